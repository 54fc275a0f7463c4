import type { recoveryCalls } from '../../contract/calls/recovery'
import type { HandlersOf } from '../../contract/dispatch'
import type { Answering } from '../answering'

/** The answers about a dossier that was found damaged. */
export function recoveryHandlers({ tell, open }: Answering): HandlersOf<typeof recoveryCalls> {
  return {
    'recovery:accept': async ({ dossierId }) => {
      const session = await open(dossierId)
      await session.store.goOnWithRecovered()
      tell.dossierChanged(session)
      return null
    },
  }
}
