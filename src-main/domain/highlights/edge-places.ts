import { GAP, SUBSTITUTION, matchValue, type Agreements } from '../text/word-alignment'

/** How much better the best reading must score than the next one: more than the cost of one word added and one removed. */
const MIN_LEAD = 1.5

/** The first (or last) word of a passage that survives: `own` is its index in the needle, `at` its index in the window. */
export interface EdgePlace {
  own: number
  at: number
}

/** One possible answer to where the passage begins, with its alignment score. */
interface Reading extends EdgePlace {
  score: number
}

/**
 * Finds the first surviving word of a passage in the window, which is the part of the new text where the passage should be. The
 * needle is the passage with the words around it; `first` is the index of the passage's first word in it.
 *
 * Every word of the window is scored as the possible beginning. When several score about the same (one of two equal neighbours was
 * deleted, say), the one that makes the passage longest wins, provided that all the others take what lies between for new text.
 * *Shape*: undefined when the text leaves it open. *Source*: Needleman and Wunsch, forwards and backwards, with free ends in the window.
 */
export function firstPlace(needle: readonly string[], first: number, agreements: Agreements): EdgePlace | undefined {
  const ahead = scoresAhead(needle, first, agreements)
  const readings = readingsOf(needle, first, agreements, ahead)
  const best = readings.reduce<Reading | undefined>((a, b) => (a && a.score >= b.score ? a : b), undefined)
  if (!best) return undefined
  // Only an exact match counts here: a merely similar word does not prove that the passage begins after it.
  const before = lastBefore(best, needle, first, agreements, ahead, 1)
  // The same word again, further to the front, in new text: it may be the true beginning, however far off it is.
  const isRepeat = ({ at }: Reading) => at > before && at < best.at && agreements[best.own]?.[at] === 1
  const near = readings.filter((reading) => reading.score > best.score - MIN_LEAD || isRepeat(reading))
  const [widest] = near
  if (!widest || near.length === 1) return widest
  const isAgreed = near.every(
    (reading) =>
      // If the passage's own first word survives, the passage begins there and nowhere else.
      (reading === widest || reading.own > first) && lastBefore(reading, needle, first, agreements, ahead) < widest.at,
  )
  return isAgreed ? widest : undefined
}

/** As `firstPlace`, for where the passage ends; `last` is the number of its last word. */
export function lastPlace(needle: readonly string[], last: number, agreements: Agreements): EdgePlace | undefined {
  const mirrored = agreements.map((row) => row.slice().reverse()).reverse()
  const found = firstPlace([...needle].reverse(), needle.length - 1 - last, mirrored)
  return found && { own: needle.length - 1 - found.own, at: (agreements[0]?.length ?? 0) - 1 - found.at }
}

/** The best reading for each word of the window, in the window's order. */
function readingsOf(
  needle: readonly string[],
  first: number,
  agreements: Agreements,
  ahead: readonly Float32Array[],
): Reading[] {
  const behind = scoresBehind(needle, first, agreements)
  const best = new Map<number, Reading>()
  for (let own = first; own < needle.length; own++) {
    const value = matchValue(needle[own] ?? '')
    agreements[own]?.forEach((agreement, at) => {
      if (agreement === 0) return
      const score = (ahead[own]?.[at] ?? 0) + value * agreement + (behind[own + 1]?.[at + 1] ?? 0)
      if (score > (best.get(at)?.score ?? -Infinity)) best.set(at, { own, at, score })
    })
  }
  return [...best.values()].sort((a, b) => a.at - b.at)
}

/** For each prefix of the needle and of the window, the best alignment score in which no word of the passage has matched yet. */
function scoresAhead(needle: readonly string[], first: number, agreements: Agreements): Float32Array[] {
  const length = agreements[0]?.length ?? 0
  const rows = [new Float32Array(length + 1)]
  needle.forEach((word, i) => {
    const above = rows[i] ?? new Float32Array(length + 1)
    const row = new Float32Array(length + 1)
    row[0] = (above[0] ?? 0) + GAP
    for (let j = 0; j < length; j++) {
      const step = stepAhead(word, agreements[i]?.[j] ?? 0, i >= first)
      row[j + 1] = Math.max((above[j] ?? 0) + step, (above[j + 1] ?? 0) + GAP, (row[j] ?? 0) + GAP)
    }
    rows.push(row)
  })
  return rows
}

function stepAhead(word: string, agreement: number, isOwn: boolean): number {
  if (agreement === 0) return SUBSTITUTION
  return isOwn ? -Infinity : matchValue(word) * agreement
}

/**
 * In a reading, the index of the last window word that matches a word from before the passage with at least this agreement;
 * -1 for none.
 */
function lastBefore(
  { own, at }: Reading,
  needle: readonly string[],
  first: number,
  agreements: Agreements,
  ahead: readonly Float32Array[],
  atLeast = Number.MIN_VALUE,
): number {
  let [i, j] = [own, at]
  while (i > 0 && j > 0) {
    const here = ahead[i]?.[j] ?? 0
    const agreement = agreements[i - 1]?.[j - 1] ?? 0
    const across = (ahead[i - 1]?.[j - 1] ?? 0) + stepAhead(needle[i - 1] ?? '', agreement, i > first)
    if (Math.fround(across) === here) {
      if (agreement >= atLeast) return j - 1
      i--
      j--
    } else if (Math.fround((ahead[i - 1]?.[j] ?? 0) + GAP) === here) i--
    else j--
  }
  return -1
}

/** For each suffix of the needle and of the window, the best score of aligning the two. */
function scoresBehind(needle: readonly string[], first: number, agreements: Agreements): Float32Array[] {
  const length = agreements[0]?.length ?? 0
  const rows: Float32Array[] = []
  let below = new Float32Array(length + 1)
  rows[needle.length] = below
  for (let i = needle.length - 1; i > first; i--) {
    const value = matchValue(needle[i] ?? '')
    const row = new Float32Array(length + 1)
    row[length] = (below[length] ?? 0) + GAP
    for (let j = length - 1; j >= 0; j--) {
      const agreement = agreements[i]?.[j] ?? 0
      const across = (below[j + 1] ?? 0) + (agreement > 0 ? value * agreement : SUBSTITUTION)
      row[j] = Math.max(across, (below[j] ?? 0) + GAP, (row[j + 1] ?? 0) + GAP)
    }
    rows[i] = row
    below = row
  }
  return rows
}
