import { isOverdue } from '../domain/bin-time'
import type { Id } from '../domain/ids'
import type { ReaderLayer } from '../domain/records'

/**
 * What may go from a dossier's bin for good. Entries without a record stay: they hide a bundled record, and hold nothing.
 */
export function overdueEntries(layer: ReaderLayer, now: string): { collection: 'bin'; id: Id }[] {
  return Object.values(layer.records.bin)
    .filter((entry) => entry.record !== null && isOverdue(entry.deletedAt, now))
    .map(({ id }) => ({ collection: 'bin', id }))
}
