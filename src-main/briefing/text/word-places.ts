import LineBreaker from 'linebreak'
import type { Hyphenator } from './hyphenator'

/** A place inside a word where a line may end. */
export interface WordPlace {
  /** Index into the word. */
  readonly at: number
  readonly cost: number
  readonly hyphen: boolean
}

const PLAIN_WORD = /^[\p{L}\p{M}\p{N}.,;:!?'’‘“”"()[\]…%&\u00a0\u202f\u2060]+$/u
const IDEOGRAPHIC = /[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\u{20000}-\u{3ffff}]/u
/** A word with a capital may be a name, and names are never broken; of letters without end the patterns take minutes. */
const HYPHENATABLE = /^\P{L}*(\p{Ll}{7,100})\P{L}*$/u
/** Scripts that put no space between words. */
const UNSPACED = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
/** No line begins with the sign that repeats or shortens the word before it, nor with a part of a character. */
const CLINGS = /^(?:[\u0e2f\u0e46\u0ec6\udc00-\udfff]|\p{M})/u
/** The dictionary looks over all that it doesn't know, so that a text without end is read in pieces. *Units*: UTF-16 code units. */
const PIECE = 400
/** The last words of a piece may go on in the next one and are read again there. */
const READ_AGAIN = 60
const words = new Intl.Segmenter('th', { granularity: 'word' })
const HYPHEN_COST = 60
const BREAK_COST = 20
const NONE: readonly WordPlace[] = []
const CACHE_LIMIT = 50_000
const LONGEST_CACHED = 40

/** Finds where words may be broken, and remembers it: prose uses the same words again and again. */
export class WordPlaces {
  readonly #hyphenated = new Map<string, readonly WordPlace[]>()
  readonly #whole = new Map<string, readonly WordPlace[]>()

  constructor(readonly hyphenator: Hyphenator) {}

  /** *Source*: UAX #14 by the package linebreak; hyphenation by the language's patterns. */
  find(word: string, hyphenate: boolean): readonly WordPlace[] {
    if (word.length > LONGEST_CACHED) return this.#findAnew(word, hyphenate)
    const known = hyphenate ? this.#hyphenated : this.#whole
    let places = known.get(word)
    if (!places) {
      places = this.#findAnew(word, hyphenate)
      if (known.size >= CACHE_LIMIT) known.clear()
      known.set(word, places)
    }
    return places
  }

  #findAnew(word: string, hyphenate: boolean): readonly WordPlace[] {
    if (UNSPACED.test(word)) return placesBetweenWords(word)
    if (PLAIN_WORD.test(word) && !IDEOGRAPHIC.test(word)) {
      const letters = hyphenate ? HYPHENATABLE.exec(word)?.[1] : undefined
      if (letters === undefined) return NONE
      const offset = word.indexOf(letters)
      return this.hyphenator(letters).map((point) => ({ at: offset + point, cost: HYPHEN_COST, hyphen: true }))
    }
    return unicodeBreaks(word).map((at) => ({ at, cost: BREAK_COST, hyphen: false }))
  }
}

/** *Shape*: indices into the word, ascending. */
function unicodeBreaks(word: string): number[] {
  const breaks: number[] = []
  const breaker = new LineBreaker(word)
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak())
    if (next.position < word.length && !isInRange(word, next.position)) breaks.push(next.position)
  return breaks
}

/** *Source*: UAX #14 leaves such scripts to a dictionary, which is ICU's. */
function placesBetweenWords(text: string): WordPlace[] {
  const breaks = new Set(unicodeBreaks(text))
  let afterWord = false
  for (const { segment, index, isWordLike } of wordsIn(text)) {
    if (afterWord && isWordLike && !CLINGS.test(segment)) breaks.add(index)
    afterWord = isWordLike
  }
  return [...breaks].sort((a, b) => a - b).map((at) => ({ at, cost: BREAK_COST, hyphen: false }))
}

function* wordsIn(text: string): Generator<{ segment: string; index: number; isWordLike: boolean }> {
  for (let from = 0; from < text.length;) {
    const piece = text.slice(from, from + PIECE)
    const isLast = from + PIECE >= text.length
    let next = from + piece.length
    for (const { segment, index, isWordLike = false } of words.segment(piece)) {
      if (!isLast && index > PIECE - READ_AGAIN) {
        next = from + index
        break
      }
      yield { segment, index: from + index, isWordLike }
    }
    from = next
  }
}

/** True inside '6–8', which is read as one. */
function isInRange(word: string, at: number): boolean {
  return /[–-]/.test(word.charAt(at - 1)) && /\d/.test(word.charAt(at - 2)) && /\d/.test(word.charAt(at))
}
