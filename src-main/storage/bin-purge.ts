import type { Id } from '../domain/ids'
import type { ReaderLayer } from '../domain/records'

/** *Units*: days that something deleted can be put back. */
export const BIN_DAYS = 30

const DAY_MS = 24 * 60 * 60 * 1_000

/** True when something deleted then has been in the bin for its time. A moment in the future is not over. */
export function isOverdue(deletedAt: string, now: string): boolean {
  return Date.parse(now) - Date.parse(deletedAt) > BIN_DAYS * DAY_MS
}

/**
 * What may go from a dossier's bin for good. Entries without a record stay: they hide a bundled record, and hold nothing.
 */
export function overdueEntries(layer: ReaderLayer, now: string): { collection: 'bin'; id: Id }[] {
  return Object.values(layer.records.bin)
    .filter((entry) => entry.record !== null && isOverdue(entry.deletedAt, now))
    .map(({ id }) => ({ collection: 'bin', id }))
}
