import type { BriefingModel } from './briefing/model'
import type { DossierContent } from './records/dossier'
import type { Id } from './records/ids'
import type { Original, OriginalState } from './records/original'
import type { BinnableCollection, Change, Collection, LayerRecords, ReaderLayer, RecordOp } from './records/records'

/** The present moment. *Units*: ISO 8601 UTC with milliseconds. */
export type Now = () => string

/** Whether changes can be kept at this moment, in words that can be shown. */
export type SaveState =
  | { kind: 'saved' }
  | { kind: 'saving' }
  | { kind: 'read-only'; reason: string }
  /** `unsavedLabels` say of the changes what they are about, each once ('change note ‘Camara’'). */
  | { kind: 'not-saved'; reason: string; unsavedChanges: number; unsavedLabels: readonly string[] }

/** One edit, handed to a store before it is known what it changes. */
export interface Edit {
  /** What it does and to what, said while it waits ('add claim ‘Armed by Russia’'). */
  label: string
  /**
   * Asked when its turn comes, with every edit before it in the store's `layer`, which nothing changes until it has answered. Answers
   * null when there is nothing to change.
   */
  plan(): Change | null | Promise<Change | null>
  /** Stops it, and so rejects it with `cancelled`, until it is written. Only a change of many records takes long enough to look. */
  signal?: CancelSignal | undefined
  /** Follows what was put into the `layer`, before anybody can look at it. */
  onApplied?(ops: readonly RecordOp[]): void
  /**
   * In the place of `onApplied` for a change of many records: makes ready to follow what is not in the `layer` yet, which will hold
   * `after`, and gives way after each step. What is answered is called when it is in.
   */
  beforeApplied?(ops: readonly RecordOp[], after: LayerRecords): Generator<undefined, () => void>
  /** Called as soon as the change is in the `layer`, before the next edit is planned. */
  onPublished?(change: Change): void
}

/** Work that would be lost if the app ended now. `labels` name the changes, each once; `reason` says what keeps them from the disk. */
export interface UnsavedWork {
  changes: number
  labels: readonly string[]
  reason: string
}

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
  /** Every edit that was made and is not on disk yet, oldest first, whether or not the disk has refused one: what each does. */
  unsaved(): readonly string[]
  /**
   * Takes an edit, which counts as unsaved from then on. Resolves when its change is on disk; only then is it in `layer`.
   * *Errors*: those of its plan; `invalid-input`, `read-only`, `conflict` (a `before` is not what the layer holds), `storage-failed`.
   */
  edit(edit: Edit): Promise<void>
  /** An edit of which it is known what it changes. *Errors*: as of `edit`. */
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

/**
 * A whole copy of the reader's layer of one dossier.
 * `reason`: made when the dossier was `opened`, when its reader had `paused`, while they were `working` on, as the app was `closed`;
 * `asked` for, `before-restore` or `before-migration`. `counts` are records by collection.
 */
export interface Backup {
  id: string
  dossierId: Id
  /** *Units*: ISO 8601 UTC. */
  at: string
  reason: 'opened' | 'paused' | 'working' | 'closed' | 'asked' | 'before-restore' | 'before-migration'
  title: string
  sizeBytes: number
  counts: Readonly<Record<string, number>>
  /** False when its file is damaged, as far as a first look tells; `inspect` reads all of it. */
  intact: boolean
}

/** How the records of one collection differ between a backup and the dossier; `examples` are up to five labels. */
export interface BackupDifference {
  collection: Collection
  onlyInBackup: number
  onlyNow: number
  changed: number
  examples: string[]
}

export interface BackupInspection extends Backup {
  /** Empty when the backup holds what the dossier holds. */
  differences: BackupDifference[]
}

/** Backups of the dossiers in a data folder. They are made by themselves; these are for looking, asking and restoring. */
export interface Backups {
  /** Newest first. */
  list(dossierId: Id): Promise<Backup[]>
  /** *Errors*: `read-only`, `storage-failed`. */
  create(dossierId: Id): Promise<Backup>
  /** Whether the newest one holds all that is saved in the dossier now. */
  isCurrent(dossierId: Id): Promise<boolean>
  /** Makes one of each open dossier that has something new, before the app ends. A failure costs a backup, nothing else. */
  beforeClosing(signal: CancelSignal): Promise<void>
  /** Reads and verifies all of a backup, and compares. *Errors*: `not-found`, `storage-failed` when it is damaged or newer. */
  inspect(dossierId: Id, backupId: string): Promise<BackupInspection>
  /**
   * The operations that make the dossier what the backup holds, to be committed as one change, so that it can be undone.
   * Makes a backup of the present first. *Errors*: as `inspect`; `read-only`.
   */
  restoreOps(dossierId: Id, backupId: string): Promise<RecordOp[]>
  /**
   * For a dossier that is `undecided`: puts the backup in the place of what was recovered. The damaged files are kept.
   * The store has another `layer` afterwards, so the dossier must be opened again. *Errors*: as `inspect`; `read-only`.
   */
  replaceDamaged(dossierId: Id, backupId: string): Promise<void>
}

/**
 * A record that is to be gone for good, with all that is kept of it: its versions, its entries in the bin, the reader's grade of a source
 * and the passages marked in it. `alone`: without the last three, because the record goes on as it came with the app. One of `bin` is
 * that entry and nothing else.
 */
export interface ErasedRecord {
  collection: BinnableCollection | 'bin'
  id: Id
  alone?: true
}

/** What deleting for good did. */
export interface Erasure {
  /** What left the layer, for whoever follows it. */
  ops: RecordOp[]
  /** Backups that were written anew without it, or went. */
  backups: number
  /** What could not be changed or removed, one sentence each; it is tried again at the next start. */
  left: string[]
  /** Where words of it still stand, because other things say them too. */
  elsewhere: string[]
}

/** Where something in the bin is kept besides. */
export interface BinHoldings {
  versions: number
  marks: number
  /** Changes that undo could take back. */
  undo: number
  backups: number
}

/**
 * Where exports grow, kept for as long as they do, so that what one leaves that is killed can be found. Nothing is noted where nothing
 * may be written, and none of these fails. *Shape*: absolute paths.
 */
export interface ExportPlaces {
  noted(): Promise<readonly string[]>
  note(place: string): Promise<void>
  forget(place: string): Promise<void>
}

/** A full copy that was made. `leftOut` says what is not in it, or not whole, a sentence each. */
export interface CopyMade {
  /** Of its folder. */
  name: string
  at: string
  dossiers: number
  sizeBytes: number
  isWhole: boolean
  leftOut: string[]
}

/** How a dossier in a copy stands to what is here. One that is here without anything of the reader's counts as absent. */
export type CopiedState = 'absent' | 'same' | 'differs' | 'damaged here'

/** What a copy holds, when all of it was found to be what was written. `folder` is that of the copy itself. */
export interface CopyLook {
  folder: string
  name: string
  at: string
  dossiers: {
    /** Names the dossier within the copy. */
    file: string
    id: Id
    title: string
    own: boolean
    /** It lay in the bin. */
    deletedAt?: string
    counts: Readonly<Record<string, number>>
    /** What of it could not be read when the copy was made. */
    incomplete?: string
    state: CopiedState
    differences: BackupDifference[]
  }[]
  leftOut: string[]
}

/** What becomes of each dossier of a copy, by its file: `add` overwrites nothing, `replace` makes it what the copy holds. */
export type HowToBringBack = Readonly<Record<string, 'leave' | 'add' | 'replace'>>

/** How bringing back changes dossiers that are here. */
export interface BringBackEdits {
  /** Makes one edit, which can be undone. */
  edit(dossierId: Id, ops: readonly RecordOp[]): Promise<void>
  /** A dossier that was damaged has other records now. */
  reopen(dossierId: Id): Promise<void>
}

/** What was brought back. *Units*: `changes` are records. */
export interface BroughtBack {
  dossiers: { file: string; title: string; changes: number }[]
  settings: Settings
}

/** Full copies on other disks: of all dossiers, those in the bin too, and the settings. */
export interface FullCopies {
  isThere(folder: string): Promise<boolean>
  /** Says of the present state of everything whether it is the same as at another time; nothing else can be read from it. */
  state(): Promise<string>
  /**
   * Makes a copy in a folder of its own there, reads it back, and keeps the latest few. Nothing waits for it.
   * *Errors*: `invalid-input` within the data folder, `not-found`, `storage-failed`, `cancelled`; earlier copies are then as they were.
   */
  write(folder: string, work?: LongWork): Promise<CopyMade>
  /** Reads and verifies all of a copy, and compares. *Errors*: `not-found`, `import-rejected` when damaged or newer, `storage-failed`, `cancelled`. */
  look(folder: string, work?: LongWork): Promise<CopyLook>
  /**
   * Brings dossiers back from a copy that is read once more before anything is changed. What is changed here is backed up first.
   * *Errors*: as `look`; `read-only`; when it is broken off, the message names the dossiers that were brought back.
   */
  bringBack(folder: string, how: HowToBringBack, edits: BringBackEdits, work?: LongWork): Promise<BroughtBack>
}

/** Where full copies go, and how often one is made by itself. */
export interface CopyPlan {
  folder: string
  every: 'never' | 'there' | 'day' | 'week'
  last?: { at: string; name: string; state: string }
  /** Why the last one that was due was not made. */
  problem?: string
}

/** A file that comes to be kept. `sha256` is what it must have, where that is known. */
export interface IncomingOriginal {
  pieces: AsyncIterable<Uint8Array>
  sha256?: string
}

/** A file that was kept. */
export type KeptOriginal = Pick<Original, 'sha256' | 'sizeBytes'>

/** The files that sources were read from, each once under its hash. */
export interface Originals {
  /**
   * Keeps files for a record that `record` then makes and that names them. Without such a record none of them stays, whatever stops it
   * on the way. *Errors*: `read-only`, `storage-failed`, `cancelled`, those of `record`; then none is kept.
   */
  keep<T>(files: readonly IncomingOriginal[], record: (kept: KeptOriginal[]) => Promise<T>, work?: LongWork): Promise<T>
  /**
   * The bytes of a file from its start to its end; each piece is only there until the next is asked for. None of them counts before the
   * last has come. *Errors*: `not-found`, `storage-failed` when it can't be read or, after the last piece, is not what was kept.
   */
  read(sha256: string): AsyncIterable<Uint8Array>
  /** How it is with each of these files, read from start to end. *Errors*: `storage-failed`, `cancelled`. */
  check(hashes: Iterable<string>, work?: LongWork): Promise<Map<string, OriginalState>>
}

/** The data folder. */
export interface DossierStorage {
  readonly exporting: ExportPlaces
  readonly backups: Backups
  readonly originals: Originals
  readonly copies: FullCopies
  /** Why nothing can be changed, or null: opened for reading, or another program is writing. */
  readonly readOnly: string | null
  /** What a person should know about where the folder is, one sentence each; empty when all is well. */
  readonly warnings: readonly string[]
  list(): Promise<StoredDossier[]>
  /** Opens or, when there is none, begins the layer of a dossier. *Errors*: `storage-failed`. */
  open(dossierId: Id): Promise<ReaderStore>
  /** Writes a whole new layer. *Errors*: `conflict` when there is one already, `storage-failed`; `cancelled`, before it writes. */
  create(layer: ReaderLayer, work?: LongWork): Promise<void>
  /** Moves a dossier's layer to the bin of the data folder, or back. *Errors*: `not-found`, `storage-failed`. */
  remove(dossierId: Id): Promise<void>
  restore(dossierId: Id): Promise<void>
  /**
   * Deletes records for good, from journal, snapshots, backups, undo and log; the store's `layer` is without them then. What stops it on
   * the way is completed at the next start. *Errors*: `read-only`, `storage-failed`; nothing is gone then.
   */
  erase(dossierId: Id, records: readonly ErasedRecord[]): Promise<Erasure>
  /** The same with a dossier in the bin, by when it was deleted, and with its backups. *Errors*: as `erase`; `not-found`. */
  eraseBinned(dossierId: Id, deletedAt: string): Promise<Erasure>
  /** Where what is in a dossier's bin is kept besides, by entry. Reads every backup. */
  holdings(dossierId: Id): Promise<Record<Id, BinHoldings>>
  readSettings(): Promise<Settings>
  writeSettings(settings: Settings): Promise<void>
  /** Adds a line to the log of errors, also where nothing else may be written. *Errors*: Node's own. */
  log(line: string): Promise<void>
  /**
   * Copies everything to an empty folder, checks the copy and leaves a pointer to it; the old files stay. Closes every dossier;
   * afterwards the storage can only be closed, and opening it again opens the new folder.
   * *Shape*: an absolute path. *Errors*: `invalid-input`, `conflict`, `read-only`, `storage-failed`, `cancelled`; after one of them
   * nothing has moved, and dossiers have to be opened again.
   */
  moveTo(dataFolder: string, work?: LongWork): Promise<void>
  /** What another folder holds, for a person who may want to use it. */
  lookAt(dataFolder: string): Promise<FolderLook>
  /**
   * Makes another folder, empty or with dossiers in it, the one that is used from the next opening on; also when this one can't be
   * written. What is here stays. A folder in whose place another was chosen can be used again by switching to itself.
   * *Shape*: an absolute path. *Errors*: `invalid-input`, `conflict` when it holds something else or is in use, `storage-failed`.
   */
  switchTo(dataFolder: string): Promise<void>
  close(): Promise<void>
}

/** What the app remembers of itself, apart from anybody's work. Unreadable settings are replaced by none. */
export interface Settings {
  window?: { x?: number; y?: number; width: number; height: number; maximized: boolean }
  lastDossier?: Id
  renderer?: Record<string, string | number | boolean>
  copies?: CopyPlan
}

/** Reads the dossiers that came with the app. */
export interface Bundles {
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

/** Long work that tells how far it is and can be stopped. */
export interface LongWork {
  onProgress?: (progress: Progress) => void
  signal?: CancelSignal
}

/** A folder as one that could hold the data. `warning` says what speaks against it, in words that can be shown. */
export interface FolderLook {
  holds: 'nothing' | 'dossiers' | 'something else'
  warning: string | null
}

/** What rendering a briefing gives back. */
export interface RenderedBriefing {
  bytes: Uint8Array
  pages: number
  /** The characters that no shipped font can draw, each once; boxes stand in their place. */
  missingCharacters: readonly string[]
}

/** How long work on a briefing is followed and stopped. */
export interface RenderOptions {
  onProgress?: ((progress: Progress) => void) | undefined
  signal?: CancelSignal | undefined
}

/** Makes the PDF. *Errors*: `cancelled`. */
export type RenderBriefing = (model: BriefingModel, options: RenderOptions) => Promise<RenderedBriefing>
