import type {
  BriefingCitation,
  BriefingClaim,
  BriefingJudgement,
  BriefingNote,
  BriefingProfile,
  BriefingSource,
} from './model'
import type { Citation } from '../records/citation'
import { placeWords } from '../citing/citation-target'
import { dateWords } from '../dating/date-words'
import type { DossierIndex } from '../dossier/dossier-index'
import type { Entity } from '../records/entity'
import type { Id } from '../records/ids'
import { markOf } from '../records/marking'
import { evenDeleted } from '../dossier/references'
import type { Source } from '../records/source'
import type { ClaimView } from '../views/claim-view'
import { claimDetails, quantityOf, claimWords, withDetails } from '../views/claim-in-full'
import { entityPage } from '../views/entity-page'
import { sourceRef, typeLabel } from '../views/refs'
import { opened, sealed } from '../views/sealed'
import { whyUnsourced } from '../views/unsourced'
import { voiceAbove, voiceBefore, voiceBeside } from '../views/voice'

/** Numbers sources in the order in which the briefing first cites them. */
export class SourceNumbers {
  /** The claims that were cited so far. */
  readonly claims = new Set<Id>()
  private readonly numbers = new Map<Id, number>()

  constructor(private readonly index: DossierIndex) {}

  cite(citations: readonly Citation[]): BriefingCitation[] {
    return citations.map((citation) => ({
      source: this.number(citation.sourceId),
      locator: placeWords(evenDeleted(this.index, 'sources', citation.sourceId), citation),
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
      if (source) return [{ ...briefingSource(source, number), marking: markOf(source, this.index.meta) }]
      return [deletedSource(this.index, id, number)]
    })
  }

  private number(id: Id): number {
    const number = this.numbers.get(id) ?? this.numbers.size + 1
    this.numbers.set(id, number)
    return number
  }
}

/** A claim as the briefing prints it under a label; `value` stands for its own, where it is seen from the other end. */
export function briefingClaim(
  sources: SourceNumbers,
  view: ClaimView,
  label: string,
  value = opened(view.value).text,
): BriefingClaim {
  return {
    ...standing(view, label),
    citations: sources.citeClaim(view.id),
    text: sealed(withDetails(value, claimDetails(view))),
  }
}

/** A claim as the briefing prints it away from its subject's page; a `sentence` that stands for it names the subject itself. */
export function briefingClaimInFull(view: ClaimView, citations: BriefingCitation[], sentence?: string): BriefingClaim {
  const claim = { ...standing(view, view.label), citations }
  return sentence === undefined
    ? { ...claim, subject: view.subject.name, text: sealed(claimWords(view)) }
    : { ...claim, text: sealed(sentence) }
}

function standing(view: ClaimView, label: string): Omit<BriefingClaim, 'text' | 'citations'> {
  const { voice } = view
  const unsourced = whyUnsourced(view.citations)
  const howMuch = quantityOf(view)
  return {
    id: view.id,
    label,
    kind: view.kind,
    status: view.status,
    voice: voice && {
      kind: voice.kind,
      beside: voiceBeside(voice),
      above: voiceAbove(voice),
      before: voiceBefore(voice, view.subject),
    },
    confidence: view.confidence,
    ...(unsourced !== undefined && { unsourced }),
    ownJudgement: view.ownJudgement,
    ...(howMuch !== '' && { howMuch }),
  }
}

/** All that is said of one entity, with the notes that `notes` makes when all else is cited. */
export function briefingProfile(
  index: DossierIndex,
  sources: SourceNumbers,
  entity: Entity,
  notes: () => BriefingNote[],
): BriefingProfile {
  const claim = (view: ClaimView, label = view.label, value?: string) => briefingClaim(sources, view, label, value)
  const page = entityPage(index, entity.id)
  if (!page) throw new Error(`no entity ${entity.id}`)
  return {
    id: entity.id,
    schema: entity.schema,
    isPerson: index.vocabulary.isKind(entity.schema, 'person'),
    typeLabel: typeLabel(index.vocabulary, entity),
    names: entity.names.map(({ value, lang, script }) => ({ value, lang, script })),
    summary: entity.summary && { text: entity.summary.text, citations: sources.cite(entity.summary.citations) },
    keyFacts: page.keyFacts.flatMap((fact) => fact.claims.map((view) => claim(view, fact.label))),
    relations: page.relations.flatMap((group) =>
      group.relations.map(({ other, claim: view }) => ({
        ...claim(view, group.label, other.name),
        entityId: other.id,
      })),
    ),
    statements: [
      ...[...page.accounts, ...page.statementsAbout].map((view) => claim(view, view.label, namedValue(index, view))),
      ...page.statementsBy.map((view) => briefingClaimInFull(view, sources.citeClaim(view.id))),
    ],
    notes: notes(),
    // A map draws what is reported, not what somebody says.
    outline:
      page.outline?.claim.voice === null
        ? { dataset: 'world-atlas/countries-50m', featureId: page.outline.featureId, claimId: page.outline.claim.id }
        : undefined,
  }
}

/** What only names a thing ('Terms: not reported') is said with its label; what is said of the entity stands alone. */
function namedValue({ vocabulary }: DossierIndex, view: ClaimView): string | undefined {
  return !vocabulary.isProperty(view.property, 'sentence') ? `${view.label}: ${opened(view.value).text}` : undefined
}

/** A judgement with the citations of the claims it rests on, each place once. */
export function briefingJudgement(
  sources: SourceNumbers,
  item: { text: string; claimIds: readonly Id[]; confidence?: BriefingJudgement['confidence'] },
): BriefingJudgement {
  const citations = item.claimIds.flatMap((id) => sources.citeClaim(id))
  const unique = new Map(citations.map((citation) => [`${citation.source} ${citation.locator}`, citation]))
  return { text: item.text, confidence: item.confidence, citations: [...unique.values()], claimIds: [...item.claimIds] }
}

/** What a deleted source is called, and nothing else of it. */
function deletedSource(index: DossierIndex, id: Id, number: number): BriefingSource {
  const source = evenDeleted(index, 'sources', id)
  return {
    number,
    id,
    title: sourceRef(index, id).title,
    authors: [],
    deleted: true,
    ...(source && { marking: markOf(source, index.meta) }),
    reliability: 'F',
    rationale: 'It has been deleted. What rests on it alone counts as uncited.',
  }
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
