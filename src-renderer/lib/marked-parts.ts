import type { HighlightView } from '@domain/views/source-page'

/** A stretch of text, marked by a highlight or not. */
export interface MarkedPart {
  text: string
  mark: HighlightView | null
}

/** The text in stretches between the borders of all highlights; of several over one stretch the last begun marks it. */
export function markedParts(text: string, highlights: readonly HighlightView[]): MarkedPart[] {
  if (highlights.length === 0) return [{ text, mark: null }]
  const borders = new Set([0, text.length])
  for (const { from, to } of highlights) borders.add(from).add(to)
  const sorted = [...borders].sort((a, b) => a - b)
  return sorted.slice(0, -1).map((from, at) => {
    const to = sorted[at + 1] ?? text.length
    const over = highlights.filter((highlight) => highlight.from <= from && highlight.to >= to)
    return { text: text.slice(from, to), mark: over.at(-1) ?? null }
  })
}
