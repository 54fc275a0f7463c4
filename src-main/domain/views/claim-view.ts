import { formatLocator, type Citation, type Locator } from '../records/citation'
import { citationTarget, placeWords, presentLocator, type CitationTarget } from '../citing/citation-target'
import { wordsOf } from '../citing/cited-text'
import { rewordedFrom } from '../citing/reworded'
import type { Claim, ClaimKind, Confidence, Contradiction } from '../records/claim'
import type { ClaimStatus } from '../dossier/claim-status'
import { dateInSentence, dateReason, dateWords } from '../dating/date-words'
import type { DossierIndex, Origin } from '../dossier/dossier-index'
import type { Id } from '../records/ids'
import type { TextRange } from '../text/text-range'
import type { PropertyId } from '../vocabulary/definition'
import type { Property } from '../vocabulary/vocabulary'
import { CREDIBILITY, type Source } from '../records/source'
import { entityRef, sourceRef, type DeletedRef, type EntityRef, type SourceRef } from './refs'
import { sealed, type Sealed } from './sealed'
import { moneyWords } from '../values/money'
import { percentageWords } from '../values/percentage'
import { plainValueWords } from '../values/value-words'
import { voiceOf, type Voice } from './voice'

/** A citation as a marker and the card behind it show it. */
export interface CitationView {
  source: SourceRef
  /** What the marker prints: the paragraph's number, or a short form of the locator. */
  marker: string
  /** 'para. 6'; of lost words it says that they are. */
  locator: string
  /** The paragraph's number, for a link to it. */
  paragraph?: string
  /** The words it rested on, when they are no longer in the source; '' when it never had any. */
  lost?: string
  /** What the line was read against, where the source has `now` in that place since. */
  reworded?: { was: string; now: string }
  /** The paragraph in the library: the source's words or our digest. */
  text?: string
  /** The cited words in `text`. *Units*: code points. */
  highlight?: { start: number; end: number }
  textKind: Source['textKind']
  credibility: number
  credibilityWords: string
  /** 'Kestér Kenn Klomegâh · article · 2025'. */
  sourceLine: string
}

/** What a claim's value prints as, and where it leads. */
export interface ValueView {
  text: string
  lang?: string
  entity?: EntityRef
  /** The date, for sorting and marking. */
  edtf?: string
}

/** A claim, ready to be shown anywhere. */
export interface ClaimView {
  id: Id
  subject: EntityRef
  property: PropertyId
  /** The property's label seen from the subject. */
  label: string
  /** False for what says what it says also without its label. */
  needsLabel: boolean
  /** It ties its subject to another entity, or would if it named one. */
  isRelation: boolean
  /** Shown only with `voice`. */
  value: Sealed<ValueView>
  kind: ClaimKind
  /** Whose it is; null for what its source reports as fact. */
  voice: Voice | null
  /** Why the date that it gives is uncertain. */
  dateReason?: string
  attributedTo?: EntityRef
  /** Who passed the words on. */
  reportedBy?: EntityRef
  role?: string
  /** '40%'. */
  share?: string
  /** '€1,250,000'. */
  amount?: string
  /** When it held or happened: 'since July 2024', from the qualifiers. When it was said stands with whose it is. */
  when?: string
  event?: EntityRef
  place?: EntityRef
  status: ClaimStatus
  disputedBy: Id[]
  /** Those of them that somebody marked, each with its reason. */
  contradictions: Contradiction[]
  /** Claims that it is marked to contradict and that have been deleted. */
  disputesDeleted?: DeletedRef[]
  confidence?: Confidence
  deprecated: boolean
  ownJudgement: boolean
  origin: Origin
  citations: CitationView[]
  notes: number
}

/** The claim without the deleted ones that it contradicts, which may name it in turn. */
export function claimByItself(index: DossierIndex, claim: Claim): ClaimView {
  const { qualifiers } = claim
  const property = index.vocabulary.property(claim.property)
  const voice = voiceOf(index, claim)
  const when = qualifierWords(claim, voice !== null)
  const reason = claim.value.type === 'date' ? dateReason(claim.value.date) : undefined
  return {
    id: claim.id,
    subject: entityRef(index, claim.subject),
    property: claim.property,
    label: property.label,
    needsLabel: !property.roles.has('plain'),
    isRelation: property.value === 'entity' || claim.value.type === 'entity',
    value: sealed(valueView(index, claim)),
    kind: claim.kind,
    voice,
    ...(reason !== undefined && { dateReason: reason }),
    ...(claim.attributedTo !== undefined && { attributedTo: entityRef(index, claim.attributedTo) }),
    ...(claim.reportedBy !== undefined && { reportedBy: entityRef(index, claim.reportedBy) }),
    ...(qualifiers?.role !== undefined && { role: qualifiers.role }),
    ...(qualifiers?.share && { share: percentageWords(qualifiers.share) }),
    ...(qualifiers?.amount && { amount: moneyWords(qualifiers.amount) }),
    ...(when !== undefined && { when }),
    ...(qualifiers?.event !== undefined && { event: entityRef(index, qualifiers.event) }),
    ...(qualifiers?.place !== undefined && { place: entityRef(index, qualifiers.place) }),
    status: index.status(claim),
    disputedBy: index.disputing(claim).map((other) => other.id),
    contradictions: index.contradictions(claim),
    ...(claim.confidence && { confidence: claim.confidence }),
    deprecated: claim.rank === 'deprecated',
    ownJudgement: claim.ownJudgement === true,
    origin: index.origin('claims', claim.id),
    citations: claim.citations.map((citation) => citationView(index, citation)),
    notes: index.notesOn(claim.id).length,
  }
}

/** The citation as a marker and its card show it. */
export function citationView(index: DossierIndex, citation: Citation): CitationView {
  const source = index.sources.get(citation.sourceId)
  const place = citationTarget(source, citation)
  const locator = presentLocator(source, citation)
  const { paragraph, ...range } = place.kind === 'words' ? place.words : { paragraph: undefined }
  const was = rewordedFrom(source, citation)
  const isAll = 'from' in range && range.from === 0 && range.to === paragraph?.text.length
  return {
    source: sourceRef(index, citation.sourceId),
    marker: markerOf(locator, source, place),
    locator: source ? placeWords(source, citation) : formatLocator(locator),
    ...(locator.kind === 'paragraph' && place.kind !== 'lost' && { paragraph: locator.value }),
    ...(place.kind === 'lost' && { lost: citation.selector?.quote.exact ?? '' }),
    ...(was !== undefined && place.kind === 'words' && { reworded: { was, now: wordsOf(place.words) } }),
    ...(paragraph && { text: paragraph.text }),
    ...(paragraph && 'from' in range && !isAll && { highlight: inCodePoints(paragraph.text, range) }),
    textKind: source?.textKind ?? 'none',
    credibility: citation.credibility,
    credibilityWords: CREDIBILITY[citation.credibility] ?? '',
    sourceLine: source ? sourceLine(source) : '',
  }
}

/** 'Kestér Kenn Klomegâh · article · about August 2025 (inferred)'. */
export function sourceLine(source: Source): string {
  return [
    source.authors.join(', '),
    source.publisher,
    source.kind.replace('-', ' '),
    source.version === undefined ? undefined : `version ${source.version}`,
    source.published ? dateWords(source.published) : undefined,
  ]
    .filter((part) => part !== undefined && part !== '')
    .join(' · ')
}

/** The words that a claim is found by; what is shown of it comes from its view. */
export function searchedWords(index: DossierIndex, claim: Claim): string {
  return valueView(index, claim).text
}

/** The same of how much it is about, and in what role. */
export function searchedDetails({ qualifiers: { role = '', share, amount } = {} }: Claim): string {
  return `${role} ${share ? percentageWords(share) : ''} ${amount ? moneyWords(amount) : ''}`
}

/** The value in words. */
function valueView(index: DossierIndex, claim: Claim): ValueView {
  const { value } = claim
  const property = index.vocabulary.property(claim.property)
  switch (value.type) {
    case 'entity': {
      const entity = entityRef(index, value.entityId)
      return { text: entity.name, entity }
    }
    case 'somevalue':
      return { text: unknownWords(property) }
    case 'novalue':
      return { text: 'none' }
    default: {
      const text = plainValueWords(value, property.scheme)
      if (value.type === 'date') return { text, edtf: value.date.edtf }
      return { text, ...(value.type === 'text' && value.lang !== undefined && { lang: value.lang }) }
    }
  }
}

/** What stands where a source says that there is something and not what it is. */
function unknownWords({ value }: Property): string {
  return value === 'text' ? 'not reported' : value === 'entity' ? 'not named' : 'not given'
}

/** When it held or happened; when it was said stands with whose it is, where it is somebody's. */
function qualifierWords(claim: Claim, hasVoice: boolean): string | undefined {
  const saidAt = hasVoice ? undefined : claim.qualifiers?.saidAt
  const words = [periodWords(claim), saidAt && `said ${dateInSentence(saidAt)}`].filter(Boolean)
  return words.length === 0 ? undefined : words.join(', ')
}

/** When it held or happened, empty when that is not said: 'since July 2024'. */
export function periodWords(claim: Claim): string {
  const { start, end, happenedAt } = claim.qualifiers ?? {}
  if (happenedAt) return dateWords(happenedAt)
  if (start && end) return `${dateWords(start)} to ${dateWords(end)}`
  if (start) return `since ${dateWords(start)}`
  if (end) return `until ${dateWords(end)}`
  return ''
}

function inCodePoints(text: string, { from, to }: TextRange): { start: number; end: number } {
  const start = [...text.slice(0, from)].length
  return { start, end: start + [...text.slice(from, to)].length }
}

function markerOf({ kind, value }: Locator, source: Source | undefined, place: CitationTarget): string {
  if (place.kind === 'lost') return 'lost'
  if (kind === 'page') return `p. ${value}`
  return source?.kind === 'data-package' ? 'data' : value
}
