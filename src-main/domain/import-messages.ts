import type { Briefing } from './briefing'
import type { Claim } from './claim'
import type { Entity } from './entity'
import type { ErrorCode } from './errors'
import type { IncomingDossier } from './exchange-ports'
import type { ReaderPart } from './exchange-file'
import type { Highlight } from './highlight'
import type { Progress } from './ports'
import type { Source } from './source'

/** What a thread that reads a dossier file is started with. */
export interface ReadOrder {
  path: string
}

interface RecordOfList {
  entities: Entity
  claims: Claim
  sources: Source
  notes: ReaderPart['notes'][number]
  highlights: Highlight
  briefings: Briefing
}

/** The lists of records that a dossier file holds, by name. */
export type ImportLists = { [L in keyof RecordOfList]: RecordOfList[L][] }
export type ImportList = keyof RecordOfList

/** Records of one list, a few at a time: whoever takes them in one piece stands still meanwhile. Any message says that they were taken. */
export interface RecordsAnswer<L extends ImportList> {
  kind: 'records'
  list: L
  records: RecordOfList[L][]
}

/**
 * What the thread answers: `progress` and `records` any number of times, then one of the others and no more.
 * The lists of `done` are empty: their records came before.
 */
export type ReadAnswer =
  | { kind: 'progress'; progress: Progress }
  | { [L in ImportList]: RecordsAnswer<L> }[ImportList]
  | { kind: 'done'; incoming: IncomingDossier }
  | { kind: 'refused'; code: ErrorCode; message: string; details?: readonly string[] }
  /** `stack` is for the log only. */
  | { kind: 'broken'; stack: string }
