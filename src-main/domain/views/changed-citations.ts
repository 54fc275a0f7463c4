import type { Citation } from '../records/citation'
import { citationTarget } from '../citing/citation-target'
import { citedLines, type CitationAddress, type CitedLine, type CitingCollection } from '../citing/citing-records'
import { rewordedFrom } from '../citing/reworded'
import type { DossierIndex } from '../dossier/dossier-index'
import type { DossierMeta } from '../records/dossier'
import type { Entity } from '../records/entity'
import type { Id } from '../records/ids'
import type { RecordOf } from '../records/records'
import { citationView, type CitationView, type ClaimView } from './claim-view'
import { claimView } from './claim-among-others'
import { entityRef, type EntityRef } from './refs'

/** A citation whose words went out of its source or are others there now, with the line that rests on it. */
export interface ChangedCitation {
  citation: CitationView
  at: CitationAddress
  claim?: ClaimView
  /** What is said of an entity itself: a name or the summary; of the dossier's own summary without one. */
  line?: string
  entity?: EntityRef
}

export interface ChangedCitations {
  lost: ChangedCitation[]
  reworded: ChangedCitation[]
}

type Change = keyof ChangedCitations

/** The citations of a dossier that somebody has to look at; those of deleted sources are said to be that. */
export function changedCitations(index: DossierIndex): ChangedCitations {
  const found: ChangedCitations = { lost: [], reworded: [] }
  for (const { change, kept, collection, record, line, place } of allChanged(index)) {
    const at = addressOf(collection, record.id, line, place)
    const citation = citationView(index, kept)
    const claim = collection === 'claims' ? index.claims.get(record.id) : undefined
    found[change].push({
      citation,
      at,
      ...(claim ? { claim: claimView(index, claim) } : { line: lineWords(record as Entity | DossierMeta, line) }),
      ...(collection === 'entities' && { entity: entityRef(index, record.id) }),
    })
  }
  return found
}

/** How many of each there are. */
export function countChangedCitations(index: DossierIndex): Record<Change, number> {
  const count = { lost: 0, reworded: 0 }
  for (const { change } of allChanged(index)) count[change]++
  return count
}

/** What has become of a citation's words; undefined when they stand as they stood, or the source has been deleted. */
function changeOf(index: DossierIndex, citation: Citation): Change | undefined {
  const source = index.sources.get(citation.sourceId)
  if (!source) return undefined
  if (citationTarget(source, citation).kind === 'lost') return 'lost'
  return rewordedFrom(source, citation) === undefined ? undefined : 'reworded'
}

interface Found {
  change: Change
  kept: Citation
  collection: CitingCollection
  record: RecordOf<CitingCollection>
  line: CitedLine
  place: number
}

function* allChanged(index: DossierIndex): Generator<Found> {
  const { claims, entities, meta } = index
  for (const [collection, records] of [
    ['claims', claims.values()],
    ['entities', entities.values()],
    ['meta', [meta]],
  ] as const)
    for (const record of records)
      for (const { line, citations } of citedLines(collection, record))
        for (const [place, kept] of citations.entries()) {
          const change = changeOf(index, kept)
          if (change) yield { change, kept, collection, record, line, place }
        }
}

function addressOf(collection: CitingCollection, id: Id, line: CitedLine, at: number): CitationAddress {
  return { collection, id, ...(line.kind === 'name' && { name: line.name }), at }
}

function lineWords(record: Entity | DossierMeta, line: CitedLine): string {
  if (line.kind === 'name') return `The name ${'names' in record ? (record.names[line.name]?.value ?? '') : ''}`
  return record.summary?.text ?? ''
}
