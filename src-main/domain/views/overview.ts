import { paragraphsCited } from '../citing/citation-target'
import type { Confidence } from '../records/claim'
import { dateWords } from '../dating/date-words'
import type { DossierIndex } from '../dossier/dossier-index'
import type { Id } from '../records/ids'
import type { Marking } from '../records/marking'
import type { KindId } from '../vocabulary/definition'
import { statusCounts, type StatusCounts } from './audit'
import { citationView, sourceLine, type CitationView, type ClaimView } from './claim-view'
import { claimView } from './claim-among-others'
import { deletedRef } from './deleted-refs'
import { entityRef, sourceRef, type DeletedRef, type EntityRef, type SourceRef } from './refs'
import { disputesOf, type Dispute } from './entity-page'
import { firstNotes, noteSummary, type NoteSummary } from './note-view'
import { linksById } from './links-by-id'
import { bearsOut } from './unsourced'

export interface JudgementView {
  id: Id
  text: string
  confidence?: Confidence
  claims: ClaimView[]
  /** Claims that it rested on and that have been deleted. */
  deleted: DeletedRef[]
}

/** How much of a source is used. */
export interface SourceCoverage {
  source: SourceRef
  line: string
  claims: number
  /** Paragraphs that at least one claim cites, of those the library holds. */
  paragraphsCited: number
  paragraphs: number
}

/** All that a dossier's first page shows. */
export interface Overview {
  id: Id
  title: string
  marking: Marking
  bundleVersion?: string
  /** In words: 'perhaps August 2025'. */
  dataCutOff?: string
  summary: { text: string; citations: CitationView[] } | null
  /** The answer in a few sentences; what it says rests on the key judgements, so without them it is not shown. */
  bottomLine: string | null
  keyJudgements: JudgementView[]
  counts: StatusCounts
  entitiesBySchema: { schema: KindId; count: number }[]
  disputes: Dispute[]
  mostConnected: { entity: EntityRef; connections: number }[]
  recentNotes: NoteSummary[]
  coverage: SourceCoverage[]
}

const MOST_CONNECTED = 8
const RECENT_NOTES = 5

export function overview(index: DossierIndex): Overview {
  const { meta } = index
  const keyJudgements = judgements(index)
  return {
    id: meta.id,
    title: meta.title,
    marking: meta.marking,
    bundleVersion: meta.bundle?.version,
    dataCutOff: meta.dataCutOff === undefined ? undefined : dateWords({ edtf: meta.dataCutOff }),
    summary: meta.summary
      ? { text: meta.summary.text, citations: meta.summary.citations.map((citation) => citationView(index, citation)) }
      : null,
    bottomLine: isCited(keyJudgements) ? (meta.bottomLine ?? null) : null,
    keyJudgements,
    counts: statusCounts(index),
    entitiesBySchema: entitiesBySchema(index),
    disputes: disputesOf(index, [...index.claims.values()]),
    mostConnected: mostConnected(index),
    recentNotes: recentNotes(index),
    coverage: [...index.sources.keys()].map((id) => coverage(index, id)),
  }
}

/** Without private ones: a list of what was written last is no place to say that one of them was. */
function recentNotes(index: DossierIndex): NoteSummary[] {
  const open = Object.values(index.notes).filter((note) => note.private !== true)
  const links = linksById(index)
  return firstNotes(open, RECENT_NOTES).map((note) => noteSummary(index, note, links))
}

function judgements(index: DossierIndex): JudgementView[] {
  return index.meta.keyJudgements.map(({ claimIds, ...judgement }) => ({
    ...judgement,
    claims: claimIds.flatMap((id) => {
      const claim = index.claims.get(id)
      return claim ? [claimView(index, claim)] : []
    }),
    deleted: claimIds.filter((id) => !index.claims.has(id)).map((id) => deletedRef(index, 'claims', id)),
  }))
}

function isCited(list: readonly JudgementView[]): boolean {
  return list.some(({ claims }) => claims.some(({ citations }) => citations.some(bearsOut)))
}

function entitiesBySchema(index: DossierIndex): Overview['entitiesBySchema'] {
  const counts = new Map<KindId, number>()
  for (const { schema } of index.entities.values()) counts.set(schema, (counts.get(schema) ?? 0) + 1)
  return index.vocabulary.kindsAmong(counts.keys()).map(({ id }) => ({ schema: id, count: counts.get(id) ?? 0 }))
}

/** Entities by the number of other entities that claims tie them to. */
function mostConnected(index: DossierIndex): Overview['mostConnected'] {
  return [...index.entities.keys()]
    .map((id) => {
      const others = new Set<Id>()
      for (const claim of index.claimsAbout(id)) if (claim.value.type === 'entity') others.add(claim.value.entityId)
      for (const claim of index.claimsPointingAt(id)) others.add(claim.subject)
      return { entity: entityRef(index, id), connections: others.size }
    })
    .filter(({ connections }) => connections > 0)
    .sort((a, b) => b.connections - a.connections)
    .slice(0, MOST_CONNECTED)
}

function coverage(index: DossierIndex, id: Id): SourceCoverage {
  const source = index.sources.get(id)
  const claims = index.claimsCiting(id)
  const cited = source ? paragraphsCited(source, claims) : new Set<Id>()
  return {
    source: sourceRef(index, id),
    line: source ? sourceLine(source) : '',
    claims: claims.length,
    paragraphsCited: source?.paragraphs.filter((paragraph) => cited.has(paragraph.id)).length ?? 0,
    paragraphs: source?.paragraphs.length ?? 0,
  }
}
