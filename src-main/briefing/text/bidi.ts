import bidiFactory from 'bidi-js'

const bidi = bidiFactory()
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u

/** True when the text holds letters that run from right to left; only then is the algorithm worth its time. */
export function hasRightToLeft(text: string): boolean {
  return RIGHT_TO_LEFT.test(text)
}

/** The embedding level of each UTF-16 unit; odd levels run from right to left. *Source*: UAX #9 by bidi-js. */
export function levelsOf(text: string): Uint8Array {
  return bidi.getEmbeddingLevels(text, 'ltr').levels
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
