import type { Id } from '../domain/records/ids'
import type { Fault } from '../domain/errors'
import type { CopyLook, Progress, SaveState, UnsavedWork } from '../domain/ports'
import type { EditState } from './saved'
import type { ImportPlan } from './calls/exchange'
import type { NoteImportPlan } from './calls/note'

/** Commands of the native menu and its keys that the renderer carries out. */
export type MenuCommand =
  | 'find'
  | 'new-window'
  | 'open-in-window'
  | 'new-note'
  | 'new-entity'
  | 'new-claim'
  | 'new-source'
  | 'new-dossier'
  | 'briefing'
  | 'undo'
  | 'redo'
  | 'back'
  | 'forward'
  | 'toggle-contents'
  | 'toggle-context'
  | 'import'
  | 'export'
  | 'data-folder'
  | 'keys'

/** How a job ended. */
export type JobOutcome =
  /** `token` opens or shows the file it wrote. */
  | { kind: 'done'; fileName: string; token: string; summary: string }
  /** `token` brings in what was looked at. */
  | { kind: 'inspected'; token: string; plan: ImportPlan }
  | { kind: 'notes-inspected'; token: string; plan: NoteImportPlan }
  /** `token` brings back what the copy holds. */
  | { kind: 'copy-looked'; token: string; look: CopyLook }
  | { kind: 'brought-back'; summary: string }
  | { kind: 'failed'; error: Fault }
  | { kind: 'cancelled' }

/** Everything the main process tells the renderer unasked. What concerns a dossier goes to every window, the rest to one. */
export interface Events {
  /** `notesGone` were taken away: nothing more can be done with them. */
  'dossier:changed': { dossierId: Id; edit: EditState; notesGone: readonly Id[] }
  /** `refused` is what the disk does not take over all dossiers, which every window says. */
  'save:state': { dossierId: Id; state: SaveState; refused: UnsavedWork | null }
  /** The window may be about to close: what it has not handed over yet is wanted now. */
  'window:closing': Record<string, never>
  'job:progress': { jobId: string; progress: Progress }
  'job:done': { jobId: string; outcome: JobOutcome }
  /** A job ended whose window was closed meanwhile: the window in front says how. */
  'job:left': { outcome: JobOutcome }
  /** The list of dossiers, or how one of them can be worked with, was changed. */
  'dossiers:changed': Record<string, never>
  /** A window asked for something to be remembered, which holds for all of them. */
  'remembered:changed': { key: string; value: string | number | boolean }
  'menu:command': { command: MenuCommand }
}

export type EventName = keyof Events
