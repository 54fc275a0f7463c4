/** For a word of one list its partner's place in the other, -1 for none, and how alike the two are (0 to 1). */
export interface WordPair {
  at: number
  agreement: number
}

const MATCH = 2
/** Small words and signs agree by chance: a run of them must not carry the alignment on. */
const SMALL_MATCH = 0.7
const SMALL = 3
const SUBSTITUTION = -1
const GAP = -0.9

const STOP = 0
const ACROSS = 1
const UP = 2
const LEFT = 3

/**
 * Aligns the stretch of one list of words that agrees best with a stretch of the other; words outside that stretch have no partner.
 * Where the two part for long, as when a paragraph was moved, the stretch ends instead of bridging the gap.
 * *Shape*: one pair for each word of `needle`. *Source*: Smith and Waterman.
 */
export function alignWords(needle: readonly string[], window: readonly string[]): WordPair[] {
  const width = window.length + 1
  let above = new Float32Array(width)
  let row = new Float32Array(width)
  const steps = new Uint8Array((needle.length + 1) * width)
  let best = 0
  let bestAt = 0
  for (let i = 1; i <= needle.length; i++) {
    const word = needle[i - 1] ?? ''
    const value = word.length <= SMALL ? SMALL_MATCH : MATCH
    row[0] = 0
    for (let j = 1; j < width; j++) {
      const agreement = wordAgreement(word, window[j - 1] ?? '')
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
      pairs[i] = { at: j, agreement: wordAgreement(needle[i] ?? '', window[j] ?? '') }
      cell -= width + 1
    } else cell -= step === UP ? width : 1
  }
  return pairs
}

/** 1 for the same word, the common beginning and end as a part of the longer for a slightly changed one, otherwise 0. */
export function wordAgreement(a: string, b: string): number {
  if (a === b) return 1
  const longer = Math.max(a.length, b.length)
  const shorter = Math.min(a.length, b.length)
  if (shorter < 4 || shorter / longer < 0.6) return 0
  let start = 0
  while (start < shorter && a.charCodeAt(start) === b.charCodeAt(start)) start++
  let end = 0
  while (end < shorter - start && a.charCodeAt(a.length - 1 - end) === b.charCodeAt(b.length - 1 - end)) end++
  const common = (start + end) / longer
  return common >= 0.6 ? common : 0
}
