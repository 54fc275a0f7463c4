import createHyphenator from 'hyphen'
import enGb from 'hyphen/patterns/en-gb'
import enUs from 'hyphen/patterns/en-us'

const SOFT_HYPHEN = '\u00ad'
const MIN_LETTERS = 7
const MIN_BEFORE = 2
const MIN_AFTER = 3

/** Where a word may be broken. *Shape*: indices into the word, ascending. */
export type Hyphenator = (word: string) => readonly number[]

const PATTERNS: Record<string, unknown> = { en: enGb, 'en-gb': enGb, 'en-us': enUs }
const known = new Map<string, Hyphenator>()

/** The hyphenator of a language; one that never breaks a word when the language's patterns aren't shipped. */
export function hyphenatorFor(language: string): Hyphenator {
  const tag = language.toLowerCase()
  const key = tag in PATTERNS ? tag : (tag.split('-')[0] ?? tag)
  let hyphenator = known.get(key)
  if (!hyphenator) {
    hyphenator = key in PATTERNS ? makeHyphenator(PATTERNS[key]) : () => []
    known.set(key, hyphenator)
  }
  return hyphenator
}

function makeHyphenator(patterns: unknown): Hyphenator {
  const hyphenate = createHyphenator(patterns, { hyphenChar: SOFT_HYPHEN, minWordLength: MIN_LETTERS })
  const cache = new Map<string, readonly number[]>()
  return (word) => {
    let points = cache.get(word)
    if (!points) {
      points = pointsOf(hyphenate(word), word.length)
      cache.set(word, points)
    }
    return points
  }
}

function pointsOf(hyphenated: string, length: number): number[] {
  const points: number[] = []
  let at = 0
  for (const part of hyphenated.split(SOFT_HYPHEN)) {
    at += part.length
    if (at >= MIN_BEFORE && length - at >= MIN_AFTER && at < length) points.push(at)
  }
  return points
}
