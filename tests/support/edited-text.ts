/** A word of a text with the number it had before the text was edited; null for a word that was put in. */
export interface TracedWord {
  word: string
  was: number | null
}

/** Repeatable randomness. *Units*: 0 up to 1. *Source*: mulberry32. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

const SYLLABLES = 'ba co du fe gi ha jo ku le mi na po ra se ti vo wa ze lan ter mor sin dal rek'.split(' ')
const SMALL_WORDS = 'the of and to in a is that for it on as with by at from was are which had its not'.split(' ')

/** Running prose of made-up words: common small ones, rarer long ones, sentences and paragraphs. *Shape*: words, '\n\n' among them. */
export function madeUpProse(words: number, random: () => number): string[] {
  const vocabulary = Array.from({ length: 1_500 }, () =>
    Array.from({ length: 2 + Math.floor(random() * 3) }, () => SYLLABLES[Math.floor(random() * SYLLABLES.length)]).join(
      '',
    ),
  )
  const prose: string[] = []
  let sentence = 0
  for (let at = 0; at < words; at++) {
    const small = random() < 0.42
    // Zipf: the rank falls with the power of chance.
    const pool = small ? SMALL_WORDS : vocabulary
    let word = pool[Math.floor(pool.length * random() ** (small ? 1.5 : 2.2))] ?? 'the'
    if (sentence === 0) word = word.charAt(0).toUpperCase() + word.slice(1)
    sentence++
    if (sentence > 8 && random() < 0.12) {
      word += '.'
      sentence = 0
      if (random() < 0.18) word += '\n\n'
    } else if (random() < 0.06) word += ','
    prose.push(word)
  }
  return prose
}

export function joinWords(words: readonly { word: string }[]): string {
  return words.map(({ word }) => (word.endsWith('\n\n') ? word : `${word} `)).join('')
}

/** The paragraph in which a word stands, from its first word to behind its last. */
export function paragraphAround(words: readonly { word: string }[], at: number): [number, number] {
  let start = at
  while (start > 0 && !words[start - 1]?.word.endsWith('\n\n')) start--
  let end = at
  while (end < words.length && !words[end]?.word.endsWith('\n\n')) end++
  return [start, Math.min(end + 1, words.length)]
}

/**
 * Edits about `share` of the words as an editor does: words changed, put in and taken out, misspellings mended, sentences recast,
 * now and then a whole paragraph moved.
 */
export function editWords(words: readonly string[], share: number, random: () => number): TracedWord[] {
  const traced: TracedWord[] = words.map((word, was) => ({ word, was }))
  const spare = madeUpProse(200, random)
  const other = (old = '') => {
    const word = spare[Math.floor(random() * spare.length)] ?? 'x'
    // Paragraphs stay what they are.
    return word.trim() + (old.endsWith('\n\n') ? '\n\n' : '')
  }
  let budget = Math.round(words.length * share)
  while (budget > 0) {
    const at = Math.floor(random() * traced.length)
    const entry = traced[at]
    if (!entry) continue
    const kind = random()
    if (kind < 0.3) {
      traced[at] = { word: other(entry.word), was: null }
      budget--
    } else if (kind < 0.45) {
      if (!entry.word.endsWith('\n\n')) traced.splice(at, 1)
      budget--
    } else if (kind < 0.6) {
      traced.splice(at, 0, { word: other(), was: null })
      budget--
    } else if (kind < 0.75) {
      const { word } = entry
      const letter = Math.floor(random() * word.length)
      if (word.length > 4) traced[at] = { word: word.slice(0, letter) + 'x' + word.slice(letter + 1), was: entry.was }
      budget--
    } else if (kind < 0.98) {
      const length = Math.min(2 + Math.floor(random() * 6), paragraphAround(traced, at)[1] - at - 1)
      traced.splice(at, length, ...Array.from({ length }, () => ({ word: other(), was: null })))
      budget -= Math.max(1, length)
    } else {
      const [start, end] = paragraphAround(traced, at)
      const moved = traced.splice(start, end - start)
      const to = paragraphAround(traced, Math.floor(random() * traced.length))[0]
      traced.splice(to, 0, ...moved)
      budget -= moved.length
    }
  }
  return traced
}
