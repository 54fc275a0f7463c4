import type { EditState } from '../../contract/saved'
import type { DossierSession } from './dossier-session'

/** What Undo and Redo would take back now. */
export function editState(session: DossierSession): EditState {
  const { undo, redo } = session.undoState()
  return { undo: undo?.label ?? null, redo: redo?.label ?? null }
}
