import type { Citation, Locator } from '@domain/citation'
import { paragraphStarts, selectorFor, sourceText } from '@domain/notes/text-selector'
import type { Source } from '@domain/source'

export type Place = Locator

/** A citation of a place; with `words`, of those words of its paragraph. *Units*: UTF-16 code units of the paragraph. */
export function citationOf(
  source: Source,
  locator: Place,
  credibility: number,
  words: { from: number; to: number } | null,
): Citation {
  const at =
    locator.kind === 'paragraph' ? source.paragraphs.findIndex((paragraph) => paragraph.number === locator.value) : -1
  const start = paragraphStarts(source)[at]
  return {
    sourceId: source.id,
    locator,
    credibility,
    ...(words &&
      start !== undefined && {
        selector: selectorFor(sourceText(source), { from: start + words.from, to: start + words.to }),
      }),
  }
}
