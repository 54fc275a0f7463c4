import type { EdgePlace } from './edge-places'
import { commonPart, type WordPair } from '../text/word-alignment'
import type { WordToken } from '../text/word-tokens'

/** A passage with the words on both sides of it. */
export interface PassageWords {
  /** The words of the passage and its surroundings. */
  tokens: readonly WordToken[]
  words: readonly string[]
  /** The passage's first and last word. */
  first: number
  last: number
  /** How much of the first word comes before the passage, and of the last word after it. *Units*: UTF-16 code units. */
  cutStart: number
  cutEnd: number
}

/**
 * The offset at which the passage begins in the new text, given its first surviving word. If that is its second word, and the first
 * was replaced between unchanged neighbours, the replacement is part of the passage.
 * *Shape*: undefined when the passage began inside a word that was rewritten at that very spot, or when the word just before may be
 * a rewritten word of the passage.
 */
export function startOf(
  { tokens, first, last, cutStart }: PassageWords,
  pairs: readonly WordPair[],
  { own, at }: EdgePlace,
  window: readonly WordToken[],
): number | undefined {
  const [edge, head] = [tokens[first], window[at]]
  if (!edge || !head) return undefined
  if (cutStart > 0 && isBesideItsLostLike(tokens, pairs, first)) return undefined
  if (own === first) return within(edge.text, head, cutStart)
  if (cutStart === 0 && own === first + 1 && isReplaced(pairs, first, -1, at)) return window[at - 1]?.from
  return isLikeAnyLost(window[at - 1], tokens, pairs, first, last + 1) ? undefined : head.from
}

/** As `startOf`, for the end. */
export function endOf(
  { tokens, first, last, cutEnd }: PassageWords,
  pairs: readonly WordPair[],
  { own, at }: EdgePlace,
  window: readonly WordToken[],
): number | undefined {
  const [edge, tail] = [tokens[last], window[at]]
  if (!edge || !tail) return undefined
  if (cutEnd > 0 && isBesideItsLostLike(tokens, pairs, last)) return undefined
  if (own === last) return within(edge.text, tail, edge.text.length - cutEnd)
  if (cutEnd === 0 && own === last - 1 && isReplaced(pairs, last, 1, at)) return window[at + 1]?.to
  return isLikeAnyLost(window[at + 1], tokens, pairs, last, first - 1) ? undefined : tail.to
}

/** True when a word had an equal neighbour and only one of the two survives: which one is anybody's guess. */
function isBesideItsLostLike(tokens: readonly WordToken[], pairs: readonly WordPair[], at: number): boolean {
  return [at - 1, at + 1].some((beside) => {
    const areBothThere = pairs[at]?.agreement === 1 && pairs[beside]?.agreement === 1
    return tokens[beside]?.word === tokens[at]?.word && !areBothThere
  })
}

/** *Units*: letters. Words this short share half their letters by chance. */
const SMALL_MAX = 3

/** True when a word shares half its letters (a short one more than half) with a lost word at the passage's edge. */
function isLikeAnyLost(
  word: WordToken | undefined,
  tokens: readonly WordToken[],
  pairs: readonly WordPair[],
  from: number,
  until: number,
): boolean {
  if (!word) return false
  for (let at = from; at !== until && pairs[at]?.agreement === 0; at += Math.sign(until - from)) {
    const lost = tokens[at]?.word ?? ''
    const common = commonPart(lost, word.word)
    if (common > 0.5 || (common === 0.5 && Math.min(lost.length, word.word.length) > SMALL_MAX)) return true
  }
  return false
}

/** True when the passage's first word (`step` -1) or last word (1) was replaced and the words on both sides of it are unchanged. */
function isReplaced(pairs: readonly WordPair[], edge: number, step: 1 | -1, inner: number): boolean {
  const [own, beyond] = [pairs[edge], pairs[edge + step]]
  if (own?.at !== inner + step || own.agreement > 0) return false
  return beyond?.agreement === 1 && beyond.at === own.at + step
}

/** An offset inside a word, carried over to the word as it is now; undefined when the word changed at that very spot. */
function within(before: string, now: WordToken, place: number): number | undefined {
  const rest = before.length - place
  if (now.text.startsWith(before.slice(0, place))) return now.from + place
  return now.text.endsWith(before.slice(place)) ? now.to - rest : undefined
}
