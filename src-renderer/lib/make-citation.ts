import type { Citation, Locator } from '@domain/records/citation'
import { allOf, citing } from '@domain/citing/cited-text'
import type { Source } from '@domain/records/source'

/** The list with a citation more, or with it in the place of another. */
export function withCitation(citations: readonly Citation[], made: Citation, instead?: number): Citation[] {
  return instead === undefined ? [...citations, made] : citations.map((other, at) => (at === instead ? made : other))
}

/** A citation of a place; of a paragraph with the words that it rests on, all of them when none are given. *Units*: UTF-16 code units of the paragraph. */
export function citationOf(
  source: Source,
  locator: Locator,
  credibility: number,
  words: { from: number; to: number } | null,
): Citation {
  const citation: Citation = { sourceId: source.id, locator, credibility }
  const paragraph =
    locator.kind === 'paragraph' ? source.paragraphs.find(({ number }) => number === locator.value) : undefined
  return paragraph ? citing(citation, words ? { paragraph, ...words } : allOf(paragraph)) : citation
}
