import { displayName, type Entity } from '../entity'
import type { Id } from '../ids'
import type { DossierIndex } from '../dossier-index'
import { SCHEMA_INFO, type SchemaName } from '../schemata'
import type { Reliability, Source } from '../source'

/** What a link to an entity needs. `missing` when its target has gone. */
export interface EntityRef {
  id: Id
  schema: SchemaName | null
  name: string
  missing?: true
}

/** What a link to a source needs. */
export interface SourceRef {
  id: Id
  title: string
  shortTitle: string
  reliability: Reliability
  missing?: true
}

export function entityRef(index: DossierIndex, id: Id): EntityRef {
  const entity = index.entities.get(id)
  return entity
    ? { id, schema: entity.schema, name: displayName(entity) }
    : { id, schema: null, name: `${id} (no longer in this dossier)`, missing: true }
}

export function sourceRef(index: DossierIndex, id: Id): SourceRef {
  const source = index.gradedSource(id)
  if (!source)
    return { id, title: `${id} (no longer in this dossier)`, shortTitle: id, reliability: 'F', missing: true }
  return { id, title: source.title, shortTitle: sourceShortTitle(source), reliability: source.grade.reliability }
}

export function sourceShortTitle(source: Pick<Source, 'title' | 'shortTitle'>): string {
  return source.shortTitle ?? source.title
}

/** 'Public body · ministry'. */
export function typeLabel(entity: Entity): string {
  const schema = SCHEMA_INFO[entity.schema].singular
  return entity.descriptor === undefined ? schema : `${schema} · ${entity.descriptor}`
}
