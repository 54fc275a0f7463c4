import { displayName, type Entity } from '../records/entity'
import type { Id } from '../records/ids'
import type { DossierIndex } from '../dossier/dossier-index'
import { asDeleted, GONE, referred } from '../dossier/references'
import type { BinnableCollection } from '../records/records'
import type { KindId } from '../vocabulary/definition'
import type { Vocabulary } from '../vocabulary/vocabulary'
import type { Reliability, Source } from '../records/source'

/** What a link to an entity needs. `missing` when its target has been deleted, with what puts it back unless it went for good. */
export interface EntityRef {
  id: Id
  schema: KindId | null
  name: string
  missing?: true
  binEntryId?: Id
}

/** What a link to a source needs. `missing` when its target has been deleted, with what puts it back unless it went for good. */
export interface SourceRef {
  id: Id
  title: string
  shortTitle: string
  reliability: Reliability
  missing?: true
  binEntryId?: Id
}

/** Something deleted that others still name: what it is called now, and what puts it back unless it went for good. */
export interface DeletedRef {
  collection: BinnableCollection
  id: Id
  /** 'Mali (deleted)', 'a deleted entity'. */
  label: string
  binEntryId?: Id
}

export function entityRef(index: DossierIndex, id: Id): EntityRef {
  const found = referred(index, 'entities', id)
  if (found.state === 'live') return { id, schema: found.record.schema, name: displayName(found.record) }
  if (found.state === 'gone') return { id, schema: null, name: GONE.entities, missing: true }
  const name = found.record ? displayName(found.record) : found.label
  return { id, schema: null, name: asDeleted(name), missing: true, binEntryId: found.binEntryId }
}

export function sourceRef(index: DossierIndex, id: Id): SourceRef {
  const found = referred(index, 'sources', id)
  if (found.state === 'gone')
    return { id, title: GONE.sources, shortTitle: GONE.sources, reliability: 'F', missing: true }
  if (found.state === 'live') {
    const { title, grade } = index.gradedSource(id) ?? found.record
    return { id, title, shortTitle: sourceShortTitle(found.record), reliability: grade.reliability }
  }
  const { record = { title: found.label }, binEntryId } = found
  return {
    id,
    title: asDeleted(record.title),
    shortTitle: asDeleted(sourceShortTitle(record)),
    reliability: 'F',
    missing: true,
    binEntryId,
  }
}

export function sourceShortTitle(source: Pick<Source, 'title' | 'shortTitle'>): string {
  return source.shortTitle ?? source.title
}

/** 'Public body · ministry'. */
export function typeLabel(vocabulary: Vocabulary, entity: Entity): string {
  const schema = vocabulary.kind(entity.schema).singular
  return entity.descriptor === undefined ? schema : `${schema} · ${entity.descriptor}`
}
