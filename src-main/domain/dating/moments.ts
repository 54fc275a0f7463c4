/**
 * Compares two moments: below zero when the first is earlier. *Shape*: of each an ISO date and time, with or without parts of a second
 * and in any zone, so that their letters alone do not say which is later.
 */
export function compareMoments(a: string, b: string): number {
  if (a === b) return 0
  if (isPlain(a) && isPlain(b)) return a < b ? -1 : 1
  return Date.parse(a) - Date.parse(b)
}

/** For sorting: the latest first. */
export function latestFirst(a: string, b: string): number {
  return compareMoments(b, a)
}

/** `now`, or the next millisecond: a clock that was set back must not make a change look older than what it changed. */
export function laterThan(at: string, now: string): string {
  return compareMoments(now, at) > 0 ? now : new Date(Date.parse(at) + 1).toISOString()
}

/** As the app itself writes a moment: of these the letters do say which is later. */
function isPlain(moment: string): boolean {
  return moment.length === '2026-01-01T00:00:00.000Z'.length && moment.endsWith('Z')
}
