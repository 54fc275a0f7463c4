import { call } from '../call'
import { inDossier } from '../inputs'
import type { EditState } from '../saved'

/** What the renderer asks about Undo and Redo. */
export const editCalls = {
  'edit:state': call<EditState>()(inDossier),
  /** Answers what was taken back, null when there was nothing. */
  'edit:undo': call<{ done: string | null; edit: EditState }>()(inDossier),
  'edit:redo': call<{ done: string | null; edit: EditState }>()(inDossier),
} as const
