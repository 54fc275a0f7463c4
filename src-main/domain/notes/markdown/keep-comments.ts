import { commentRanges } from './comment-ranges'
import { commentCuts, withoutComments } from './comments'
import { hunks, splitLines } from '../../text/merge-text'

/**
 * A text that came back changed from where it went without its comments, with those comments in their places: where their line is
 * still there in it, else before what took the line's place. *Shape*: the text as it came where it has nothing to do with the other.
 */
export function withCommentsOf(before: string, came: string): string {
  const cuts = commentCuts(before)
  if (cuts.length === 0) return came
  const placeOf = placesIn(splitLines(withoutComments(before)), splitLines(came))
  if (!placeOf) return came
  const own = new Set(commentRanges(came).map(({ from, to }) => came.slice(from, to)))
  let text = ''
  let at = 0
  let cutSoFar = 0
  for (const { from, to } of cuts) {
    const comment = before.slice(from, to)
    const { place, isLineStart } = placeOf(from - cutSoFar)
    cutSoFar += to - from
    if (own.has(comment.trimEnd())) continue
    text += came.slice(at, Math.max(at, place)) + comment + (isLineStart && !comment.endsWith('\n') ? '\n' : '')
    at = Math.max(at, place)
  }
  return text + came.slice(at)
}

interface Spot {
  place: number
  /** True where the line itself is not there any more. */
  isLineStart: boolean
}

/** Where a place of one text is in the other; asked with rising places. *Units*: UTF-16 code units. */
function placesIn(old: readonly string[], now: readonly string[]): ((place: number) => Spot) | undefined {
  const changes = hunks(old, now)
  if (!changes) return undefined
  const lines: { from: number; to: number; now: number; isKept: boolean }[] = []
  let from = 0
  let there = 0
  const add = (before: readonly string[], isKept: boolean) => {
    for (const line of before) {
      lines.push({ from, to: from + line.length, now: there, isKept })
      from += line.length
      if (isKept) there += line.length
    }
  }
  let at = 0
  for (const change of changes) {
    add(old.slice(at, change.from), true)
    add(old.slice(change.from, change.to), false)
    for (const line of change.lines) there += line.length
    at = change.to
  }
  add(old.slice(at), true)
  let next = 0
  return (place) => {
    while (next < lines.length - 1 && (lines[next]?.to ?? 0) <= place) next++
    const line = lines[next]
    if (!line) return { place: 0, isLineStart: true }
    return line.isKept
      ? { place: line.now + Math.min(place, line.to) - line.from, isLineStart: false }
      : { place: line.now, isLineStart: true }
  }
}
