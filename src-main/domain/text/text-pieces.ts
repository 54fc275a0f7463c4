import type { TextRange } from './text-range'
import { equalRuns, type EqualRun } from './equal-runs'
import { wordTokens, type WordToken } from './word-tokens'

/**
 * A part of a text that stayed together while the text was edited, wherever it stands now.
 * *Units*: numbers of words in the earlier and in the later text; `to` is excluded.
 */
export interface TextPiece {
  old: TextRange
  now: TextRange
  /** What is unchanged in it, in order. */
  runs: readonly EqualRun[]
  /** Whether it begins and ends with a paragraph in both texts; otherwise words between it and its neighbour may belong to either. */
  isWhole: { start: boolean; end: boolean }
}

/** Two versions of a text beside each other; preparing them once serves all highlights. */
export interface TextVersions {
  old: TextVersion
  now: TextVersion
  /** In the order of the earlier text. What stands between two of them belongs to neither. */
  pieces: readonly TextPiece[]
}

export interface TextVersion {
  text: string
  tokens: readonly WordToken[]
}

/**
 * *Units*: letters. A run between other neighbours than before counts as moved when it is at least as long; a shorter one stands
 * there by chance.
 */
const MIN_MOVED = 40

/** Finds out what became of a text. */
export function textVersions(before: string, after: string): TextVersions {
  const old = { text: before, tokens: wordTokens(before) }
  const now = { text: after, tokens: wordTokens(after) }
  const numbers = new Map<string, number>()
  const numbered = ({ tokens }: TextVersion) =>
    Int32Array.from(tokens, ({ word }) => {
      const number = numbers.get(word) ?? numbers.size
      numbers.set(word, number)
      return number
    })
  const runs = withoutStrays(equalRuns(numbered(old), numbered(now)), old)
  return { old, now, pieces: piecesOf(runs, old, now) }
}

/** The runs without the short ones that stand between other neighbours than before, the shortest taken out first. */
function withoutStrays(runs: readonly EqualRun[], old: TextVersion): EqualRun[] {
  const order = new Order(runs)
  const weights = runs.map((run) => lettersOf(run, old))
  const light = runs.map((_, at) => at).filter((at) => (weights[at] ?? 0) < MIN_MOVED)
  light.sort((a, b) => (weights[a] ?? 0) - (weights[b] ?? 0))
  const taken = new Set<number>()
  for (let before = -1; before !== taken.size;) {
    before = taken.size
    for (const at of light) {
      if (taken.has(at) || order.isKeptBehind(at) || order.isKeptBefore(at)) continue
      order.take(at)
      taken.add(at)
    }
  }
  return runs.filter((_, at) => !taken.has(at))
}

function lettersOf({ old: from, length }: EqualRun, { tokens }: TextVersion): number {
  let letters = 0
  for (let at = from; at < from + length; at++) letters += tokens[at]?.text.length ?? 0
  return letters
}

/** Which run follows which, in either text. The runs come in the order of the earlier one. */
class Order {
  private readonly old = { before: new Map<number, number>(), behind: new Map<number, number>() }
  private readonly now = { before: new Map<number, number>(), behind: new Map<number, number>() }

  constructor(runs: readonly EqualRun[]) {
    const numbers = runs.map((_, at) => at)
    link(this.old, numbers)
    link(
      this.now,
      numbers.sort((a, b) => (runs[a]?.now ?? 0) - (runs[b]?.now ?? 0)),
    )
  }

  isKeptBehind(at: number): boolean {
    return this.old.before.get(at) === this.now.before.get(at)
  }

  isKeptBefore(at: number): boolean {
    return this.old.behind.get(at) === this.now.behind.get(at)
  }

  take(at: number): void {
    for (const { before, behind } of [this.old, this.now]) {
      const [left, right] = [before.get(at) ?? NONE, behind.get(at) ?? NONE]
      behind.set(left, right)
      before.set(right, left)
    }
  }
}

const NONE = -1

function link({ before, behind }: { before: Map<number, number>; behind: Map<number, number> }, numbers: number[]) {
  numbers.forEach((number, at) => {
    before.set(number, numbers[at - 1] ?? NONE)
    behind.set(number, numbers[at + 1] ?? NONE)
  })
}

function piecesOf(runs: readonly EqualRun[], old: TextVersion, now: TextVersion): TextPiece[] {
  const order = new Order(runs)
  const chains: EqualRun[][] = []
  runs.forEach((run, at) => {
    const chain = chains.at(-1)
    if (chain && order.isKeptBehind(at)) chain.push(run)
    else chains.push([run])
  })
  const inOld = boundsOf(chains, 'old', old)
  const inNow = boundsOf(chains, 'now', now)
  return chains.flatMap((chain) => {
    const [oldRange, nowRange] = [inOld.get(chain), inNow.get(chain)]
    if (!oldRange || !nowRange) return []
    const isWhole = {
      start: opensParagraph(old, oldRange.from) && opensParagraph(now, nowRange.from),
      end: opensParagraph(old, oldRange.to) && opensParagraph(now, nowRange.to),
    }
    return [{ old: oldRange, now: nowRange, runs: chain, isWhole }]
  })
}

/**
 * From where to where each chain of runs has a text to itself: up to the paragraph's beginning or end that parts it from its
 * neighbour, or to its own outermost run where no paragraph begins between them.
 */
function boundsOf(
  chains: readonly EqualRun[][],
  list: 'old' | 'now',
  version: TextVersion,
): Map<EqualRun[], TextRange> {
  const start = (chain: EqualRun[]) => chain[0]?.[list] ?? 0
  const end = (chain: EqualRun[]) => {
    const last = chain.at(-1)
    return last ? last[list] + last.length : 0
  }
  const ordered = [...chains].sort((a, b) => start(a) - start(b))
  const bounds = new Map<EqualRun[], TextRange>()
  ordered.forEach((chain, at) => {
    const [previous, next] = [ordered[at - 1], ordered[at + 1]]
    const ownStart = start(chain)
    const ownEnd = end(chain)
    bounds.set(chain, {
      from: previous ? (lastOpening(version, end(previous), ownStart) ?? ownStart) : 0,
      to: next ? (firstOpening(version, ownEnd, start(next)) ?? ownEnd) : version.tokens.length,
    })
  })
  return bounds
}

function firstOpening(version: TextVersion, from: number, to: number): number | undefined {
  for (let at = from; at <= to; at++) if (opensParagraph(version, at)) return at
  return undefined
}

function lastOpening(version: TextVersion, from: number, to: number): number | undefined {
  for (let at = to; at >= from; at--) if (opensParagraph(version, at)) return at
  return undefined
}

/** True when a word is the first of its paragraph, and of the number behind the last word. */
export function opensParagraph({ text, tokens }: TextVersion, at: number): boolean {
  const before = tokens[at - 1]
  return !before || at === tokens.length || text.slice(before.to, tokens[at]?.from).includes('\n')
}
