import type { KindId } from '@domain/vocabulary/definition'
import type { EntityRow } from '@domain/views/contents'

/** How many entities there are of each kind. */
export function countBySchema(entities: readonly EntityRow[]): ReadonlyMap<KindId, number> {
  const counts = new Map<KindId, number>()
  for (const { schema } of entities) counts.set(schema, (counts.get(schema) ?? 0) + 1)
  return counts
}
