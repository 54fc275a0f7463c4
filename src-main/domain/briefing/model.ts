import type { SectionKind } from '../records/briefing'
import type { CarryChoice } from '../records/carry-choice'
import type { ClaimKind, Confidence } from '../records/claim'
import type { Id } from '../records/ids'
import type { Marking } from '../records/marking'
import type { CitedRef } from '../notes/markdown/note-syntax'
import type { Reliability, Source } from '../records/source'
import type { ClaimStatus } from '../dossier/claim-status'
import type { KindId } from '../vocabulary/definition'
import type { Sealed } from '../views/sealed'
import type { VoiceKind } from '../views/voice'

/** A citation as the briefing prints it: a numbered source and the place in it. */
export interface BriefingCitation {
  /** 1-based number in `sources`. */
  source: number
  /** 'para. 6'. */
  locator: string
  credibility: number
}

/** Whose a claim is, in the words for each place where it may stand. */
export interface BriefingVoice {
  kind: VoiceKind
  /** Beside it: 'said by Sergey Lavrov'. */
  beside: string
  /** Above it: 'Statement by Sergey Lavrov'. */
  above: string
  /** Before it: 'Sergey Lavrov said of Rosatom'. */
  before: string
}

/** One claim as a sentence that can stand alone. */
export interface BriefingClaim {
  id: Id
  /** 'Members: Burkina Faso' is label and text. */
  label: string
  /** What it is about, where it stands away from the page of that. */
  subject?: string
  /** Printed only with `voice`. */
  text: Sealed<string>
  kind: ClaimKind
  status: ClaimStatus
  /** Whose it is; null for what its source reports as fact. */
  voice: BriefingVoice | null
  confidence?: Confidence
  citations: BriefingCitation[]
  /** Why none of them bears it out: 'all its sources have been deleted'. */
  unsourced?: string
  ownJudgement: boolean
  /** '40%', '€1,250,000': how much a relation is about, where it is drawn. */
  howMuch?: string
  /** For a relation, the other entity: its name links to its profile and is drawn in the diagram. */
  entityId?: Id | undefined
}

/** One finding: what is held, what speaks for it and what against. */
export interface BriefingFinding {
  title: string
  text?: string | undefined
  confidence?: Confidence | undefined
  evidence: BriefingClaim[]
  contrary: BriefingClaim[]
}

/** What became of a claim since the briefing was last exported. */
export interface BriefingChange {
  kind: 'new' | 'changed' | 'withdrawn'
  claimId: Id
  /** Absent when it is no longer in the dossier. */
  claim?: BriefingClaim
}

/** Claims that cannot all hold. */
export interface BriefingDispute {
  question: string
  sides: BriefingClaim[]
  /** Why they cannot all hold. */
  because?: string
}

export interface BriefingName {
  value: string
  lang?: string
  script?: string
}

export interface BriefingProfile {
  id: Id
  schema: KindId
  /** Drawn as one: not as a body, a place or a thing. */
  isPerson: boolean
  /** 'Public body · ministry'. */
  typeLabel: string
  names: BriefingName[]
  summary?: { text: string; citations: BriefingCitation[] }
  keyFacts: BriefingClaim[]
  relations: BriefingClaim[]
  statements: BriefingClaim[]
  notes: BriefingNote[]
  /** Its outline in a shipped map package, for the map. */
  outline?: { dataset: 'world-atlas/countries-50m'; featureId: string; claimId: Id } | undefined
}

/** What a link of a note means now, found by how it is written there. */
export interface BriefingNoteLink {
  target: string
  label?: string
  /** What is printed in its place. */
  shown: string
  entityId?: Id
  /** True when it leads to a heading of the same note. */
  isHeading?: true
}

/** What a citation of a note points at now, found by how it is written there. */
export interface BriefingNoteCitation {
  ref: CitedRef
  /** Empty when it comes to no source. */
  citations: BriefingCitation[]
  /** What is printed in its place then; as it was written when not given. */
  shown?: string
}

export interface BriefingNote {
  id: Id
  /** Empty when it has none of its own. */
  title: string
  /** Markdown. */
  body: string
  links?: BriefingNoteLink[]
  citations?: BriefingNoteCitation[]
  /** 'On Mali'. */
  target: string
  /** The day on which it was last changed, where the reader is: '2024-05-01'. */
  changedOn: string
}

export interface BriefingSource {
  /** 1-based. */
  number: number
  id: Id
  title: string
  authors: string[]
  /** True when it is not in the dossier any more: it is named and nothing else is said of it. */
  deleted?: true
  publisher?: string
  /** As printed: 'about August 2025 (inferred)'. */
  published?: string
  /** The same date in EDTF, for citation files. */
  publishedEdtf?: string | undefined
  kind?: Source['kind'] | undefined
  /** BCP 47. */
  language?: string | undefined
  accessed?: string
  url?: string
  version?: string
  licence?: string
  /** Its own handling mark, or the dossier's. */
  marking?: Marking | undefined
  reliability: Reliability
  rationale: string
  remarks?: string
}

export interface BriefingJudgement {
  text: string
  confidence?: Confidence
  citations: BriefingCitation[]
  claimIds: Id[]
}

/** An entry of the timeline: a date with what happened then. */
export interface BriefingEvent {
  edtf: string
  dateLabel: string
  uncertain: boolean
  /** True when what happened then is that somebody said it. */
  isUtterance: boolean
  claim: BriefingClaim
}

/** Everything a briefing says, before any thought of pages: the renderer's only input, and what the PDF's text is checked against. */
export interface BriefingModel {
  title: string
  deck?: string
  author?: string
  format: 'brief' | 'report'
  paper: 'A4' | 'Letter'
  marking: Marking
  language: string
  /** When it is made. *Units*: ISO 8601 UTC; fixes every date in the file, so that equal models give equal bytes. */
  madeAt: string
  /** The day it bears, where the reader is: '2024-05-01'. */
  day: string
  dataCutOff?: string
  /** 'Dossier 0.1.0'. */
  producer: string
  /** For running heads. */
  shortTitle?: string | undefined
  /** Of this briefing: '2'. */
  version?: string | undefined
  audience?: string | undefined
  /** What is printed, in this order. */
  sections: readonly SectionKind[]
  /** What is asked, what is left out, on what material. */
  scopeNote?: string | undefined
  findings?: BriefingFinding[] | undefined
  outlook?: { text?: string | undefined; forecasts: BriefingClaim[]; indicators: string[] } | undefined
  /** What isn't known, one sentence each. */
  gaps?: { text: string; citations: BriefingCitation[] }[] | undefined
  changes?: { since: string; items: BriefingChange[] } | undefined
  /** A `.dossier` file inside the PDF, so that it can be read back: what is printed, or the whole dossier. */
  attachment?: { fileName: string; carries: Exclude<CarryChoice, 'none'>; bytes: Uint8Array } | undefined
  dossier: { id: Id; title: string; version?: string; contentHash: string }
  bottomLine?: string
  /** Of a report: what its author adds to the bottom line, in this order. */
  reportSummary?: { label: string; text: string }[]
  keyJudgements: BriefingJudgement[]
  summary?: { text: string; citations: BriefingCitation[] }
  disputes: BriefingDispute[]
  timeline: BriefingEvent[]
  /** How many dated claims are not in it because they only say what held at a date, for which a brief has no room. */
  heldLeftOut?: number
  /** What of the dossier's own answer is not in it because it rests on entities that were not chosen. */
  answerLeftOut?: { bottomLine: boolean; judgements: number; of: number }
  profiles: BriefingProfile[]
  /** Notes on the dossier or on nothing in particular. */
  notes: BriefingNote[]
  sources: BriefingSource[]
}
