import { wordTokens } from '../text/word-tokens'
import type { CitedParagraph, CitedWords } from './cited-text'
import { wordsOf } from './cited-text'
import { readsSame } from './moved-to'

/** *Units*: letters of a word that says which passage it stands in; shorter ones stand everywhere. */
const TELLING = 4
/** *Units*: letters in telling words that must be left of a passage. */
const LEFT_AT_LEAST = 6
/** *Units*: part of the letters of a passage that must be left. */
const LEFT_PART = 0.3
/** What is written without spaces has a word in each sign or two. *Units*: letters that such a sign counts as. */
const SIGN = 3
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u

/**
 * Answers whether words of the later text are still the passage that they are taken for. A citation is rather lost than put on words that
 * are mostly other ones, that stood elsewhere in the earlier text, or that stood in one of several equal paragraphs of which some have gone.
 */
export function samePassage(
  before: readonly CitedParagraph[],
  after: readonly CitedParagraph[],
): (was: CitedWords, now: CitedWords) => boolean {
  const inAll = lazily(() => countsOf(before.map(({ text }) => text).join('\n')))
  const twins = lazily(() => {
    const times = new Map<string, number>()
    for (const { text } of before) times.set(text, (times.get(text) ?? 0) + 1)
    return times
  })
  const times = (paragraphs: readonly CitedParagraph[], words: string) =>
    paragraphs.filter(({ text }) => text.includes(words)).length
  return (was, now) => {
    const [old, words] = [wordsOf(was), wordsOf(now)]
    const isSame = readsSame(old, words)
    if ((twins().get(was.paragraph.text) ?? 0) > 1 && !(isSame && times(after, old) >= times(before, old))) return false
    if (isSame) return true
    const [own, present] = [countsOf(old), countsOf(words)]
    let [all, left, telling, strange] = [0, 0, 0, 0]
    for (const [word, count] of own) {
      const kept = Math.min(count, present.get(word) ?? 0) * weightOf(word)
      all += count * weightOf(word)
      left += kept
      if (isTelling(word)) telling += kept
    }
    for (const word of present.keys())
      if (!own.has(word) && isTelling(word) && inAll().has(word)) strange += weightOf(word)
    return telling >= LEFT_AT_LEAST && left >= LEFT_PART * all && strange <= left
  }
}

function countsOf(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { word } of wordTokens(text)) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

function isTelling(word: string): boolean {
  return word.length >= TELLING || UNSPACED.test(word)
}

function weightOf(word: string): number {
  return UNSPACED.test(word) ? word.length * SIGN : word.length
}

function lazily<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => (made ??= { value: make() }).value
}
