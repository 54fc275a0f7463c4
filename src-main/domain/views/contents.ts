import type { DossierIndex } from '../dossier/dossier-index'
import { displayName } from '../records/entity'
import type { Id } from '../records/ids'
import type { Marking } from '../records/marking'
import type { KindId, VocabularyDefinition } from '../vocabulary/definition'
import { statusCounts, type StatusCounts } from './audit'
import { sourceRef, type SourceRef } from './refs'

/** An entity in a list or the find field: small, since there may be thousands. */
export interface EntityRow {
  id: Id
  schema: KindId
  name: string
  /** All other names, in every script. */
  otherNames: string[]
  descriptor?: string
}

/** What the contents pane, the find field and the foot of the window need. */
export interface Contents {
  dossierId: Id
  title: string
  shortTitle: string
  marking: Marking
  /** False for a bundled dossier, whose own records cannot be changed, only covered. */
  own: boolean
  entities: EntityRow[]
  sources: SourceRef[]
  noteCount: number
  briefings: { id: Id; title: string; updatedAt: string }[]
  counts: StatusCounts
  /** Contradictions that are proposed and wait to be decided. */
  proposalCount: number
  binCount: number
  /** What it defines besides the words that ship. */
  vocabulary: VocabularyDefinition[]
}

export function contents(index: DossierIndex): Contents {
  const { meta } = index
  return {
    dossierId: meta.id,
    title: meta.title,
    shortTitle: meta.shortTitle ?? meta.title,
    marking: meta.marking,
    own: meta.bundle === undefined,
    entities: [...index.entities.values()]
      .map((entity) => ({
        id: entity.id,
        schema: entity.schema,
        name: displayName(entity),
        otherNames: entity.names.slice(1).map((name) => name.value),
        descriptor: entity.descriptor,
      }))
      .sort((a, b) => compareNames(a.name, b.name)),
    sources: [...index.sources.keys()].map((id) => sourceRef(index, id)),
    noteCount: index.noteCount,
    briefings: Object.values(index.briefings).map(({ id, title, updatedAt }) => ({ id, title, updatedAt })),
    counts: statusCounts(index),
    proposalCount: index.proposals.length,
    binCount: Object.keys(index.bin).length,
    vocabulary: index.ownVocabulary,
  }
}

const { compare: compareNames } = new Intl.Collator('en', { numeric: true })
