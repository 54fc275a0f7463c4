import { diffArrays } from 'diff'
import { commentCuts, commentRanges, withoutComments } from './comments'

/** *Units*: lines put in or taken out; beyond this nobody can say where a comment belongs. */
const EDITS_MAX = 4_000

/**
 * A text that came back changed from where it went without its comments, with those comments in their places: where their line is
 * still there in it, else before what took the line's place. *Shape*: the text as it came where it has nothing to do with the other.
 */
export function withCommentsOf(before: string, came: string): string {
  const cuts = commentCuts(before)
  if (cuts.length === 0) return came
  const placeOf = placesIn(linesOf(withoutComments(before)), linesOf(came))
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

interface Place {
  place: number
  /** True where the line itself is not there any more. */
  isLineStart: boolean
}

/** Where a place of one text is in the other; asked with rising places. *Units*: UTF-16 code units. */
function placesIn(old: readonly string[], now: readonly string[]): ((place: number) => Place) | undefined {
  const parts = diffArrays([...old], [...now], { maxEditLength: EDITS_MAX })
  if (!parts) return undefined
  const lines: { from: number; to: number; now: number; isKept: boolean }[] = []
  let from = 0
  let there = 0
  for (const { value, added, removed } of parts) {
    for (const line of value) {
      if (!added) lines.push({ from, to: from + line.length, now: there, isKept: !removed })
      if (!added) from += line.length
      if (!removed) there += line.length
    }
  }
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

function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? []
}
