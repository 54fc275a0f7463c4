import type { Citation } from '../records/citation'
import type { Source } from '../records/source'
import { citationTarget } from './citation-target'
import { wordsOf } from './cited-text'
import { readsSame } from './moved-to'

/** The words that a line was read against, where other ones stand in their place in the source now. */
export function rewordedFrom(source: Pick<Source, 'paragraphs'> | undefined, citation: Citation): string | undefined {
  const place = citationTarget(source, citation)
  const before = citation.was ?? citation.selector?.quote.exact
  if (place.kind !== 'words' || before === undefined) return undefined
  return readsSame(before, wordsOf(place.words)) ? undefined : before
}

/**
 * The citation as it is told to others: the words of an earlier text of its source stay here. Of one whose words have gone only the place
 * is told.
 */
export function toldCitation(citation: Citation): Citation {
  if (citation.was === undefined && !(citation.lost && citation.selector)) return citation
  const { was: _was, selector, ...told } = citation
  return citation.lost || !selector ? told : { ...told, selector }
}

/** The same for two citations of one passage on two desks, wherever the paragraph stands in the text of each. */
export function citationKey({ sourceId, locator, selector, lost, credibility }: Citation): string {
  const { kind, value, paragraphId } = locator
  return JSON.stringify([
    sourceId,
    kind,
    paragraphId ?? value,
    lost ? null : (selector?.quote.exact ?? null),
    credibility,
  ])
}
