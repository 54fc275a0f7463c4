import type { Selector } from '../records/citation'
import type { TextRange } from '../text/text-range'

/** *Units*: code points of context kept on each side of a quote. */
const CONTEXT = 100

/** What of a source its text is made of. */
interface Paragraphs {
  paragraphs: readonly { text: string }[]
}

/** The text that the selectors of a source's highlights count in: its paragraphs, parted by one empty line. */
export function sourceText(source: Paragraphs): string {
  return source.paragraphs.map((paragraph) => paragraph.text).join('\n\n')
}

/** Where each paragraph begins in `sourceText`. *Units*: UTF-16 code units. */
export function paragraphStarts(source: Paragraphs): number[] {
  let at = 0
  return source.paragraphs.map((paragraph) => {
    const start = at
    at += paragraph.text.length + 2
    return start
  })
}

/**
 * The selectors for a marked range: the words with what stands before and after them, and their position.
 * `points` spares counting from the text's beginning, for many ranges of one text.
 * *Units*: the range in UTF-16 code units, the position in code points. *Source*: W3C Web Annotation, TextQuote and TextPosition.
 */
export function selectorFor(text: string, range: TextRange, points?: CodePointMap): Selector {
  const from = splitsPair(text, range.from) ? range.from - 1 : range.from
  const to = splitsPair(text, range.to) ? range.to + 1 : range.to
  const start = points ? points.toCodePoints(from) : codePointLength(text, 0, from)
  return {
    quote: {
      exact: text.slice(from, to),
      prefix: lastCodePoints(text.slice(Math.max(0, from - CONTEXT * 2), from), CONTEXT),
      suffix: firstCodePoints(text.slice(to, to + CONTEXT * 2), CONTEXT),
    },
    position: { start, end: start + codePointLength(text, from, to) },
  }
}

/** Turns positions in code points into UTF-16 code units. Many positions of one text cost one reading. */
export class CodePointMap {
  private readonly astral: number[] = []

  constructor(text: string) {
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at)
      if (unit < 0xd800 || unit > 0xdbff) continue
      const low = text.charCodeAt(at + 1)
      if (low >= 0xdc00 && low <= 0xdfff) this.astral.push(at++)
    }
  }

  toUnits(codePoint: number): number {
    let low = 0
    let high = this.astral.length
    while (low < high) {
      const middle = (low + high) >> 1
      // Before the pair at index `middle` there are `middle` pairs: its code point number is its unit less those.
      if ((this.astral[middle] ?? 0) - middle < codePoint) low = middle + 1
      else high = middle
    }
    return codePoint + low
  }

  toCodePoints(unit: number): number {
    let low = 0
    let high = this.astral.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.astral[middle] ?? 0) < unit) low = middle + 1
      else high = middle
    }
    return unit - low
  }
}

function codePointLength(text: string, from: number, to: number): number {
  let length = 0
  for (let at = from; at < to; at++) {
    length++
    const unit = text.charCodeAt(at)
    if (unit >= 0xd800 && unit <= 0xdbff) {
      const low = text.charCodeAt(at + 1)
      if (low >= 0xdc00 && low <= 0xdfff) at++
    }
  }
  return length
}

function splitsPair(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1)
  const after = text.charCodeAt(at)
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff
}

function firstCodePoints(text: string, count: number): string {
  return [...text].slice(0, count).join('')
}

function lastCodePoints(text: string, count: number): string {
  const points = [...text]
  return points.slice(Math.max(0, points.length - count)).join('')
}
