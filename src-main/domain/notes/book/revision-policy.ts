import type { Note } from '../../records/note'
import { commonEnds } from '../../text/common-ends'

/** *Units*: milliseconds. After a pause this long the next change begins a new sitting. */
const SITTING_PAUSE_MS = 10 * 60_000
/** *Units*: milliseconds. Within one long sitting a version is kept this often. */
const SITTING_LENGTH_MS = 30 * 60_000
/** *Units*: UTF-16 code units. A change that takes this much away keeps what was there before. */
const LARGE_CUT = 400

/** What decides whether a note's present state is kept as a version before it is changed. */
export interface RevisionMoment {
  /** The state that is about to be replaced. */
  before: Note
  after: Note
  /** When the latest version of this note was kept. *Units*: ISO 8601 UTC. */
  lastKeptAt?: string
  now: string
}

/**
 * True when the state before a change is to be kept: the last change of an earlier sitting, once in a while during a long one,
 * and whenever much text goes at once. Typing in one sitting thus makes one version, and nothing that was left standing is lost.
 */
export function keepsRevision({ before, after, lastKeptAt, now }: RevisionMoment): boolean {
  if (sameContent(before, after) || (before.body === '' && before.title === '')) return false
  const time = Date.parse(now)
  if (time - Date.parse(before.updatedAt) >= SITTING_PAUSE_MS) return true
  if (time - Date.parse(lastKeptAt ?? before.createdAt) >= SITTING_LENGTH_MS) return true
  return cutLength(before.body, after.body) >= LARGE_CUT
}

/** True when nothing a person would miss differs. */
export function sameContent(a: Note, b: Note): boolean {
  return a.title === b.title && a.body === b.body && sameJson(a.tags, b.tags) && sameJson(a.targets, b.targets)
}

/** How much of the old text is gone between the common beginning and end. */
function cutLength(before: string, after: string): number {
  const { start, end } = commonEnds(before, after)
  return before.length - start - end
}

function sameJson(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
