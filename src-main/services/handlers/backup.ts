import type { backupCalls } from '../../contract/calls/backup'
import type { HandlersOf } from '../../contract/dispatch'
import type { Answering } from '../answering'
import { listBackups, restoreBackup } from '../desktop/backups'

/** The answers about the backups of a dossier. */
export function backupHandlers({ library, shell, tell, open }: Answering): HandlersOf<typeof backupCalls> {
  return {
    'backup:list': ({ dossierId }) => listBackups(library, dossierId),
    'backup:inspect': ({ dossierId, backupId }) => library.storage.backups.inspect(dossierId, backupId),
    'backup:create': async ({ dossierId }) => {
      const session = await open(dossierId)
      const backup = await library.storage.backups.create(dossierId)
      tell.dossierChanged(session)
      return backup
    },
    'backup:restore': async ({ dossierId, backupId }) => {
      await shell.gather()
      await restoreBackup(library, dossierId, backupId)
      tell.dossierChanged(await open(dossierId))
      return null
    },
  }
}
