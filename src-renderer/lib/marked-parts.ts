import type { HighlightView } from '@domain/views/source-page'

/** A stretch of text, marked by a highlight or cited by a claim, or neither. */
export interface MarkedPart {
  text: string
  mark: HighlightView | null
  cited: boolean
}

/** *Units*: UTF-16 code units. */
export interface TextSpan {
  from: number
  to: number
}

/**
 * The text in stretches between the borders of all highlights and of the words that are cited; of several highlights over
 * one stretch the last begun marks it.
 */
export function markedParts(text: string, highlights: readonly HighlightView[], cited?: TextSpan): MarkedPart[] {
  if (highlights.length === 0 && !cited) return [{ text, mark: null, cited: false }]
  const borders = new Set([0, text.length])
  for (const { from, to } of [...highlights, ...(cited ? [cited] : [])]) borders.add(from).add(to)
  const sorted = [...borders].sort((a, b) => a - b)
  return sorted.slice(0, -1).map((from, at) => {
    const to = sorted[at + 1] ?? text.length
    const over = highlights.filter((highlight) => highlight.from <= from && highlight.to >= to)
    const isCited = cited !== undefined && cited.from <= from && cited.to >= to
    return { text: text.slice(from, to), mark: over.at(-1) ?? null, cited: isCited }
  })
}

/** A span that counts code points, in UTF-16 code units of the text. */
export function textSpan(text: string, { start, end }: { start: number; end: number }): TextSpan {
  const characters = [...text]
  const from = characters.slice(0, start).join('').length
  return { from, to: from + characters.slice(start, end).join('').length }
}
