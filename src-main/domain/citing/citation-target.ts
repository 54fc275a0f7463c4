import { formatLocator, type Citation, type Locator } from '../records/citation'
import type { Claim } from '../records/claim'
import type { Id } from '../records/ids'
import type { Source } from '../records/source'
import { allOf, citedText, wordsOf, type CitedWords } from './cited-text'
import { movedTo } from './moved-to'

/**
 * What a citation points at in its source's text as it is now.
 * `words`: the words it rests on. `locator`: a page, a section, or a paragraph of a source whose text is not in the library.
 * `lost`: its words are no longer in the text, or nobody can say where.
 */
export type CitationTarget = { kind: 'words'; words: CitedWords } | { kind: 'locator' } | { kind: 'lost' }

const LOCATOR: CitationTarget = { kind: 'locator' }
const LOST: CitationTarget = { kind: 'lost' }

/** Looked up once for a citation and a text: pages and exports ask again and again. */
const places = new WeakMap<Source['paragraphs'], WeakMap<Citation, CitationTarget>>()

/** Finds what a citation points at; in a source that is not there it points at a place that nobody can look up. */
export function citationTarget(source: Pick<Source, 'paragraphs'> | undefined, citation: Citation): CitationTarget {
  if (citation.lost) return LOST
  if (!source || citation.locator.kind !== 'paragraph' || source.paragraphs.length === 0) return LOCATOR
  const known = places.get(source.paragraphs) ?? new WeakMap<Citation, CitationTarget>()
  places.set(source.paragraphs, known)
  const place = known.get(citation) ?? placeIn(source, citation)
  known.set(citation, place)
  return place
}

function placeIn(source: Pick<Source, 'paragraphs'>, { locator, selector }: Citation): CitationTarget {
  const text = citedText(source)
  const paragraph = text.paragraph(locator)
  const words = selector
    ? ((paragraph && text.within(paragraph, selector)) ?? text.anywhere(selector))
    : paragraph && allOf(paragraph)
  return words ? { kind: 'words', words } : LOST
}

/** The locator as it is to be printed: a paragraph with the number that it has now. */
export function presentLocator(source: Pick<Source, 'paragraphs'> | undefined, citation: Citation): Locator {
  const place = citationTarget(source, citation)
  return place.kind === 'words' ? { ...citation.locator, value: place.words.paragraph.number } : citation.locator
}

/**
 * The citation as it is kept: tied to its paragraph and with the words it rests on, where the source's text is at hand; marked as lost
 * where they are not in it.
 */
export function tied(source: Pick<Source, 'paragraphs'>, citation: Citation): Citation {
  const place = citationTarget(source, citation)
  if (place.kind === 'lost') return citation.lost ? citation : { ...citation, lost: true }
  return place.kind === 'words' ? movedTo(citation, place.words, citation.selector?.quote.exact) : citation
}

/** The paragraph that a citation's words stand in; undefined where it names none, or its words are lost. */
export function paragraphCited(
  source: Pick<Source, 'paragraphs'> | undefined,
  citation: Citation,
): CitedWords['paragraph'] | undefined {
  const place = citationTarget(source, citation)
  return place.kind === 'words' ? place.words.paragraph : undefined
}

/** The ids of a source's paragraphs that claims rest on. */
export function paragraphsCited(source: Pick<Source, 'id' | 'paragraphs'>, claims: readonly Claim[]): Set<Id> {
  const cited = new Set<Id>()
  for (const { citations } of claims) {
    for (const citation of citations) {
      const paragraph = citation.sourceId === source.id ? paragraphCited(source, citation) : undefined
      if (paragraph) cited.add(paragraph.id)
    }
  }
  return cited
}

/** 'para. 6', with what has to be said of it where it is printed: 'para. 6 (its words are no longer in the source)'. */
export function placeWords(source: Pick<Source, 'paragraphs'> | undefined, citation: Citation): string {
  const words = formatLocator(presentLocator(source, citation))
  return citationTarget(source, citation).kind === 'lost' ? `${words} (${LOST_WORDS})` : words
}

/** What is said of a citation whose words have gone. */
const LOST_WORDS = 'its words are no longer in the source'

/**
 * The source's own words that were chosen of a paragraph, as they stand now. Undefined where all of it is meant, where its words are
 * lost, and of a digest: its words are ours and no quotation of the source.
 */
export function quotation(
  source: Pick<Source, 'paragraphs' | 'textKind'> | undefined,
  citation: Citation,
): string | undefined {
  const place = citationTarget(source, citation)
  if (source?.textKind !== 'full' || place.kind !== 'words') return undefined
  const words = wordsOf(place.words)
  return words === place.words.paragraph.text ? undefined : words
}
