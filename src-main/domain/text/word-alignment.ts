/** For a word of one list its partner's place in the other, -1 for none, and how alike the two are (0 to 1). */
export interface WordPair {
  at: number
  agreement: number
}

const MATCH = 2
/** Small words and signs agree by chance: a run of them must not carry the alignment on. */
const SMALL_MATCH = 0.7
const SMALL = 3
/** A word against another one. */
export const SUBSTITUTION = -1
/** A word that only one of the two has. */
export const GAP = -0.9

/** What it is worth that a word is found again. */
export function matchValue(word: string): number {
  return word.length <= SMALL ? SMALL_MATCH : MATCH
}

const STOP = 0
const ACROSS = 1
const UP = 2
const LEFT = 3

/** For each word of a list how alike it is to each of another. */
export type Agreements = readonly Float32Array[]

/** *Shape*: a row for each word of `needle`, in it a number from 0 to 1 for each of `window`. */
export function agreementsOf(needle: readonly string[], window: readonly string[]): Agreements {
  const rows = new Map<string, Float32Array>()
  return needle.map((word) => {
    const row = rows.get(word) ?? Float32Array.from(window, (other) => wordAgreement(word, other))
    rows.set(word, row)
    return row
  })
}

/**
 * Aligns the stretch of one list of words that agrees best with a stretch of the other, given how alike their words are; words
 * outside that stretch have no partner.
 * Where the two part for long, as when a paragraph was moved, the stretch ends instead of bridging the gap.
 * *Shape*: one pair for each word of `needle`. *Source*: Smith and Waterman.
 */
export function alignWords(needle: readonly string[], agreements: Agreements): WordPair[] {
  const width = (agreements[0]?.length ?? 0) + 1
  let above = new Float32Array(width)
  let row = new Float32Array(width)
  const steps = new Uint8Array((needle.length + 1) * width)
  let best = 0
  let bestAt = 0
  for (let i = 1; i <= needle.length; i++) {
    const word = needle[i - 1] ?? ''
    const value = matchValue(word)
    row[0] = 0
    for (let j = 1; j < width; j++) {
      const agreement = agreements[i - 1]?.[j - 1] ?? 0
      const across = (above[j - 1] ?? 0) + (agreement > 0 ? value * agreement : SUBSTITUTION)
      const up = (above[j] ?? 0) + GAP
      const left = (row[j - 1] ?? 0) + GAP
      const score = Math.max(0, across, up, left)
      row[j] = score
      if (score === 0) continue
      steps[i * width + j] = score === across ? ACROSS : score === up ? UP : LEFT
      if (score > best) {
        best = score
        bestAt = i * width + j
      }
    }
    ;[above, row] = [row, above]
  }
  const pairs: WordPair[] = needle.map(() => ({ at: -1, agreement: 0 }))
  for (let cell = bestAt; cell > 0;) {
    const step = steps[cell]
    if (step === STOP || step === undefined) break
    if (step === ACROSS) {
      const i = Math.floor(cell / width) - 1
      const j = (cell % width) - 1
      pairs[i] = { at: j, agreement: agreements[i]?.[j] ?? 0 }
      cell -= width + 1
    } else cell -= step === UP ? width : 1
  }
  return pairs
}

/**
 * Aligns all of a list of words with all of another.
 * *Shape*: one pair for each word of `needle`. *Source*: Needleman and Wunsch.
 */
export function alignAll(needle: readonly string[], agreements: Agreements): WordPair[] {
  const length = agreements[0]?.length ?? 0
  const rows = [Float32Array.from({ length: length + 1 }, (_, j) => j * GAP)]
  needle.forEach((word, i) => {
    const above = rows[i] ?? new Float32Array(length + 1)
    const row = new Float32Array(length + 1)
    row[0] = (above[0] ?? 0) + GAP
    for (let j = 0; j < length; j++) {
      const across = (above[j] ?? 0) + stepAcross(word, agreements[i]?.[j] ?? 0)
      row[j + 1] = Math.max(across, (above[j + 1] ?? 0) + GAP, (row[j] ?? 0) + GAP)
    }
    rows.push(row)
  })
  const pairs: WordPair[] = needle.map(() => ({ at: -1, agreement: 0 }))
  let [i, j] = [needle.length, length]
  while (i > 0 && j > 0) {
    const here = rows[i]?.[j] ?? 0
    const agreement = agreements[i - 1]?.[j - 1] ?? 0
    if (Math.fround((rows[i - 1]?.[j - 1] ?? 0) + stepAcross(needle[i - 1] ?? '', agreement)) === here) {
      pairs[--i] = { at: --j, agreement }
    } else if (Math.fround((rows[i - 1]?.[j] ?? 0) + GAP) === here) i--
    else j--
  }
  return pairs
}

function stepAcross(word: string, agreement: number): number {
  return agreement > 0 ? matchValue(word) * agreement : SUBSTITUTION
}

/** 1 for the same word, the common beginning and end as a part of the longer for a slightly changed one, otherwise 0. */
function wordAgreement(a: string, b: string): number {
  if (a === b) return 1
  const longer = Math.max(a.length, b.length)
  const shorter = Math.min(a.length, b.length)
  if (shorter < 4 || shorter / longer < 0.6) return 0
  const common = commonPart(a, b)
  return common >= 0.6 ? common : 0
}

/** The common beginning and end of two words as a part of the longer. */
export function commonPart(a: string, b: string): number {
  const longer = Math.max(a.length, b.length)
  const shorter = Math.min(a.length, b.length)
  let start = 0
  while (start < shorter && a.charCodeAt(start) === b.charCodeAt(start)) start++
  let end = 0
  while (end < shorter - start && a.charCodeAt(a.length - 1 - end) === b.charCodeAt(b.length - 1 - end)) end++
  return (start + end) / longer
}
