import type { dossierCalls } from '../../contract/calls/dossier'
import type { HandlersOf } from '../../contract/dispatch'
import { audit } from '../../domain/views/audit'
import { contents } from '../../domain/views/contents'
import { overview } from '../../domain/views/overview'
import { timeline, undatedEvents } from '../../domain/views/timeline'
import type { Answering } from '../answering'
import { deletedInWords } from '../content/deleted-for-good'

/** The answers about whole dossiers. */
export function dossierHandlers({
  library,
  settings,
  tell,
  open,
  listed,
  overAll,
}: Answering): HandlersOf<typeof dossierCalls> {
  return {
    'dossier:list': () => library.list(),
    'dossier:open': async ({ dossierId }) => {
      const session = await open(dossierId)
      if (settings.value.lastDossier !== dossierId) await settings.save({ ...settings.value, lastDossier: dossierId })
      return contents(session.index)
    },
    'dossier:health': async ({ dossierId }) => {
      const { store } = await open(dossierId)
      const { recovery, undecided } = store
      return {
        saveState: store.saveState(),
        refused: library.refused(),
        recovery,
        isUndecided: undecided !== null,
      }
    },
    'dossier:overview': async ({ dossierId }) => overview((await open(dossierId)).index),
    'dossier:audit': async ({ dossierId }) => audit((await open(dossierId)).index),
    'dossier:timeline': async ({ dossierId }) => {
      const { index } = await open(dossierId)
      return { items: timeline(index), undated: undatedEvents(index) }
    },
    'dossier:meta': async ({ dossierId }) => (await open(dossierId)).index.meta,
    'dossier:create': async ({ title, marking, language }) => ({
      id: await listed(library.create({ title, marking, language })),
    }),
    'dossier:duplicate': async ({ dossierId, title }) => ({
      id: await listed(library.duplicate(dossierId, title)),
    }),
    'dossier:rename': async ({ dossierId, title, marking }) => {
      const session = await open(dossierId)
      await session.edit({ kind: 'change-title' }, () => ({
        ops: [session.put('meta', { ...session.index.meta, title, marking })],
        answer: null,
      }))
      tell.dossiersChanged()
      return null
    },
    'dossier:delete': async ({ dossierId }) => {
      await overAll(() => library.remove(dossierId))
      return null
    },
    'dossier:restore': async ({ dossierId }) => {
      await listed(library.restore(dossierId))
      return null
    },
    'dossier:delete-for-good': async ({ dossierId, deletedAt }) =>
      deletedInWords(await listed(library.deleteForGood(dossierId, deletedAt))),
  }
}
