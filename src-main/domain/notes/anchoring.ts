import type { Selector } from '../citation'
import type { TextRange } from './note-syntax'
import { CodePointMap } from './text-selector'
import { alignWords, type WordPair } from './word-alignment'

/** A text in which passages are looked for; preparing it once serves all of a source's highlights. */
export interface AnchoringText {
  readonly text: string
  readonly tokens: readonly Token[]
  readonly positions: CodePointMap
  /** Where each word stands, as token numbers. */
  readonly places: ReadonlyMap<string, readonly number[]>
}

interface Token extends TextRange {
  word: string
}

/** A passage found again. `similarity` is 1 when its words stand there unchanged. */
export interface Anchored extends TextRange {
  similarity: number
}

/** Prepares a text. */
export function anchoringText(text: string): AnchoringText {
  const tokens = tokenize(text)
  const places = new Map<string, number[]>()
  tokens.forEach((token, at) => {
    const list = places.get(token.word)
    if (list) list.push(at)
    else places.set(token.word, [at])
  })
  return { text, tokens, positions: new CodePointMap(text), places }
}

/** Of the marked characters at least this part must be found again, in order. */
const MIN_SIMILARITY = 0.55
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
  const words = tokenize(exact)
  if (words.length > LONG_QUOTE) return anchorEnds(selector, words, into)
  return anchorQuote(prefix, exact, suffix, into)
}

function anchorEnds(selector: Selector, words: readonly Token[], into: AnchoringText): Anchored | undefined {
  const { exact, prefix, suffix } = selector.quote
  const headEnd = words[LONG_QUOTE_END]?.from ?? exact.length
  const tailStart = words[words.length - LONG_QUOTE_END]?.from ?? 0
  const head = anchorQuote(prefix, exact.slice(0, headEnd).trimEnd(), exact.slice(headEnd, headEnd + 100), into)
  const tail = anchorQuote(exact.slice(tailStart - 100, tailStart), exact.slice(tailStart), suffix, into)
  if (!head || !tail) return undefined
  const length = tail.to - head.from
  if (length < exact.length * 0.6 || length > exact.length * 1.6) return undefined
  const unchanged = into.text.slice(head.from, tail.to) === exact
  return { from: head.from, to: tail.to, similarity: unchanged ? 1 : Math.min(head.similarity, tail.similarity, 0.99) }
}

interface Candidate extends Anchored {
  /** How much of the surroundings agrees, 0 to 1. */
  context: number
}

function anchorQuote(prefix: string, exact: string, suffix: string, into: AnchoringText): Anchored | undefined {
  const needle: Needle = {
    tokens: [...tokenize(prefix), ...tokenize(exact), ...tokenize(suffix)],
    first: tokenize(prefix).length,
    count: tokenize(exact).length,
    exact,
  }
  if (needle.count === 0) return undefined
  const candidates = likelyOffsets(needle.tokens, into)
    .flatMap((offset) => candidateAt(needle, offset, into) ?? [])
    .sort((a, b) => score(b) - score(a))
  const [best] = candidates
  if (!best) return undefined
  const rival = candidates.find((other) => other.to <= best.from || other.from >= best.to)
  if (rival && score(best) - score(rival) < MIN_LEAD) return undefined
  const unmistakable = best.similarity === 1 && exact.length >= UNMISTAKABLE && occursOnce(exact, into.text)
  if (!unmistakable && best.context < MIN_CONTEXT && prefix.length + suffix.length > 0) return undefined
  return { from: best.from, to: best.to, similarity: best.similarity }
}

function score({ similarity, context }: Candidate): number {
  return similarity * 0.55 + context * 0.45
}

interface Needle {
  tokens: readonly Token[]
  /** The first token of the passage itself, and how many it has. */
  first: number
  count: number
  exact: string
}

/** Words in lower case and single signs; spaces are not tokens. */
function tokenize(text: string): Token[] {
  const tokens: Token[] = []
  for (const match of text.matchAll(/[\p{L}\p{N}\p{M}]+|[^\s\p{L}\p{N}\p{M}]/gu))
    tokens.push({ from: match.index, to: match.index + match[0].length, word: match[0].toLowerCase() })
  return tokens
}

/** Offsets (number in the text less number in the needle) that many of the needle's words agree on, the best first. */
function likelyOffsets(needle: readonly Token[], { places }: AnchoringText): number[] {
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

/** Aligns the needle with the words around an offset and reads the passage off the alignment. */
function candidateAt(needle: Needle, offset: number, into: AnchoringText): Candidate | undefined {
  const slack = 12 + Math.ceil(needle.tokens.length / 6)
  const start = Math.max(0, offset - slack)
  const window = into.tokens.slice(start, Math.max(start, offset + needle.tokens.length + slack))
  const pairs = alignWords(
    needle.tokens.map((token) => token.word),
    window.map((token) => token.word),
  )
  const last = needle.first + needle.count - 1
  const quote = agreement(needle.tokens, pairs, (at) => at >= needle.first && at <= last)
  const context = agreement(needle.tokens, pairs, (at) => at < needle.first || at > last)
  const from = edge(pairs, needle.first, last, 1)
  const to = edge(pairs, last, needle.first, -1)
  if (from === undefined || to === undefined || to < from) return undefined
  const passage = window.slice(from, to + 1)
  const [head, tail] = [passage[0], passage.at(-1)]
  if (!head || !tail) return undefined
  const range = snapToExact(needle.exact, { from: head.from, to: tail.to }, into.text)
  if (range) return { ...range, similarity: 1, context: context.share }
  const length = passage.reduce((sum, token) => sum + token.to - token.from, 0)
  // Words put in between make the passage another one, little by little.
  const similarity = Math.min(0.99, (2 * quote.agreed) / (quote.total + Math.max(length, quote.total)))
  if (similarity < MIN_SIMILARITY) return undefined
  return { from: head.from, to: tail.to, similarity, context: context.share }
}

function agreement(tokens: readonly Token[], pairs: readonly WordPair[], counts: (at: number) => boolean) {
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

/**
 * Where the passage begins (`step` 1) or ends (-1) in the window. An edge word that was replaced still counts when the word beyond
 * it stands unchanged next to its replacement; otherwise the passage begins at its first word that is still there.
 */
function edge(pairs: readonly WordPair[], from: number, until: number, step: 1 | -1): number | undefined {
  const own = pairs[from]
  const beyond = pairs[from - step]
  if (own && own.at >= 0 && (own.agreement > 0 || (beyond && beyond.agreement === 1 && beyond.at === own.at - step)))
    return own.at
  for (let at = from; at !== until + step; at += step) {
    const pair = pairs[at]
    if (pair && pair.agreement > 0) return pair.at
  }
  return undefined
}

/** The unchanged passage where it overlaps the range found by words, which may begin and end within words. */
function snapToExact(exact: string, range: TextRange, text: string): TextRange | undefined {
  let best: TextRange | undefined
  const reach = Math.max(0, range.from - exact.length)
  for (let at = text.indexOf(exact, reach); at >= 0 && at < range.to; at = text.indexOf(exact, at + 1)) {
    const found = { from: at, to: at + exact.length }
    if (found.to <= range.from) continue
    if (!best || Math.abs(found.from - range.from) < Math.abs(best.from - range.from)) best = found
  }
  return best
}

function occursOnce(exact: string, text: string): boolean {
  const at = text.indexOf(exact)
  return at >= 0 && text.indexOf(exact, at + 1) < 0
}
