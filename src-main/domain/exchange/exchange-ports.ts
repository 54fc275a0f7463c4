import type { NoteFile } from '../notes/folders/note-file'
import type { DossierContent } from '../records/dossier'
import type { Manifest, ReaderPart } from './exchange-file'
import type { IntegrityFinding } from '../checking/integrity'
import type { Handover } from '../leaving/handover'
import type { CancelSignal, Progress } from '../ports'
import type { TimeZone } from '../dating/reader-day'

/** What an export says of its making. */
export interface Making {
  /** 'Dossier 0.1.0'. */
  producer: string
  /** *Units*: ISO 8601 UTC. */
  createdAt: string
  /** Where the days are those of; where the reader is when not given. */
  zone?: TimeZone
}

/**
 * A piece of an export.
 * *Shape*: `file` is the path inside the export's folder with `/`, or '' for an export that is one file;
 * the pieces of a file come one after another.
 */
export interface ExportPiece {
  file: string
  bytes: Uint8Array
  /** How many records the piece finishes. */
  records: number
}

/** An export on its way out: pulled piece by piece, so that it can be stopped between two. */
export interface ExportStream {
  /** How many records all pieces finish, or nearly so. */
  records: number
  pieces: Iterable<ExportPiece>
}

/** Says a dossier in one format. Equal input gives equal bytes. *Errors*: `conflict` when the dossier is too broken for the format. */
export type ExportDossier = (handover: Handover, making: Making) => ExportStream

/** A `.dossier` file that was read whole and found right. Nothing has been changed by reading it. */
export interface IncomingDossier {
  manifest: Manifest
  content: DossierContent
  reader: ReaderPart
  /** What is weak in it and was not a reason to refuse it. */
  weaknesses: IntegrityFinding[]
}

/** How long work tells of itself and is stopped. */
export interface WorkOptions {
  onProgress?: (progress: Progress) => void
  signal?: CancelSignal
}

/**
 * Reads a `.dossier` file and checks everything in it.
 * *Errors*: `not-found`, `too-large`, `import-rejected` with the places in `details`, `cancelled`.
 */
export type ReadDossierFile = (path: string, options?: WorkOptions) => Promise<IncomingDossier>

/** What a folder of Markdown holds. */
export interface MarkdownFolder {
  files: NoteFile[]
  /** Paths of the files of other kinds, which stay where they are. */
  others: string[]
  /** What could not be read, one sentence each. */
  leftOut: string[]
}

/** Reads a folder of Markdown. *Errors*: `not-found`, `too-large`, `cancelled`. */
export type ReadMarkdownFolder = (path: string, options?: WorkOptions) => Promise<MarkdownFolder>

/**
 * A text file's text, UTF-8 or UTF-16 with its mark.
 * *Errors*: `not-found`, `too-large` over 20 MB, `invalid-input` when it is not text, `cancelled`.
 */
export type ReadTextFile = (path: string, options?: WorkOptions) => Promise<string>

/** What reads all that comes from outside. */
export interface ReadingOutside {
  dossier: ReadDossierFile
  folder: ReadMarkdownFolder
  text: ReadTextFile
}
