import type { EditState } from '../../contract/saved'
import { editLabel } from '../../domain/records/edit-made'
import type { DossierSession } from './dossier-session'

/** What Undo and Redo would take back now. */
export function editState(session: DossierSession): EditState {
  const { undo, redo } = session.undoState()
  return { undo: undo && editLabel(undo), redo: redo && editLabel(redo) }
}
