import type { Id } from '../domain/records/ids'

/** Sentences for the Undo and Redo menu entries, null when there is nothing to take back. */
export interface EditState {
  undo: string | null
  redo: string | null
}

/** What an edit changed. */
export interface Saved {
  id: Id
  edit: EditState
}
