import bidiFactory from 'bidi-js'

const bidi = bidiFactory()
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u

const RIGHT_TO_LEFT_LETTERS = new RegExp(RIGHT_TO_LEFT, 'gu')

/** True when the text holds letters that run from right to left; only then is the algorithm worth its time. */
export function hasRightToLeft(text: string): boolean {
  return RIGHT_TO_LEFT.test(text)
}

/** What parts paragraphs, and tabs: a paragraph holds none, and bidi-js looks back over all of them from each. */
// eslint-disable-next-line no-control-regex -- the controls are what is looked for
const SEPARATORS = /[\t\n\v\f\r\u001c-\u001f\u0085\u2028\u2029]/g

/** *Units*: UTF-16 code units. */
const PIECE = 500
const LONGEST_PIECE = 3_000
/** Of the letters of one unit. */
const TWO_LEFTWARD = /[\u05d0-\u05ea\u0620-\u064a\u066e-\u06d3]{2}/g
const TWO_RIGHTWARD =
  /[A-Za-z\u00c0-\u024f\u0370-\u03ff\u0400-\u0481\u048a-\u052f\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff\uac00-\ud7a3]{2}/g

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
  const plain = text.replace(SEPARATORS, ' ')
  const levels = new Uint8Array(text.length)
  for (let from = 0; from < text.length;) {
    const to = pieceEnd(plain, from, base)
    levels.set(bidi.getEmbeddingLevels(plain.slice(from, to), base === 1 ? 'rtl' : 'ltr').levels, from)
    from = to
  }
  return { base, levels }
}

/**
 * Where a piece may end, so that figures and signs look back over no more than a piece for a letter: between two letters that run as
 * the paragraph does what stands before and after knows nothing of each other. Failing those, anywhere.
 */
function pieceEnd(text: string, from: number, base: 0 | 1): number {
  if (text.length - from <= PIECE) return text.length
  const pair = base === 1 ? TWO_LEFTWARD : TWO_RIGHTWARD
  pair.lastIndex = from + PIECE
  const found = pair.exec(text.slice(0, from + LONGEST_PIECE))
  if (found) return found.index + 1
  const end = Math.min(text.length, from + LONGEST_PIECE)
  const code = text.charCodeAt(end)
  return code >= 0xdc00 && code <= 0xdfff ? end - 1 : end
}

/** The items in the order in which they stand on the line. *Source*: UAX #9, rule L2. */
export function visualOrder<T>(items: readonly T[], levels: readonly number[]): T[] {
  const order = items.map((item, at) => ({ item, level: levels[at] ?? 0 }))
  for (let level = levels.reduce((a, b) => Math.max(a, b), 0); level >= 1; level--) {
    for (let start = 0; start < order.length; start++) {
      if ((order[start]?.level ?? 0) < level) continue
      let end = start
      while (end < order.length && (order[end]?.level ?? 0) >= level) end++
      order.slice(start, end).forEach((each, at) => (order[end - 1 - at] = each))
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
