import type { editCalls } from '../../contract/calls/edit'
import type { HandlersOf } from '../../contract/dispatch'
import type { Answering } from '../answering'
import { editState } from '../session/edit-state'

/** The answers about Undo and Redo. */
export function editHandlers({ open }: Answering): HandlersOf<typeof editCalls> {
  return {
    'edit:state': async ({ dossierId }) => editState(await open(dossierId)),
    'edit:undo': async ({ dossierId }) => {
      const session = await open(dossierId)
      return { done: await session.undo(), edit: editState(session) }
    },
    'edit:redo': async ({ dossierId }) => {
      const session = await open(dossierId)
      return { done: await session.redo(), edit: editState(session) }
    },
  }
}
