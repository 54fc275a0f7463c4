import type { Briefing } from '../records/briefing'
import type { Claim } from '../records/claim'
import type { Entity } from '../records/entity'
import type { Fault } from '../errors'
import type { IncomingDossier } from './exchange-ports'
import type { ReaderPart } from './exchange-file'
import type { Highlight } from '../records/highlight'
import type { NoteFile } from '../notes/folders/note-file'
import type { Progress } from '../ports'
import type { Paragraph, Source } from '../records/source'

/** What a process is asked that reads one thing from outside and ends. Whatever it is sent after that says that a part was taken. */
export interface ReadOrder {
  kind: 'dossier' | 'folder' | 'text'
  path: string
  /** How much memory the process may take before it ends itself. *Units*: bytes of resident set. */
  memoryBytes: number
}

interface RecordOfList {
  entities: Entity
  claims: Claim
  /** Their paragraphs follow each of them. */
  sources: Source
  /** Of the last source. */
  paragraphs: Paragraph
  notes: ReaderPart['notes'][number]
  highlights: Highlight
  briefings: Briefing
  /** Of a folder of Markdown. */
  files: NoteFile
}

/** The lists of records that come from outside, by name. */
export type ReadLists = { [L in keyof RecordOfList]: RecordOfList[L][] }
export type ReadList = keyof RecordOfList

/** Records of one list, a few at a time: whoever takes them in one piece stands still meanwhile. */
export interface RecordsAnswer<L extends ReadList = ReadList> {
  kind: 'records'
  list: L
  records: RecordOfList[L][]
}

/** What is left to say once all records were sent; the lists of a dossier are empty here. */
export type LastAnswer =
  | { kind: 'dossier'; incoming: IncomingDossier }
  | { kind: 'folder'; others: string[]; leftOut: string[] }
  | { kind: 'text'; text: string }

/** What the process answers: `progress` and `records` any number of times, then one of the others and no more. */
export type ReadAnswer =
  | { kind: 'progress'; progress: Progress }
  | { [L in ReadList]: RecordsAnswer<L> }[ReadList]
  | { kind: 'done'; last: LastAnswer }
  | { kind: 'refused'; fault: Fault }
  /** `stack` is for the log only. */
  | { kind: 'broken'; stack: string }

/** What the process writes on its standard error when it ends itself for its memory: its answers go through a thread that is busy. */
export const MEMORY_MARK = 'dossier: over its memory'
