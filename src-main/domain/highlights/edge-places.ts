import { GAP, SUBSTITUTION, matchValue, type Agreements } from '../text/word-alignment'

/**
 * By how much the best reading of where a passage begins must beat another: more than it costs to put one word in and take
 * another out.
 */
const MIN_LEAD = 1.5

/** Which of a passage's words is the first, or the last, that is still there, and which word of the window it is. */
export interface EdgePlace {
  own: number
  at: number
}

/** One way to read where the passage begins. */
interface Reading extends EdgePlace {
  score: number
}

/**
 * Where in the window the first of the passage's words stands that is still there. Weighs every word of the window; when readings come
 * near each other, as when one of two neighbouring equal words was taken out, the widest is taken if what lies between them is
 * newly written in all of them. `first` is the number of the passage's first word in `needle`.
 * *Shape*: undefined when nobody can say. *Source*: forward and backward passes of Needleman and Wunsch, in which the window may
 * go on at both ends.
 */
export function firstPlace(needle: readonly string[], first: number, agreements: Agreements): EdgePlace | undefined {
  const ahead = scoresAhead(needle, first, agreements)
  const readings = readingsOf(needle, first, agreements, ahead)
  const best = readings.reduce<Reading | undefined>((a, b) => (a && a.score >= b.score ? a : b), undefined)
  if (!best) return undefined
  // A word that is only like one of those before the passage does not prove that the passage begins behind it.
  const before = lastBefore(best, needle, first, agreements, ahead, 1)
  // The same word once more among what was written before it: however far off, it may be the one.
  const isRepeat = ({ at }: Reading) => at > before && at < best.at && agreements[best.own]?.[at] === 1
  const near = readings.filter((reading) => reading.score > best.score - MIN_LEAD || isRepeat(reading))
  const [widest] = near
  if (!widest || near.length === 1) return widest
  const isAgreed = near.every(
    (reading) =>
      // A passage whose first word is there begins with it and nowhere else.
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

/** By word of the window the best reading in which the passage begins there, in order. */
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

/** The best scores of alignments up to each word of the needle and place in the window in which nothing of the passage agrees yet. */
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

/** The last word of the window that belongs to what stands before the passage, in a reading, and agrees `atLeast` so well; -1 for none. */
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

/** The best scores of alignments that go on from each word of the needle and place in the window to the needle's end. */
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
