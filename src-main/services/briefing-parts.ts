import type {
  BriefingCitation,
  BriefingClaim,
  BriefingJudgement,
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
import { markOf } from '../domain/marking'
import type { PropertyId } from '../domain/properties'
import type { Source } from '../domain/source'
import type { ClaimView } from '../domain/views/claim-view'
import { claimDetails, claimInFull, withDetails } from '../domain/views/claim-in-full'
import { entityPage } from '../domain/views/entity-page'
import { typeLabel } from '../domain/views/refs'

/** Numbers sources in the order in which the briefing first cites them. */
export class SourceNumbers {
  /** The claims that were cited so far. */
  readonly claims = new Set<Id>()
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
    this.claims.add(id)
    return this.cite(this.index.claims.get(id)?.citations ?? [])
  }

  list(): BriefingSource[] {
    return [...this.numbers].flatMap(([id, number]) => {
      const source = this.index.gradedSource(id)
      return source ? [{ ...briefingSource(source, number), marking: markOf(source, this.index.meta) }] : []
    })
  }

  private number(id: Id): number {
    const number = this.numbers.get(id) ?? this.numbers.size + 1
    this.numbers.set(id, number)
    return number
  }
}

/** A claim as the briefing prints it under a label. */
export function briefingClaim(sources: SourceNumbers, view: ClaimView, label: string): BriefingClaim {
  return {
    id: view.id,
    label,
    text: withDetails(view.value.text, claimDetails(view)),
    kind: view.kind,
    status: view.status,
    speaker: view.attributedTo?.name,
    reportedBy: view.reportedBy?.name,
    confidence: view.confidence,
    citations: sources.citeClaim(view.id),
    ownJudgement: view.ownJudgement,
  }
}

/** All that is said of one entity, with the notes that `notes` makes when all else is cited. */
export function briefingProfile(
  index: DossierIndex,
  sources: SourceNumbers,
  entity: Entity,
  notes: () => BriefingNote[],
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
        text: withDetails(other.name, claimDetails(view)),
        entityId: other.id,
      })),
    ),
    statements: [
      ...[...page.accounts, ...page.statementsAbout].map((view) => named(view, claim(view))),
      ...page.statementsBy.map((view) => ({ ...claim(view), text: claimInFull(view) })),
    ],
    notes: notes(),
    outline: page.outline
      ? { dataset: 'world-atlas/countries-50m', featureId: page.outline.featureId, claimId: page.outline.claim.id }
      : undefined,
  }
}

/** What only names a thing ('Terms: not reported') is said with its label; what is said of the entity stands alone. */
function named(view: ClaimView, claim: BriefingClaim): BriefingClaim {
  return NAMED.has(view.property) ? { ...claim, text: `${view.label}: ${claim.text}` } : claim
}

const NAMED: ReadonlySet<PropertyId> = new Set(['terms', 'agenda', 'sequence', 'outcome'])

/** A judgement with the citations of the claims it rests on, each place once. */
export function briefingJudgement(
  sources: SourceNumbers,
  item: { text: string; claimIds: readonly Id[]; confidence?: BriefingJudgement['confidence'] },
): BriefingJudgement {
  const citations = item.claimIds.flatMap((id) => sources.citeClaim(id))
  const unique = new Map(citations.map((citation) => [`${citation.source} ${citation.locator}`, citation]))
  return { text: item.text, confidence: item.confidence, citations: [...unique.values()], claimIds: [...item.claimIds] }
}

function briefingSource(source: Source, number: number): Omit<BriefingSource, 'marking'> {
  return {
    number,
    id: source.id,
    title: source.title,
    authors: source.authors,
    publisher: source.publisher,
    published: source.published && dateWords(source.published),
    publishedEdtf: source.published?.edtf,
    kind: source.kind,
    language: source.language,
    accessed: source.accessed,
    url: source.url,
    version: source.version,
    licence: source.licence,
    reliability: source.grade.reliability,
    rationale: source.grade.rationale,
    remarks: source.remarks,
  }
}
