import { compareMoments } from '../dating/moments'
/** *Units*: days that something deleted can be put back. */
export const BIN_DAYS = 30

const DAY_MS = 24 * 60 * 60 * 1_000

/** Until when something deleted then can be put back. *Units*: ISO 8601 UTC. */
export function keptUntil(deletedAt: string): string {
  return new Date(Date.parse(deletedAt) + BIN_DAYS * DAY_MS).toISOString()
}

/** True when something deleted then has been in the bin for its time. A moment in the future is not over. */
export function isOverdue(deletedAt: string, now: string): boolean {
  return compareMoments(now, keptUntil(deletedAt)) > 0
}
