import type { BriefingRequest } from '../contract/calls'
import type {
  BriefingCitation,
  BriefingClaim,
  BriefingDispute,
  BriefingEvent,
  BriefingJudgement,
  BriefingModel,
  BriefingNote,
  BriefingProfile,
  BriefingSource,
} from '../domain/briefing-model'
import type { Citation } from '../domain/citation'
import { formatLocator } from '../domain/citation'
import { dateWords } from '../domain/date-words'
import type { DossierIndex } from '../domain/dossier-index'
import type { Entity } from '../domain/entity'
import type { Id } from '../domain/ids'
import { noteLabel, type Note } from '../domain/note'
import { SCHEMATA } from '../domain/schemata'
import type { Source } from '../domain/source'
import type { ClaimView } from '../domain/views/claim-view'
import { claimDetails, claimInFull } from '../domain/views/claim-in-full'
import { disputesOf, entityPage, type DatedItem } from '../domain/views/entity-page'
import { compareNotes, noteSummary } from '../domain/views/note-view'
import { typeLabel } from '../domain/views/refs'
import { timeline } from '../domain/views/timeline'

/** What the briefing says of its making. */
export interface BriefingContext {
  /** *Units*: ISO 8601 UTC. */
  now: string
  /** 'Dossier 0.1.0'. */
  producer: string
  /** Of the dossier's content. *Units*: 64 hex digits. */
  contentHash: string
}

/**
 * Says everything a briefing says, from the dossier as it is now.
 * Private notes are left out whatever the request names.
 */
export function buildBriefing(index: DossierIndex, request: BriefingRequest, context: BriefingContext): BriefingModel {
  const { meta } = index
  const chosen = chooseEntities(index, request.entityIds)
  const chosenIds = new Set(chosen.map((entity) => entity.id))
  const whole = request.entityIds === undefined || chosen.length === index.entities.size
  const notes = chooseNotes(index, request.noteIds)
  const sources = new SourceNumbers(index)
  const claim = (view: ClaimView, label = view.label) => briefingClaim(sources, view, label)
  const claimsOfChosen = [...index.claims.values()].filter((item) => whole || chosenIds.has(item.subject))

  const summary =
    whole && meta.summary ? { text: meta.summary.text, citations: sources.cite(meta.summary.citations) } : undefined
  const keyJudgements = whole ? meta.keyJudgements.map((item) => judgement(sources, item)) : []
  const disputes = disputesOf(index, claimsOfChosen).map((dispute): BriefingDispute => ({
    question: `${dispute.subject.name}: ${dispute.label.toLowerCase()}`,
    sides: dispute.sides.map((side) => claim(side)),
    because: dispute.because,
  }))
  const events = timeline(index)
    .filter((item) => whole || chosenIds.has(item.claim.subject.id))
    .map((item): BriefingEvent => ({
      edtf: item.edtf,
      dateLabel: item.dateLabel,
      uncertain: item.uncertain,
      // The date stands before the line: a claim that is the date itself need not say it again.
      text: item.claim.value.edtf === undefined ? claimInFull(item.claim) : datedLine(item),
      citations: sources.citeClaim(item.claim.id),
    }))
  // A Brief is two to four pages: it profiles only what was asked for by name.
  const profiled = request.format === 'brief' && request.entityIds === undefined ? [] : chosen
  const profiles = profiled.map((entity) => profile(index, sources, entity, notes, claim))
  return {
    title: request.title ?? meta.title,
    author: request.author,
    format: request.format,
    paper: request.paper,
    marking: request.marking ?? meta.marking,
    language: meta.language,
    date: context.now,
    dataCutOff: meta.dataCutOff === undefined ? undefined : dateWords({ edtf: meta.dataCutOff }),
    producer: context.producer,
    dossier: { id: meta.id, title: meta.title, version: meta.bundle?.version, contentHash: context.contentHash },
    bottomLine: request.bottomLine,
    keyJudgements,
    summary,
    disputes,
    timeline: events,
    profiles,
    notes: notes
      .filter((note) => !profiles.some((item) => isOn(index, note, item.id)))
      .map((note) => briefingNote(index, note)),
    sources: sources.list(),
  }
}

/** What happened at a date that stands before the line: 'AES: began, as a pact of mutual defence'. */
function datedLine({ claim, note }: DatedItem): string {
  const happening = claim.property === 'date' ? undefined : claim.label.toLowerCase()
  const what = [happening, note].filter((part) => part !== undefined).join(', ')
  return what === '' ? claim.subject.name : `${claim.subject.name}: ${what}`
}

/** Numbers sources in the order in which the briefing first cites them. */
class SourceNumbers {
  private readonly numbers = new Map<Id, number>()
  constructor(private readonly index: DossierIndex) {}

  cite(citations: readonly Citation[]): BriefingCitation[] {
    return citations.map((citation) => ({
      source: this.number(citation.sourceId),
      locator: formatLocator(citation.locator),
      credibility: citation.credibility,
    }))
  }

  citeClaim(id: Id): BriefingCitation[] {
    return this.cite(this.index.claims.get(id)?.citations ?? [])
  }

  list(): BriefingSource[] {
    return [...this.numbers].flatMap(([id, number]) => {
      const source = this.index.gradedSource(id)
      return source ? [briefingSource(source, number)] : []
    })
  }

  private number(id: Id): number {
    const number = this.numbers.get(id) ?? this.numbers.size + 1
    this.numbers.set(id, number)
    return number
  }
}

function chooseEntities(index: DossierIndex, ids: readonly Id[] | undefined): Entity[] {
  const wanted = ids && new Set(ids)
  const order = new Map(SCHEMATA.map((schema, at) => [schema, at]))
  return [...index.entities.values()]
    .filter((entity) => !wanted || wanted.has(entity.id))
    .sort((a, b) => (order.get(a.schema) ?? 0) - (order.get(b.schema) ?? 0))
}

function chooseNotes(index: DossierIndex, ids: BriefingRequest['noteIds']): Note[] {
  const wanted = ids === 'all' ? undefined : new Set(ids)
  return Object.values(index.notes)
    .filter((note) => note.private !== true && (!wanted || wanted.has(note.id)))
    .sort(compareNotes)
}

function briefingClaim(sources: SourceNumbers, view: ClaimView, label: string): BriefingClaim {
  const details = claimDetails(view)
  return {
    id: view.id,
    label,
    text: details === '' ? view.value.text : `${view.value.text} (${details})`,
    kind: view.kind,
    status: view.status,
    speaker: view.attributedTo?.name,
    reportedBy: view.reportedBy?.name,
    confidence: view.confidence,
    citations: sources.citeClaim(view.id),
    ownJudgement: view.ownJudgement,
  }
}

function profile(
  index: DossierIndex,
  sources: SourceNumbers,
  entity: Entity,
  notes: readonly Note[],
  claim: (view: ClaimView, label?: string) => BriefingClaim,
): BriefingProfile {
  const page = entityPage(index, entity.id)
  if (!page) throw new Error(`no page for ${entity.id}`)
  return {
    id: entity.id,
    schema: entity.schema,
    typeLabel: typeLabel(entity),
    names: entity.names.map(({ value, lang, script }) => ({ value, lang, script })),
    summary: entity.summary && { text: entity.summary.text, citations: sources.cite(entity.summary.citations) },
    keyFacts: page.keyFacts.flatMap((fact) => fact.claims.map((view) => claim(view, fact.label))),
    relations: page.relations.flatMap((group) =>
      group.relations.map(({ other, claim: view }) => ({
        ...claim(view, group.label),
        text: relationText(other.name, view),
        entityId: other.id,
      })),
    ),
    statements: [
      ...[...page.accounts, ...page.statementsAbout].map((view) => claim(view)),
      ...page.statementsBy.map((view) => ({ ...claim(view), text: claimInFull(view) })),
    ],
    notes: notes.filter((note) => isOn(index, note, entity.id)).map((note) => briefingNote(index, note)),
    outline: page.outline ? { dataset: 'world-atlas/countries-50m', featureId: page.outline.featureId } : undefined,
  }
}

function relationText(name: string, view: ClaimView): string {
  const details = claimDetails(view)
  return details === '' ? name : `${name} (${details})`
}

/** True when the note is on the entity or on one of its claims. */
function isOn(index: DossierIndex, note: Note, entityId: Id): boolean {
  return note.targets.some(
    (target) =>
      (target.kind === 'entity' && target.id === entityId) ||
      (target.kind === 'claim' && index.claims.get(target.id)?.subject === entityId),
  )
}

function briefingNote(index: DossierIndex, note: Note): BriefingNote {
  return {
    title: noteLabel(note),
    body: note.body,
    target: noteSummary(index, note)
      .targets.map((target) => target.label)
      .join('; '),
    updatedAt: note.updatedAt,
  }
}

function judgement(
  sources: SourceNumbers,
  item: { text: string; claimIds: readonly Id[]; confidence?: BriefingJudgement['confidence'] },
): BriefingJudgement {
  const citations = item.claimIds.flatMap((id) => sources.citeClaim(id))
  const unique = new Map(citations.map((citation) => [`${citation.source} ${citation.locator}`, citation]))
  return { text: item.text, confidence: item.confidence, citations: [...unique.values()], claimIds: [...item.claimIds] }
}

function briefingSource(source: Source, number: number): BriefingSource {
  return {
    number,
    id: source.id,
    title: source.title,
    authors: source.authors,
    publisher: source.publisher,
    published: source.published && dateWords(source.published),
    accessed: source.accessed,
    url: source.url,
    version: source.version,
    licence: source.licence,
    reliability: source.grade.reliability,
    rationale: source.grade.rationale,
    remarks: source.remarks,
  }
}
