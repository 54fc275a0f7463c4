import type { BriefingModel } from '../briefing/model'
import type { CarryChoice } from '../records/carry-choice'
import type { Id } from '../records/ids'
import type { Marking } from '../records/marking'
import type { Source } from '../records/source'

/** Which records of a dossier stand in a briefing's pages. */
export interface PrintedRecords {
  claimIds: ReadonlySet<Id>
  /** With all their names, what they are and their summary. */
  profiledIds: ReadonlySet<Id>
  /** By name alone, beside those that the claims name. */
  namedIds: ReadonlySet<Id>
  noteIds: ReadonlySet<Id>
  /** Whether what the dossier says of itself is printed. */
  summary: boolean
  /** Whether what the metadata of sources leaves open is printed beside them. */
  remarks: boolean
}

/** Says which records stand in the pages that a model becomes. */
export type PrintedIn = (model: BriefingModel) => PrintedRecords

/** A source that goes along, and how much of its text. */
export interface CarriedSource {
  id: Id
  title: string
  marking: Marking
  textKind: Source['textKind']
  paragraphs: number
  /** How many paragraphs it has here. */
  of: number
}

/** What goes along, to be said before it does. */
export interface Cargo {
  entities: number
  claims: number
  notes: number
  sources: CarriedSource[]
}

/** Something that is marked higher than what it stands in or goes along with. */
export interface MarkedHigher {
  /** The dossier as a whole can't be left out, only carried less of. */
  kind: 'source' | 'claim' | 'note' | 'dossier'
  id: Id
  label: string
  marking: Marking
}

/** What is about to leave the machine: what it would take along by each choice, and what holds it back. */
export interface Outgoing {
  cargo: Readonly<Record<Exclude<CarryChoice, 'none'>, Cargo>>
  higher: MarkedHigher[]
  /** What the mark must be raised to for all of it to go. */
  raiseTo: Marking
  /** What was left out by choice and is still in the dossier. */
  leftOut: { id: Id; label: string }[]
}
