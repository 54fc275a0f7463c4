import type { TextRange } from '../text/text-range'
import { firstPlace, lastPlace } from './edge-places'
import type { EqualRun } from '../text/equal-runs'
import { endOf, startOf } from './passage-edges'
import { opensParagraph, type TextPiece, type TextVersion, type TextVersions } from '../text/text-pieces'
import { agreementsOf, alignAll, type WordPair } from '../text/word-alignment'

/** *Units*: unchanged words on each side of a passage's beginning or end between which it is looked for. */
const SURROUNDINGS = 8
/** *Units*: unchanged words on each side that leave no doubt. */
const BEYOND_DOUBT = 3
/** *Units*: words; where more were rewritten in one go, nobody can say what became of which. */
const WINDOW_MAX = 400
/** *Units*: letters; of a passage at least these must be left, of a shorter one all. */
const MIN_FOUND = 6
/** *Units*: part of the passage's letters; where fewer are left it is no longer the same passage. */
const MIN_LEFT = 0.3

/**
 * Where a passage of the earlier text stands in the later one. Undefined when nothing is left of it, when it was torn apart, or when
 * nobody can say where it begins or ends.
 * *Units*: UTF-16 code units of either text. *Source*: unchanged words carry it; between them, words are aligned.
 */
export function carriedRange(versions: TextVersions, passage: TextRange): TextRange | undefined {
  const words = wordsOf(versions.old, passage)
  if (!words) return undefined
  const piece = versions.pieces[lastAtMost(versions.pieces, words.first, ({ old }) => old.from)]
  if (!piece || words.last >= piece.old.to) return undefined
  if (isSmall(versions.old, words) && !standsBetweenItsNeighbours(piece, words)) return undefined
  const start = unmovedEdge(versions, piece, words, 'start') ?? editedEdge(versions, piece, words, 'start')
  const end = unmovedEdge(versions, piece, words, 'end') ?? editedEdge(versions, piece, words, 'end')
  if (!start || !end || end.place <= start.place) return undefined
  if (!isEnoughLeft(versions.old, piece, words, [start, end])) return undefined
  return withSpaces(versions, passage, { from: start.place, to: end.place })
}

/** A passage as words. *Units*: numbers of words, both included; letters of the first and last word that lie outside it. */
interface Words {
  first: number
  last: number
  cutStart: number
  cutEnd: number
}

/** True for a few letters only: they are found anywhere. */
function isSmall({ tokens }: TextVersion, { first, last }: Words): boolean {
  let letters = 0
  for (let at = first; at <= last && letters < MIN_FOUND; at++) letters += tokens[at]?.text.length ?? 0
  return letters < MIN_FOUND
}

/** True when the words on both sides of the passage stand next to it as they stood, or it is all of the text on that side. */
function standsBetweenItsNeighbours({ runs, old }: TextPiece, { first, last }: Words): boolean {
  const run = runs[lastAtMost(runs, Math.max(first - 1, old.from), (each) => each.old)]
  return run !== undefined && Math.min(last + 2, old.to) <= run.old + run.length
}

type Side = 'start' | 'end'

interface Edge {
  /** *Units*: UTF-16 code units of the later text. */
  place: number
  /** What became of the words from `from` on, where they were looked at one by one. */
  from: number
  pairs: readonly WordPair[]
}

function wordsOf({ tokens }: TextVersion, { from, to }: TextRange): Words | undefined {
  const last = lastAtMost(tokens, to - 1, (token) => token.from)
  const touching = lastAtMost(tokens, from, (token) => token.from)
  const first = (tokens[touching]?.to ?? 0) > from ? touching : touching + 1
  const [head, tail] = [tokens[first], tokens[last]]
  if (!head || !tail || first > last) return undefined
  return { first, last, cutStart: Math.max(0, from - head.from), cutEnd: Math.max(0, tail.to - to) }
}

/** The edge of a passage well within words that are unchanged. */
function unmovedEdge({ old, now }: TextVersions, { runs }: TextPiece, words: Words, side: Side): Edge | undefined {
  const own = side === 'start' ? words.first : words.last
  const run = runs[lastAtMost(runs, own, (each) => each.old)]
  if (!run) return undefined
  // A paragraph's first word does not belong to what stands before it, wherever the paragraph stands now.
  const isAtBeginning = opensParagraph(old, run.old)
  const isAtEnd = opensParagraph(old, run.old + run.length)
  const from = run.old + (isAtBeginning ? 0 : BEYOND_DOUBT)
  const to = run.old + run.length - (isAtEnd ? 0 : BEYOND_DOUBT)
  const [before, token] = [old.tokens[own], now.tokens[own - run.old + run.now]]
  if (own < from || own >= to || !before || !token || before.text.length !== token.text.length) return undefined
  const place = side === 'start' ? token.from + words.cutStart : token.to - words.cutEnd
  return { place, from: own, pairs: [] }
}

/** The edge of a passage near words that were changed. */
function editedEdge({ old, now }: TextVersions, piece: TextPiece, words: Words, side: Side): Edge | undefined {
  const edge = side === 'start' ? words.first : words.last
  const left = boundBefore(piece, side === 'start' ? edge : edge + 1)
  const right = boundBehind(piece, side === 'start' ? edge : edge + 1)
  if (!left || !right || right.old - left.old > WINDOW_MAX || right.now - left.now > WINDOW_MAX) return undefined
  const tokens = old.tokens.slice(left.old, right.old)
  const window = now.tokens.slice(left.now, right.now)
  const needle = tokens.map(({ word }) => word)
  const agreements = agreementsOf(
    needle,
    window.map(({ word }) => word),
  )
  const first = Math.max(0, words.first - left.old)
  const last = Math.min(words.last, right.old - 1) - left.old
  const found = (side === 'start' ? firstPlace : lastPlace)(needle, edge - left.old, agreements)
  if (!found || found.own < first || found.own > last) return undefined
  const pairs = alignAll(needle, agreements)
  const around = { tokens, words: needle, first, last, cutStart: words.cutStart, cutEnd: words.cutEnd }
  const place = (side === 'start' ? startOf : endOf)(around, pairs, found, window)
  return place === undefined ? undefined : { place, from: left.old, pairs }
}

/** A word of either text. */
interface Bound {
  old: number
  now: number
}

/**
 * Up to where to look before a word: so far that there are enough unchanged words, or to where its piece begins. Undefined when
 * nobody can say where that is.
 */
function boundBefore({ old, now, runs, isWhole }: TextPiece, word: number): Bound | undefined {
  let missing = SURROUNDINGS
  for (let at = lastAtMost(runs, word - 1, (each) => each.old); at >= 0; at--) {
    const run = runs[at]
    if (!run) break
    const end = Math.min(run.old + run.length, word)
    const from = Math.max(run.old, end - missing)
    missing -= end - from
    if (missing === 0) return { old: from, now: from - run.old + run.now }
  }
  return isWhole.start ? { old: old.from, now: now.from } : undefined
}

/** As `boundBefore`, behind a word. */
function boundBehind({ old, now, runs, isWhole }: TextPiece, word: number): Bound | undefined {
  let missing = SURROUNDINGS
  for (
    let at = Math.max(
      0,
      lastAtMost(runs, word, (each) => each.old),
    );
    at < runs.length;
    at++
  ) {
    const run = runs[at]
    if (!run) break
    const from = Math.max(run.old, word)
    const to = Math.min(run.old + run.length, from + missing)
    if (to <= from) continue
    missing -= to - from
    if (missing === 0) return { old: to, now: to - run.old + run.now }
  }
  return isWhole.end ? { old: old.to, now: now.to } : undefined
}

/** True when enough of the passage's letters are still there for it to be the same passage. */
function isEnoughLeft({ tokens }: TextVersion, { runs }: TextPiece, words: Words, edges: readonly Edge[]): boolean {
  let total = 0
  let left = 0
  let run: EqualRun | undefined = runs[lastAtMost(runs, words.first, (each) => each.old)]
  let next = lastAtMost(runs, words.first, (each) => each.old) + 1
  for (let at = words.first; at <= words.last; at++) {
    while ((runs[next]?.old ?? Infinity) <= at) run = runs[next++]
    const length = tokens[at]?.text.length ?? 0
    const isUnchanged = run !== undefined && at < run.old + run.length
    const agreement = isUnchanged ? 1 : Math.max(...edges.map(({ from, pairs }) => pairs[at - from]?.agreement ?? 0))
    total += length
    left += agreement * length
  }
  return left >= Math.min(total, Math.max(MIN_FOUND, MIN_LEFT * total))
}

/** With the spaces that the passage begins and ends with, when it stands there unchanged. */
function withSpaces({ old, now }: TextVersions, passage: TextRange, range: TextRange): TextRange {
  const exact = old.text.slice(passage.from, passage.to)
  if (now.text.slice(range.from, range.to) !== exact.trim()) return range
  const from = range.from - (exact.length - exact.trimStart().length)
  return now.text.startsWith(exact, from) ? { from, to: from + exact.length } : range
}

/** The last of an ordered list whose number is at most the given one; -1 for none. */
function lastAtMost<T>(list: readonly T[], most: number, numberOf: (each: T) => number): number {
  let [low, high] = [0, list.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const each = list[middle]
    if (each !== undefined && numberOf(each) <= most) low = middle + 1
    else high = middle
  }
  return low - 1
}
