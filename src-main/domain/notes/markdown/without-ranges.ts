import type { TextRange } from '../../text/text-range'

/** A text without parts of it. `placeOf` gives a place of it in the whole; it is asked with rising numbers. */
export interface CutText {
  text: string
  placeOf(at: number): number
}

/** Takes ranges out of a text; the ends of its lines stay, so that every other line is where it was. */
export function withoutRanges(markdown: string, ranges: readonly TextRange[]): CutText {
  const cuts = lineParts(markdown, ranges)
  return { text: withoutParts(markdown, cuts), placeOf: placesWith(cuts) }
}

/** What of the ranges stands on each line: the ends of the lines stay, so that every other line is where it was. */
export function lineParts(markdown: string, ranges: readonly TextRange[]): TextRange[] {
  const parts: TextRange[] = []
  for (const { from, to } of ranges) {
    for (let at = from; at < to;) {
      const newline = markdown.indexOf('\n', at)
      const end = newline < 0 ? to : Math.min(newline, to)
      if (end > at) parts.push({ from: at, to: end })
      at = end + 1
    }
  }
  return parts
}

function withoutParts(text: string, parts: readonly TextRange[]): string {
  if (parts.length === 0) return text
  let kept = ''
  let at = 0
  for (const { from, to } of parts) {
    kept += text.slice(at, from)
    at = to
  }
  return kept + text.slice(at)
}

function placesWith(parts: readonly TextRange[]): (at: number) => number {
  if (parts.length === 0) return (at) => at
  let next = 0
  let cut = 0
  let last = 0
  return (at) => {
    if (at < last) next = cut = 0
    last = at
    for (let part = parts[next]; part && part.from - cut <= at; part = parts[++next]) cut += part.to - part.from
    return at + cut
  }
}
