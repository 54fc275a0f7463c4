import type { Id } from '../domain/records/ids'
import type { Fault } from '../domain/errors'
import type { Contents } from '../domain/views/contents'
import type { NoteSummary } from '../domain/views/note-view'
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
  /** `id` is that of the dossier which was made of a file, or into which it came. */
  | { kind: 'brought-in'; id: Id }
  /** *Units*: notes that came or changed. */
  | { kind: 'notes-brought-in'; changed: number }
  /** `token` brings back what the copy holds. */
  | { kind: 'copy-looked'; token: string; look: CopyLook }
  | { kind: 'brought-back'; summary: string }
  | { kind: 'failed'; error: Fault }
  | { kind: 'cancelled' }

/** A note that was written, for windows that show it or what it is on. */
export interface ChangedNote {
  /** Of a private note without its words. */
  summary: NoteSummary
  /** The records that it is on, or was until now. */
  on: readonly Id[]
  /** It is called otherwise than before, and links to it may show something else. */
  isRenamed: boolean
  /** It is new, or on other things, pinned or private other than before. */
  isPlacedAnew: boolean
  /** It may link to, cite or be tagged with something else than before. */
  isTiedAnew: boolean
}

/** Notes and briefings that were written, and nothing else was changed. */
export interface Written {
  notes: readonly ChangedNote[]
  briefings: readonly Id[]
  /** What the window's frame shows of them. */
  frame: Pick<Contents, 'noteCount' | 'briefings'>
}

/** Everything the main process tells the renderer unasked. What concerns a dossier goes to every window, the rest to one. */
export interface Events {
  /** `notesGone` were taken away: nothing more can be done with them. Without `written`, anything may be other than it was. */
  'dossier:changed': { dossierId: Id; edit: EditState; notesGone: readonly Id[]; written: Written | null }
  /** `refused` is what the disk does not take over all dossiers, which every window says. */
  'save:state': { dossierId: Id; state: SaveState; refused: UnsavedWork | null }
  /** The window may be about to close: what it has not saved yet is wanted now. */
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
