import type { EdgePlace } from './edge-places'
import { commonPart, type WordPair } from '../text/word-alignment'
import type { WordToken } from '../text/word-tokens'

/** A passage among the words around it. */
export interface PassageWords {
  /** The words of the passage and its surroundings. */
  tokens: readonly WordToken[]
  words: readonly string[]
  /** The passage's first and last word. */
  first: number
  last: number
  /** How much of the first and of the last word lies outside the passage. *Units*: UTF-16 code units. */
  cutStart: number
  cutEnd: number
}

/**
 * Where the passage begins, given the first of its words that is still there. A first word that was replaced still counts
 * when the words on both sides of it stand as they stood. Undefined when the passage began within a word that was
 * rewritten just there, or when the word before it may be what became of one of its own.
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

/** True when the same word stood once more beside a word and one of the two is gone: nobody can say which. */
function isBesideItsLostLike(tokens: readonly WordToken[], pairs: readonly WordPair[], at: number): boolean {
  return [at - 1, at + 1].some((beside) => {
    const areBothThere = pairs[at]?.agreement === 1 && pairs[beside]?.agreement === 1
    return tokens[beside]?.word === tokens[at]?.word && !areBothThere
  })
}

/** *Units*: letters; small words have half of their letters in common by chance. */
const SMALL_MAX = 3

/** True when a word has half its letters, a small one more, in common with one of the passage's that was not found, from its edge on. */
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

/** True when the passage's first word (`step` -1) or last (1) gave its place to another, between the words beside it as they were. */
function isReplaced(pairs: readonly WordPair[], edge: number, step: 1 | -1, inner: number): boolean {
  const [own, beyond] = [pairs[edge], pairs[edge + step]]
  if (own?.at !== inner + step || own.agreement > 0) return false
  return beyond?.agreement === 1 && beyond.at === own.at + step
}

/** A place within a word, in the word as it is now; undefined when what was changed of it was changed just there. */
function within(before: string, now: WordToken, place: number): number | undefined {
  const rest = before.length - place
  if (now.text.startsWith(before.slice(0, place))) return now.from + place
  return now.text.endsWith(before.slice(place)) ? now.to - rest : undefined
}
