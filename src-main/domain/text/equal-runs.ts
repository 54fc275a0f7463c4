/** A run of words that two lists share. *Units*: `old` and `now` are the index of its first word in each list. */
export interface EqualRun {
  old: number
  now: number
  length: number
}

/** *Units*: words. A sequence this long that occurs once in each list marks the same spot in both. */
const SEED = 4

/**
 * Finds what two lists of words share, in the order of the first list. Each run grows, in both directions, from `SEED` words that
 * occur exactly once in each list. Where two runs overlap, the words they would share belong to neither.
 * *Shape*: words as numbers; equal numbers mean equal words. *Source*: patience diff, with sequences of words instead of lines, and
 * without its demand that the order stay the same: text that was moved is found too.
 */
export function equalRuns(old: Int32Array, now: Int32Array): EqualRun[] {
  const partners = uniqueSeeds(old, now)
  const runs: EqualRun[] = []
  let last: EqualRun | undefined
  for (let at = 0; at < partners.length; at++) {
    const partner = partners[at] ?? -1
    if (partner < 0) continue
    if (last && at < last.old + last.length && partner - at === last.now - last.old) continue
    last = grown(old, now, at, partner)
    runs.push(last)
  }
  return withoutDisputed(runs).sort((a, b) => a.old - b.old)
}

function grown(old: Int32Array, now: Int32Array, at: number, partner: number): EqualRun {
  let before = 0
  while (at > before && partner > before && old[at - before - 1] === now[partner - before - 1]) before++
  let length = before
  while (at - before + length < old.length && old[at - before + length] === now[partner - before + length]) length++
  return { old: at - before, now: partner - before, length }
}

/** Cuts each run back to the words that no other run covers, in either list. */
function withoutDisputed(runs: readonly EqualRun[]): EqualRun[] {
  const inOld = undisputed(runs, 'old')
  const inNow = undisputed(runs, 'now')
  return runs.flatMap((run) => {
    const [old, now] = [inOld.get(run), inNow.get(run)]
    if (!old || !now) return []
    const from = Math.max(old.from, now.from)
    const length = Math.min(old.to, now.to) - from
    return length > 0 ? [{ old: run.old + from, now: run.now + from, length }] : []
  })
}

/** The part of each run that no other run covers in one of the lists. *Units*: words, counted from the run's first. */
function undisputed(runs: readonly EqualRun[], list: 'old' | 'now'): Map<EqualRun, { from: number; to: number }> {
  const ordered = [...runs].sort((a, b) => a[list] - b[list])
  const free = new Map<EqualRun, { from: number; to: number }>()
  let taken = 0
  ordered.forEach((run, at) => {
    const start = run[list]
    const next = ordered[at + 1]?.[list] ?? Infinity
    free.set(run, { from: Math.max(0, taken - start), to: Math.min(run.length, next - start) })
    taken = Math.max(taken, start + run.length)
  })
  return free
}

/** For each index in `old`, the index in `now` at which the same `SEED` words begin; negative when there is none or more than one. */
function uniqueSeeds(old: Int32Array, now: Int32Array): Int32Array {
  const mask = 2 ** Math.ceil(Math.log2(old.length + 1) + 1) - 1
  const slots = new Int32Array(mask + 1).fill(-1)
  const slotOf = (words: Int32Array, at: number): number => {
    let slot = hashOf(words, at) & mask
    for (let held = slots[slot] ?? -1; held >= 0 && !isSameSeed(old, held, words, at); held = slots[slot] ?? -1)
      slot = (slot + 1) & mask
    return slot
  }
  const partners = new Int32Array(old.length).fill(-1)
  for (let at = 0; at + SEED <= old.length; at++) {
    const slot = slotOf(old, at)
    const held = slots[slot] ?? -1
    if (held < 0) slots[slot] = at
    else partners[held] = TWICE
  }
  for (let at = 0; at + SEED <= now.length; at++) {
    const held = slots[slotOf(now, at)] ?? -1
    if (held >= 0) partners[held] = partners[held] === -1 ? at : TWICE
  }
  return partners
}

const TWICE = -2

function hashOf(words: Int32Array, at: number): number {
  let hash = 0
  for (let next = at; next < at + SEED; next++) hash = Math.imul(hash ^ (words[next] ?? 0), 0x9e3779b1) ^ (hash >>> 15)
  return hash ^ (hash >>> 13)
}

function isSameSeed(a: Int32Array, from: number, b: Int32Array, at: number): boolean {
  for (let next = 0; next < SEED; next++) if (a[from + next] !== b[at + next]) return false
  return true
}
