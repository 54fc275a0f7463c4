import bidiFactory from 'bidi-js'

const bidi = bidiFactory()
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u

const RIGHT_TO_LEFT_LETTERS = new RegExp(RIGHT_TO_LEFT, 'gu')

/** True when the text holds letters that run from right to left; only then is the algorithm worth its time. */
export function hasRightToLeft(text: string): boolean {
  return RIGHT_TO_LEFT.test(text)
}

/** Levels of a paragraph: odd ones run from right to left. */
export interface BidiLevels {
  /** 1 when the paragraph as a whole runs from right to left. */
  readonly base: 0 | 1
  /** For each UTF-16 unit. */
  readonly levels: Uint8Array
}

/** *Source*: UAX #9 by bidi-js; the base is that of most letters, so that a foreign name at its start doesn't turn a paragraph round. */
export function levelsOf(text: string): BidiLevels {
  const rightToLeft = text.match(RIGHT_TO_LEFT_LETTERS)?.length ?? 0
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  const base = rightToLeft * 2 > letters ? 1 : 0
  return { base, levels: bidi.getEmbeddingLevels(text, base === 1 ? 'rtl' : 'ltr').levels }
}

/** The items in the order in which they stand on the line. *Source*: UAX #9, rule L2. */
export function visualOrder<T>(items: readonly T[], levels: readonly number[]): T[] {
  const order = items.map((item, at) => ({ item, level: levels[at] ?? 0 }))
  const highest = Math.max(...levels)
  for (let level = highest; level >= 1; level--) {
    let start = 0
    while (start < order.length) {
      if ((order[start]?.level ?? 0) < level) {
        start++
        continue
      }
      let end = start
      while (end < order.length && (order[end]?.level ?? 0) >= level) end++
      const reversed = order.slice(start, end).reverse()
      order.splice(start, reversed.length, ...reversed)
      start = end
    }
  }
  return order.map(({ item }) => item)
}

/** The text with brackets and the like turned round. *Source*: UAX #9, rule L4. */
export function mirrored(text: string): string {
  let result = ''
  for (const character of text) result += bidi.getMirroredCharacter(character) ?? character
  return result
}
