import type { binCalls } from '../../contract/calls/bin'
import type { HandlersOf } from '../../contract/dispatch'
import { binView } from '../../domain/views/bin-view'
import type { Answering } from '../answering'
import { restoreFromBin } from '../content/bin'
import { deleteForGood } from '../content/delete-for-good'
import { deletedInWords } from '../content/deleted-for-good'
import { editState } from '../session/edit-state'

/** The answers about the bin. */
export function binHandlers({ library, shell, open, saved }: Answering): HandlersOf<typeof binCalls> {
  return {
    'bin:list': async ({ dossierId, private: words }) => binView((await open(dossierId)).index, words),
    'bin:holdings': ({ dossierId }) => library.storage.holdings(dossierId),
    'bin:delete': async ({ dossierId, entries }) => {
      await shell.gather()
      const deleted = await deleteForGood(library, dossierId, entries)
      return { ...deletedInWords(deleted), edit: editState(await open(dossierId)) }
    },
    'bin:restore': ({ dossierId, id }) => saved(dossierId, (session) => restoreFromBin(session, id)),
  }
}
