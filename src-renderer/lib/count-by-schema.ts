import type { SchemaName } from '@domain/vocabulary/schemata'
import type { EntityRow } from '@domain/views/contents'

/** How many entities there are of each kind. */
export function countBySchema(entities: readonly EntityRow[]): ReadonlyMap<SchemaName, number> {
  const counts = new Map<SchemaName, number>()
  for (const { schema } of entities) counts.set(schema, (counts.get(schema) ?? 0) + 1)
  return counts
}
