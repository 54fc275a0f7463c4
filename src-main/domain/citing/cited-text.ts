import type { Citation, Selector } from '../records/citation'
import type { Id } from '../records/ids'
import { anchor, anchoringText, type AnchoringText } from '../highlights/anchoring'
import type { TextRange } from '../text/text-range'
import { CodePointMap, paragraphStarts, selectorFor, sourceText } from '../highlights/text-selector'
import type { Paragraph } from '../records/source'

/** What of a paragraph a citation needs to see. */
export type CitedParagraph = Pick<Paragraph, 'id' | 'number' | 'text'>

/** Words of one paragraph. *Units*: UTF-16 code units of the paragraph's text. */
export interface CitedWords extends TextRange {
  paragraph: CitedParagraph
}

/** *Units*: UTF-16 code units. Words without surroundings that are at least so long and stand once are not mistaken for others. */
const UNMISTAKABLE = 80

/** A source's text as citations look into it; preparing it once serves all of them. */
export class CitedText {
  private readonly byId: ReadonlyMap<Id, CitedParagraph>
  private readonly byNumber: ReadonlyMap<string, CitedParagraph>
  private whole: { text: string; starts: readonly number[]; into: AnchoringText } | undefined

  constructor(readonly paragraphs: readonly CitedParagraph[]) {
    this.byId = new Map(paragraphs.map((paragraph) => [paragraph.id, paragraph]))
    this.byNumber = new Map(paragraphs.map((paragraph) => [paragraph.number, paragraph]))
  }

  /** False when only the source's metadata is in the library: there is nothing to look into. */
  get isPresent(): boolean {
    return this.paragraphs.length > 0
  }

  /** The paragraph that a locator names: by its id, and by its number only when it has none. */
  paragraph({ kind, value, paragraphId }: Citation['locator']): CitedParagraph | undefined {
    if (kind !== 'paragraph') return undefined
    return paragraphId === undefined ? this.byNumber.get(value) : this.byId.get(paragraphId)
  }

  paragraphNumbered(number: string): CitedParagraph | undefined {
    return this.byNumber.get(number)
  }

  /** Where words stand in a paragraph: at their position, or else where words and surroundings agree best. */
  within(paragraph: CitedParagraph, selector: Selector): CitedWords | undefined {
    const { exact } = selector.quote
    const from = new CodePointMap(paragraph.text).toUnits(selector.position.start)
    if (paragraph.text.startsWith(exact, from)) return { paragraph, from, to: from + exact.length }
    const found = anchor(selector, anchoringText(paragraph.text), false)
    return found && { paragraph, from: found.from, to: found.to }
  }

  /** Where in the whole text words stand that left their paragraph; undefined when they may stand here as well as there. */
  anywhere({ quote, position }: Selector): CitedWords | undefined {
    const { text, into } = this.prepared()
    if (quote.prefix + quote.suffix !== '') {
      const found = anchor({ quote, position }, into, false)
      return found && this.wordsAt(found)
    }
    const from = quote.exact.length < UNMISTAKABLE ? -1 : text.indexOf(quote.exact)
    if (from < 0 || text.indexOf(quote.exact, from + 1) >= 0) return undefined
    return this.wordsAt({ from, to: from + quote.exact.length })
  }

  /** A range of the whole text as words of one paragraph; undefined when it leaves it. */
  wordsAt({ from, to }: TextRange): CitedWords | undefined {
    const { starts } = this.prepared()
    const at = lastAtMost(starts, from)
    const paragraph = this.paragraphs[at]
    const start = starts[at]
    if (!paragraph || start === undefined || to > start + paragraph.text.length) return undefined
    return { paragraph, from: from - start, to: to - start }
  }

  private prepared() {
    return (this.whole ??= {
      text: sourceText(this),
      starts: paragraphStarts(this),
      into: anchoringText(sourceText(this)),
    })
  }
}

/** The citation, pointing at these words. */
export function citing(citation: Citation, { paragraph, from, to }: CitedWords): Citation {
  const { lost: _, ...rest } = citation
  return {
    ...rest,
    locator: { kind: 'paragraph', value: paragraph.number, paragraphId: paragraph.id },
    selector: selectorFor(paragraph.text, { from, to }),
  }
}

/** The words as they stand in their paragraph. */
export function wordsOf({ paragraph, from, to }: CitedWords): string {
  return paragraph.text.slice(from, to)
}

/** All of a paragraph. */
export function allOf(paragraph: CitedParagraph): CitedWords {
  return { paragraph, from: 0, to: paragraph.text.length }
}

function lastAtMost(starts: readonly number[], most: number): number {
  let [low, high] = [0, starts.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? 0) <= most) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** Made once for a text, however many look into it. */
const texts = new WeakMap<readonly CitedParagraph[], CitedText>()

/** A source's text for its citations. */
export function citedText({ paragraphs }: { paragraphs: readonly CitedParagraph[] }): CitedText {
  const text = texts.get(paragraphs) ?? new CitedText(paragraphs)
  texts.set(paragraphs, text)
  return text
}
