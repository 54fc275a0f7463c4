import type { Citation } from '../records/citation'
import { anchoringText, likelyPlace } from '../highlights/anchoring'
import { sourceText } from '../highlights/text-selector'
import type { Source } from '../records/source'
import { citedText, type CitedWords } from './cited-text'

/**
 * Where the words of a lost citation may be now, for a person to judge; or, where nothing is like them, all of the paragraph that it
 * stood in. Undefined when that has gone too.
 */
export function likelyWords(
  source: Pick<Source, 'paragraphs'>,
  { selector, locator }: Citation,
): CitedWords | undefined {
  const text = citedText(source)
  const range = selector && likelyPlace(selector, anchoringText(sourceText(source)))
  const words = range && text.wordsAt(range)
  if (words) return words
  const paragraph = text.paragraph(locator)
  return paragraph && { paragraph, from: 0, to: paragraph.text.length }
}
