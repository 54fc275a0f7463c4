import type { Claim } from '../records/claim'
import { dateSpan, isEdtf, isUncertain, type Dated } from '../dating/dates'
import { dateWords } from '../dating/date-words'
import type { DossierIndex, Origin } from '../dossier/dossier-index'
import { displayName, type Entity } from '../records/entity'
import type { Id } from '../records/ids'
import { Multimap } from '../multimap'
import type { KindId, PropertyId } from '../vocabulary/definition'
import { placeOnPage } from './place-on-page'
import { citationView, periodWords, type CitationView, type ClaimView } from './claim-view'
import { claimView } from './claim-among-others'
import { compareNotes, noteSummary, type NoteSummary } from './note-view'
import { linksById } from './links-by-id'
import { proposalView, type ProposalView } from './proposal-view'
import { entityRef, sourceRef, typeLabel, type EntityRef, type SourceRef } from './refs'

export interface NameView {
  value: string
  lang?: string
  script?: string
  kind: Entity['names'][number]['kind']
  citations: CitationView[]
}

/** A relation from the page's side, whichever end it was stated at. */
export interface RelationView {
  other: EntityRef
  claim: ClaimView
}

/** Relations that read alike: 'Members', 'Took part in'. */
export interface RelationGroup {
  label: string
  direction: 'out' | 'in'
  relations: RelationView[]
}

export interface KeyFact {
  label: string
  claims: ClaimView[]
}

/** Claims that cannot all hold. */
export interface Dispute {
  /** 'Began'. */
  label: string
  subject: EntityRef
  sides: ClaimView[]
  /** Why they cannot all hold, where a claim says so. */
  because?: string
}

/** A dated happening on the entity's own line of time. */
export interface DatedItem {
  edtf: string
  /** The date alone: '6 July 2024'. */
  dateLabel: string
  /** What the claim adds to its date: 'by treaty'. */
  note?: string
  uncertain: boolean
  /** True when the date is what the claim says, not when that was. */
  isDate: boolean
  /** True when that is the date of the thing itself, of which nothing else has to be said. */
  isOwnDate: boolean
  /** True when what happened then is that somebody said it. */
  isUtterance: boolean
  /** True for what went on at that time and neither began nor ended then, as far as anybody says. */
  isHeld?: true
  claim: ClaimView
  /** The event itself, when the date is that of another entity's. */
  entity?: EntityRef
}

export interface CitedSource {
  source: SourceRef
  line: string
  citations: number
}

/** All that an entity's page shows, in the order in which it shows it. */
export interface EntityPage {
  id: Id
  schema: KindId
  isPerson: boolean
  typeLabel: string
  name: string
  origin: Origin
  names: NameView[]
  summary: { text: string; citations: CitationView[] } | null
  keyFacts: KeyFact[]
  disputes: Dispute[]
  /** What looks like a contradiction, for somebody to decide. */
  proposals: ProposalView[]
  relations: RelationGroup[]
  /** What it said. */
  statementsBy: ClaimView[]
  /** What was said about it: statements, then reported text, opinions and forecasts. */
  statementsAbout: ClaimView[]
  /** Text claims about it that are reported as fact. */
  accounts: ClaimView[]
  /** Text claims about other things that speak of it too. */
  mentions: ClaimView[]
  timeline: DatedItem[]
  sources: CitedSource[]
  notes: NoteSummary[]
  outline: { featureId: string; claim: ClaimView } | null
}

/** More wait in the audit. */
const PROPOSALS_SHOWN = 10

/** The page of an entity; undefined when there is none with this id. */
export function entityPage(index: DossierIndex, id: Id): EntityPage | undefined {
  const entity = index.entities.get(id)
  if (!entity) return undefined
  const own = index.claimsAbout(id)
  const links = linksById(index)
  const view = (claim: Claim) => claimView(index, claim)
  const isText = (claim: Claim) => placeOnPage(index.vocabulary, claim) === 'text'
  const isAccount = (claim: Claim) => claim.kind === 'fact' || claim.kind === 'inference'
  const texts = own.filter(isText)
  const outline = own.find((claim) => claim.value.type === 'geometry')
  return {
    id,
    schema: entity.schema,
    isPerson: index.vocabulary.isKind(entity.schema, 'person'),
    typeLabel: typeLabel(index.vocabulary, entity),
    name: displayName(entity),
    origin: index.origin('entities', id),
    names: entity.names.map(({ citations, ...name }) => ({
      ...name,
      citations: citations.map((citation) => citationView(index, citation)),
    })),
    summary: entity.summary
      ? {
          text: entity.summary.text,
          citations: entity.summary.citations.map((citation) => citationView(index, citation)),
        }
      : null,
    keyFacts: keyFacts(index, own),
    disputes: disputesOf(index, own),
    proposals: index
      .proposalsOn(id)
      .slice(0, PROPOSALS_SHOWN)
      .map((proposal) => proposalView(index, proposal)),
    relations: relationGroups(index, id, own),
    statementsBy: index
      .claimsBy(id)
      .filter((claim) => claim.subject !== id)
      .map(view),
    statementsAbout: texts.filter((claim) => !isAccount(claim)).map(view),
    accounts: texts.filter(isAccount).map(view),
    mentions: index
      .claimsMentioning(id)
      .filter((claim) => claim.attributedTo !== id && isText(claim))
      .map(view),
    timeline: entityTimeline(index, id),
    sources: citedSources(index, entity, own),
    notes: index
      .notesOn(id)
      .slice()
      .sort(compareNotes)
      .map((note) => noteSummary(index, note, links)),
    outline: outline?.value.type === 'geometry' ? { featureId: outline.value.featureId, claim: view(outline) } : null,
  }
}

function keyFacts(index: DossierIndex, own: readonly Claim[]): KeyFact[] {
  const facts = own.filter((claim) => placeOnPage(index.vocabulary, claim) === 'fact')
  return [...byProperty(index, facts)].map(({ label, claims }) => ({
    label,
    claims: claims.map((claim) => claimView(index, claim)),
  }))
}

/** Claims of each property that has some, in the order of the vocabulary. */
function* byProperty(
  index: DossierIndex,
  claims: readonly Claim[],
): Generator<{ id: PropertyId; label: string; claims: readonly Claim[] }> {
  const groups = new Multimap<PropertyId, Claim>()
  for (const claim of claims) groups.add(claim.property, claim)
  const ids = new Set(claims.map(({ property }) => property))
  for (const { id, label } of index.vocabulary.propertiesAmong(ids))
    if (ids.has(id)) yield { id, label, claims: groups.get(id) }
}

/** Each set of claims that cannot all hold, once: whatever disputes one of a set belongs to it. */
export function disputesOf(index: DossierIndex, own: readonly Claim[]): Dispute[] {
  const seen = new Set<Id>()
  return own.flatMap((claim) => {
    if (seen.has(claim.id) || index.disputing(claim).length === 0) return []
    const sides = disputeAround(index, claim)
    for (const side of sides) seen.add(side.id)
    const reasons = new Set(sides.flatMap(({ disputes = [] }) => disputes.flatMap(({ because }) => because ?? [])))
    return [
      {
        label: index.vocabulary.property(claim.property).label,
        subject: entityRef(index, claim.subject),
        sides: sides.map((side) => claimView(index, side)),
        ...(reasons.size > 0 && { because: [...reasons].join(' ') }),
      },
    ]
  })
}

/** The claim and all that it is tied to by one dispute after another, the nearest first. */
function disputeAround(index: DossierIndex, claim: Claim): Claim[] {
  const sides = new Map([[claim.id, claim]])
  // A map goes on to what is put into it meanwhile.
  for (const side of sides.values())
    for (const other of index.disputing(side)) if (!sides.has(other.id)) sides.set(other.id, other)
  return [...sides.values()]
}

function relationGroups(index: DossierIndex, id: Id, own: readonly Claim[]): RelationGroup[] {
  const groups = new Map<string, RelationGroup>()
  const add = (label: string, direction: 'out' | 'in', otherId: Id, claim: Claim) => {
    const key = `${label} ${direction}`
    const group = groups.get(key) ?? { label, direction, relations: [] }
    group.relations.push({ other: entityRef(index, otherId), claim: claimView(index, claim) })
    groups.set(key, group)
  }
  const outward = own.filter((claim) => placeOnPage(index.vocabulary, claim) === 'relation')
  const outwardOnes = new Set(outward)
  for (const { id: property, label, claims } of byProperty(index, [
    ...new Set([...outward, ...index.claimsPointingAt(id)]),
  ])) {
    const direction = index.vocabulary.property(property).symmetric ? 'out' : 'in'
    for (const claim of claims)
      if (outwardOnes.has(claim) && claim.value.type === 'entity') add(label, 'out', claim.value.entityId, claim)
    for (const claim of claims)
      if (claim.value.type === 'entity' && claim.value.entityId === id)
        add(index.vocabulary.inverseLabel(property), direction, claim.subject, claim)
  }
  return [...groups.values()]
}

/** The entity's own dates, those of the events and agreements it is tied to, and dated claims about it, in time order. */
function entityTimeline(index: DossierIndex, id: Id): DatedItem[] {
  const items = new Map<string, DatedItem>()
  const add = (claim: Claim, entity?: EntityRef) => {
    for (const item of datedItems(index, claim, entity)) {
      const key = `${claim.id} ${item.isUtterance}`
      if (!items.has(key)) items.set(key, item)
    }
  }
  for (const claim of index.claimsAbout(id)) add(claim)
  for (const claim of index.claimsMentioning(id)) add(claim)
  for (const other of tiedEvents(index, id)) {
    for (const claim of index.claimsAbout(other)) if (claim.value.type === 'date') add(claim, entityRef(index, other))
  }
  return sortByDate([...items.values()])
}

function tiedEvents(index: DossierIndex, id: Id): Set<Id> {
  const ids = new Set<Id>()
  for (const claim of index.claimsAbout(id)) if (claim.value.type === 'entity') ids.add(claim.value.entityId)
  for (const claim of index.claimsPointingAt(id)) ids.add(claim.subject)
  for (const other of ids) {
    if (!index.vocabulary.isKind(index.kindOf(other), 'dated')) ids.delete(other)
  }
  return ids
}

/**
 * A claim on the line of time: on the day on which what it says happened, and on that on which it was said; none when it has neither.
 * What merely went on at some moment ('was minister in April') is said to have held then.
 */
export function datedItems(index: DossierIndex, claim: Claim, entity?: EntityRef): DatedItem[] {
  const { happenedAt, start, end, saidAt } = claim.qualifiers ?? {}
  const isDate = claim.value.type === 'date'
  const { vocabulary } = index
  const isHeld = !isDate && happenedAt !== undefined && vocabulary.property(claim.property).time === 'lasting'
  const happened = claim.value.type === 'date' ? claim.value.date : (happenedAt ?? period(start, end))
  if (!happened && !saidAt) return []
  const view = claimView(index, claim)
  const item = (date: Dated, of: Pick<DatedItem, 'dateLabel' | 'isDate' | 'isUtterance' | 'isHeld'>): DatedItem => ({
    edtf: date.edtf,
    note: claim.value.type === 'date' ? claim.value.note : undefined,
    uncertain: isUncertain(date),
    isOwnDate: vocabulary.isProperty(claim.property, 'own-date'),
    ...of,
    claim: view,
    ...(entity && { entity }),
  })
  return [
    ...(happened
      ? [
          item(happened, {
            dateLabel: isDate ? dateWords(happened) : periodWords(claim),
            isDate,
            isUtterance: false,
            ...(isHeld && { isHeld }),
          }),
        ]
      : []),
    ...(saidAt ? [item(saidAt, { dateLabel: dateWords(saidAt), isDate: false, isUtterance: true })] : []),
  ]
}

/** From beginning to end where both are said, else whichever is; uncertain when either is. */
function period(start: Dated | undefined, end: Dated | undefined): Dated | undefined {
  if (!start || !end) return start ?? end
  const edtf = `${start.edtf}/${end.edtf}`
  const inferredFrom = start.inferredFrom ?? end.inferredFrom
  return isEdtf(edtf) ? { edtf, ...(inferredFrom !== undefined && { inferredFrom }) } : start
}

/** Earliest first; of equal starts the more exact first. What has no beginning stands where it ends. */
export function sortByDate<T extends { edtf: string }>(items: T[]): T[] {
  return items
    .map((item) => ({ item, span: dateSpan(item.edtf) }))
    .map(({ item, span: { min, max } }) => ({ item, at: Number.isFinite(min) ? min : max, max }))
    .sort((a, b) => compareTimes(a.at, b.at) || compareTimes(a.max, b.max))
    .map(({ item }) => item)
}

/** Two ends that are open differ by no number. */
function compareTimes(a: number, b: number): number {
  return a === b ? 0 : a - b
}

function citedSources(index: DossierIndex, entity: Entity, own: readonly Claim[]): CitedSource[] {
  const counts = new Map<Id, number>()
  const count = (citations: readonly { sourceId: Id }[]) => {
    for (const { sourceId } of citations) counts.set(sourceId, (counts.get(sourceId) ?? 0) + 1)
  }
  for (const name of entity.names) count(name.citations)
  if (entity.summary) count(entity.summary.citations)
  for (const claim of [...own, ...index.claimsPointingAt(entity.id), ...index.claimsBy(entity.id)])
    count(claim.citations)
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([id, citations]) => {
      const source = index.sources.get(id)
      return { source: sourceRef(index, id), line: source ? source.grade.rationale : '', citations }
    })
}
