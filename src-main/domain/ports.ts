import type { BriefingModel } from './briefing-model'
import type { DossierContent } from './dossier'
import type { Id } from './ids'
import type { Change, ReaderLayer } from './records'

/** The present moment. *Units*: ISO 8601 UTC with milliseconds. */
export type Now = () => string

/** Whether changes can be kept at this moment, in words that can be shown. */
export type SaveState =
  | { kind: 'saved' }
  | { kind: 'saving' }
  | { kind: 'read-only'; reason: string }
  | { kind: 'not-saved'; reason: string; unsavedChanges: number }

/** What opening a store found and mended, one plain sentence each; empty when all was well. */
export type RecoveryReport = readonly string[]

/**
 * The reader's layer of one dossier, durable.
 * `layer` is the published memory: read it, never write it. `history` is the latest changes, oldest first, kept across restarts.
 */
export interface ReaderStore {
  readonly layer: ReaderLayer
  readonly history: readonly Change[]
  readonly recovery: RecoveryReport
  /** Why nothing is written before the person has chosen: saved changes can't be read. Null when everything was read. */
  readonly undecided: string | null
  /** The person's choice to go on with what was recovered; the damaged files are kept. *Errors*: `storage-failed`. */
  goOnWithRecovered(): Promise<void>
  saveState(): SaveState
  onSaveState(listener: (state: SaveState) => void): () => void
  /**
   * Resolves when the change is on disk; only then is it in `layer`.
   * *Errors*: `read-only`, `conflict` (a `before` is not what the layer holds), `storage-failed`.
   */
  commit(change: Change): Promise<void>
  close(): Promise<void>
}

/** A dossier of the reader's in the data folder: one they made, or their layer on a bundled one. */
export interface StoredDossier {
  id: Id
  /** True for a dossier with no bundle under it. */
  own: boolean
  title: string
  deletedAt?: string
}

/** The data folder. */
export interface DossierStorage {
  list(): Promise<StoredDossier[]>
  /** Opens or, when there is none, begins the layer of a dossier. *Errors*: `storage-failed`. */
  open(dossierId: Id): Promise<ReaderStore>
  /** Writes a whole new layer. *Errors*: `conflict` when there is one already, `storage-failed`. */
  create(layer: ReaderLayer): Promise<void>
  /** Moves a dossier's layer to the bin of the data folder, or back. *Errors*: `not-found`, `storage-failed`. */
  remove(dossierId: Id): Promise<void>
  restore(dossierId: Id): Promise<void>
  readSettings(): Promise<Settings>
  writeSettings(settings: Settings): Promise<void>
  close(): Promise<void>
}

/** What the app remembers of itself, apart from anybody's work. Unreadable settings are replaced by none. */
export interface Settings {
  window?: { x?: number; y?: number; width: number; height: number; maximized: boolean }
  lastDossier?: Id
  renderer?: Record<string, string | number | boolean>
}

/** Reads the dossiers that came with the app. */
export interface BundleReader {
  list(): Promise<{ id: Id; title: string }[]>
  /** *Errors*: `not-found`; `import-rejected` with the places when the bundle does not parse. */
  read(dossierId: Id): Promise<DossierContent>
}

/** How far long work has come. *Shape*: `done` of `total` steps; `total` 0 when not known. */
export interface Progress {
  phase: string
  done: number
  total: number
}

/** The part of `AbortSignal` that long work needs; the domain sees neither Node nor the DOM. */
export interface CancelSignal {
  readonly aborted: boolean
}

/** What rendering a briefing gives back. */
export interface RenderedBriefing {
  bytes: Uint8Array
  pages: number
  /** Characters that no shipped font can draw, replaced visibly. */
  missingGlyphs: number
}

/** Makes the PDF. *Errors*: `cancelled`. */
export type RenderBriefing = (
  model: BriefingModel,
  options: { onProgress?: (progress: Progress) => void; signal?: CancelSignal },
) => Promise<RenderedBriefing>
