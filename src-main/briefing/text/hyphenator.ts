import createHyphenator from 'hyphen'

const SOFT_HYPHEN = '\u00ad'
const MIN_LETTERS = 7
const MIN_BEFORE = 2
const MIN_AFTER = 3

/** Where a word may be broken. *Shape*: indices into the word, ascending. */
export type Hyphenator = (word: string) => readonly number[]

/**
 * The patterns of each language, read when a briefing in it is made.
 * *Source*: the TeX hyphenation patterns by way of the package hyphen; these are the ones whose terms are MIT or as free.
 */
const PATTERNS: Record<string, () => Promise<{ default: unknown }>> = {
  en: () => import('hyphen/patterns/en-gb'),
  'en-us': () => import('hyphen/patterns/en-us'),
  fr: () => import('hyphen/patterns/fr'),
  de: () => import('hyphen/patterns/de-1996'),
  es: () => import('hyphen/patterns/es'),
}
const known = new Map<string, Promise<Hyphenator>>()

/** The hyphenator of a language; one that never breaks a word when the language's patterns aren't shipped. */
export function hyphenatorFor(language: string): Promise<Hyphenator> {
  const tag = language.toLowerCase()
  const key = tag in PATTERNS ? tag : (tag.split('-')[0] ?? tag)
  let hyphenator = known.get(key)
  if (!hyphenator) {
    const load = PATTERNS[key]
    hyphenator = load ? load().then(({ default: patterns }) => makeHyphenator(patterns)) : Promise.resolve(() => [])
    known.set(key, hyphenator)
  }
  return hyphenator
}

function makeHyphenator(patterns: unknown): Hyphenator {
  const hyphenate = createHyphenator(patterns, { hyphenChar: SOFT_HYPHEN, minWordLength: MIN_LETTERS })
  return (word) => pointsOf(hyphenate(word), word.length)
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
