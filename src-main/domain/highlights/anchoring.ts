import type { Selector } from '../records/citation'
import type { TextRange } from '../text/text-range'
import { CodePointMap } from './text-selector'
import { firstPlace, lastPlace } from './edge-places'
import { endOf, startOf, type PassageWords } from './passage-edges'
import { agreementsOf, alignWords, type Agreements, type WordPair } from '../text/word-alignment'
import { wordTokens, type WordToken } from '../text/word-tokens'

/** A text in which passages are looked for; preparing it once serves all of a source's highlights. */
export interface AnchoringText {
  readonly text: string
  readonly tokens: readonly WordToken[]
  readonly positions: CodePointMap
  /** Where each word stands, as token numbers. */
  readonly places: ReadonlyMap<string, readonly number[]>
}

/** A passage found again. `similarity` is 1 when its words stand there unchanged. */
export interface Anchored extends TextRange {
  similarity: number
}

/** Prepares a text. */
export function anchoringText(text: string): AnchoringText {
  const tokens = wordTokens(text)
  const places = new Map<string, number[]>()
  tokens.forEach((token, at) => {
    const list = places.get(token.word)
    if (list) list.push(at)
    else places.set(token.word, [at])
  })
  return { text, tokens, positions: new CodePointMap(text), places }
}

/** Of the marked characters at least this part must be found again, in order. */
const MIN_SIMILARITY = 0.4
/**
 * A few small words are found anywhere: of a passage at least these must be found; one that has no more must stand between its
 * neighbours. *Units*: characters.
 */
const MIN_FOUND = 6
/** Of the characters around the mark at least this part must be. */
const MIN_CONTEXT = 0.3
/** A longer passage that stands unchanged in one place only needs no surroundings. *Units*: UTF-16 code units. */
const UNMISTAKABLE = 80
/** How much better the best place must be than the next best. */
const MIN_LEAD = 0.1
/** *Units*: words; of longer passages the beginning and the end are looked for apart. */
const LONG_QUOTE = 240
const LONG_QUOTE_END = 80
const PLACES_MAX = 8

/**
 * Finds a marked passage in a text that may have been edited since: at its position when the text is the same,
 * otherwise at the place whose words and surroundings agree best. Undefined when nothing agrees well enough or two places agree
 * equally well: a highlight is rather orphaned than put on the wrong words.
 * *Source*: W3C Web Annotation selectors; shared words vote for places, words are aligned there.
 */
export function anchor(selector: Selector, into: AnchoringText, sameText: boolean): Anchored | undefined {
  const { exact, prefix, suffix } = selector.quote
  if (sameText) {
    const from = into.positions.toUnits(selector.position.start)
    const to = from + exact.length
    if (into.text.slice(from, to) === exact) return { from, to, similarity: 1 }
  }
  const words = wordTokens(exact)
  if (words.length > LONG_QUOTE) return anchorEnds(selector, words, into)
  return anchorQuote(prefix, exact, suffix, into)
}

function anchorEnds(selector: Selector, words: readonly WordToken[], into: AnchoringText): Anchored | undefined {
  const { exact, prefix, suffix } = selector.quote
  const headEnd = words[LONG_QUOTE_END]?.from ?? exact.length
  const tailStart = words[words.length - LONG_QUOTE_END]?.from ?? 0
  const head = anchorQuote(prefix, exact.slice(0, headEnd), exact.slice(headEnd, headEnd + 100), into)
  const tail = anchorQuote(exact.slice(tailStart - 100, tailStart), exact.slice(tailStart), suffix, into)
  if (!head || !tail) return undefined
  const length = tail.to - head.from
  if (length < exact.length * 0.6 || length > exact.length * 1.6) return undefined
  const unchanged = into.text.slice(head.from, tail.to) === exact
  return { from: head.from, to: tail.to, similarity: unchanged ? 1 : Math.min(head.similarity, tail.similarity, 0.99) }
}

/** A place that may be the passage's. */
interface Candidate extends TextRange {
  window: readonly WordToken[]
  agreements: Agreements
  pairs: readonly WordPair[]
  /** How much of the passage's words stands there, and how much of its surroundings, 0 to 1. */
  likeness: number
  context: number
}

/** Where a passage may stand that `anchor` does not find for sure: for a person to judge. Undefined when nothing is like it. */
export function likelyPlace({ quote }: Selector, into: AnchoringText): TextRange | undefined {
  const needle = needleFor(quote.prefix, quote.exact, quote.suffix)
  if (!needle || needle.tokens.length > LONG_QUOTE * 2) return undefined
  const [best] = candidatesFor(needle, into)
  return best && { from: best.from, to: best.to }
}

function anchorQuote(prefix: string, exact: string, suffix: string, into: AnchoringText): Anchored | undefined {
  const needle = needleFor(prefix, exact, suffix)
  if (!needle) return undefined
  const candidates = candidatesFor(needle, into)
  const [best] = candidates
  if (!best) return undefined
  const rival = candidates.find((other) => other.to <= best.from || other.from >= best.to)
  if (rival && score(best) - score(rival) < MIN_LEAD) return undefined
  const found = passageAt(needle, best, into)
  if (!found) return undefined
  if (found.similarity === 1 && exact.length >= UNMISTAKABLE && occursOnce(exact, into.text)) return found
  if (best.context < MIN_CONTEXT && prefix.length + suffix.length > 0) return undefined
  return found
}

/** The places that are like the passage, the best first. */
function candidatesFor(needle: Needle, into: AnchoringText): Candidate[] {
  return likelyOffsets(needle.tokens, into)
    .flatMap((offset) => candidateAt(needle, offset, into) ?? [])
    .sort((a, b) => score(b) - score(a))
}

function score({ likeness, context }: Candidate): number {
  return likeness * 0.55 + context * 0.45
}

interface Needle extends PassageWords {
  exact: string
}

function needleFor(prefix: string, exact: string, suffix: string): Needle | undefined {
  const tokens = wordTokens(prefix + exact + suffix)
  const from = prefix.length
  const to = from + exact.length
  const first = tokens.findIndex((token) => token.to > from)
  const behind = tokens.findIndex((token) => token.from >= to)
  const last = (behind < 0 ? tokens.length : behind) - 1
  const [head, tail] = [tokens[first], tokens[last]]
  if (!head || !tail || head.from >= to || tail.to <= from) return undefined
  const words = tokens.map((token) => token.word)
  return {
    tokens,
    words,
    first,
    last,
    exact,
    cutStart: Math.max(0, from - head.from),
    cutEnd: Math.max(0, tail.to - to),
  }
}

/** Offsets (number in the text less number in the needle) that many of the needle's words agree on, the best first. */
function likelyOffsets(needle: readonly WordToken[], { places }: AnchoringText): number[] {
  const votes = new Map<number, number>()
  needle.forEach((token, at) => {
    const found = places.get(token.word)
    // Words that stand everywhere say nothing about where.
    if (!found || found.length > 2_000) return
    const weight = Math.min(token.word.length, 8) / found.length + 0.02
    // Insertions and deletions shift the words behind them: neighbours vote together.
    for (const place of found) {
      const bin = Math.floor((place - at) / 4)
      votes.set(bin, (votes.get(bin) ?? 0) + weight)
    }
  })
  const strength = (bin: number) => (votes.get(bin - 1) ?? 0) + (votes.get(bin) ?? 0) + (votes.get(bin + 1) ?? 0)
  const ranked = [...votes.keys()]
    .map((bin) => ({ bin, strength: strength(bin) }))
    .sort((a, b) => b.strength - a.strength)
  const taken: number[] = []
  for (const { bin } of ranked) {
    if (taken.some((other) => Math.abs(other - bin) <= 1)) continue
    taken.push(bin)
    if (taken.length === PLACES_MAX) break
  }
  return taken.map((bin) => bin * 4)
}

/** Aligns the needle with the words around an offset. */
function candidateAt(needle: Needle, offset: number, into: AnchoringText): Candidate | undefined {
  const { tokens, words, first, last } = needle
  const slack = 12 + Math.ceil(tokens.length / 6)
  const start = Math.max(0, offset - slack)
  const window = into.tokens.slice(start, Math.max(start, offset + tokens.length + slack))
  const agreements = agreementsOf(
    words,
    window.map((token) => token.word),
  )
  const pairs = alignWords(words, agreements)
  const own = pairs.slice(first, last + 1).filter((pair) => pair.agreement > 0)
  const [head, tail] = [window[own[0]?.at ?? -1], window[own.at(-1)?.at ?? -1]]
  if (!head || !tail) return undefined
  const range = { from: head.from, to: tail.to }
  const likeness = likenessOf(needle, pairs, range, window)
  if (likeness < MIN_SIMILARITY) return undefined
  const context = agreement(tokens, pairs, (at) => at < first || at > last).share
  return { ...range, window, agreements, pairs, likeness, context }
}

/** The passage's range at a place; undefined when it may begin or end here as well as there. */
function passageAt(needle: Needle, place: Candidate, { text }: AnchoringText): Anchored | undefined {
  const { window, agreements, pairs } = place
  const head = firstPlace(needle.words, needle.first, agreements)
  const tail = lastPlace(needle.words, needle.last, agreements)
  if (!head || !tail) return undefined
  if (isSmall(needle) && !standsBetweenItsNeighbours(needle, pairs)) return undefined
  const from = startOf(needle, pairs, head, window)
  const to = endOf(needle, pairs, tail, window)
  if (from === undefined || to === undefined || to <= from) return undefined
  const range = withSpaces(needle.exact, { from, to }, text)
  if (text.slice(range.from, range.to) === needle.exact) return { ...range, similarity: 1 }
  const similarity = Math.min(0.99, likenessOf(needle, pairs, range, window))
  return similarity < MIN_SIMILARITY ? undefined : { ...range, similarity }
}

function isSmall({ exact }: Needle): boolean {
  return exact.trim().length < MIN_FOUND
}

/** True when the words on both sides of the passage stand next to it as they stood. */
function standsBetweenItsNeighbours({ first, last, tokens }: Needle, pairs: readonly WordPair[]): boolean {
  const isNext = (own: number, beyond: number) => {
    const [inner, outer] = [pairs[own], pairs[beyond]]
    return !tokens[beyond] || (outer?.agreement === 1 && inner !== undefined && outer.at - inner.at === beyond - own)
  }
  return isNext(first, first - 1) && isNext(last, last + 1)
}

/** How much of the passage's words stand in a range; words put in between make it another one, little by little. */
function likenessOf(
  needle: Needle,
  pairs: readonly WordPair[],
  range: TextRange,
  window: readonly WordToken[],
): number {
  const { first, last, tokens } = needle
  const { agreed, total } = agreement(tokens, pairs, (at) => at >= first && at <= last)
  if (agreed < Math.min(total, MIN_FOUND)) return 0
  const covered = window.filter((token) => token.from < range.to && token.to > range.from)
  const length = covered.reduce((sum, token) => sum + token.to - token.from, 0)
  return (2 * agreed) / (total + Math.max(length, total))
}

function agreement(tokens: readonly WordToken[], pairs: readonly WordPair[], counts: (at: number) => boolean) {
  let agreed = 0
  let total = 0
  tokens.forEach((token, at) => {
    if (!counts(at)) return
    const length = token.to - token.from
    total += length
    agreed += length * (pairs[at]?.agreement ?? 0)
  })
  return { agreed, total, share: total === 0 ? 1 : agreed / total }
}

/** The range with the spaces that the passage begins and ends with, when it stands there unchanged. */
function withSpaces(exact: string, range: TextRange, text: string): TextRange {
  if (text.slice(range.from, range.to) !== exact.trim()) return range
  const from = range.from - (exact.length - exact.trimStart().length)
  return text.startsWith(exact, from) ? { from, to: from + exact.length } : range
}

function occursOnce(exact: string, text: string): boolean {
  const at = text.indexOf(exact)
  return at >= 0 && text.indexOf(exact, at + 1) < 0
}
