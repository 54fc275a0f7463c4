/** Letters and digits, with what joins them within a word: 'well-known', 'it’s', 'e.g', '3.5', '1,200', 'snake_case'. */
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}_]*(?:(?:[-'’.]|(?<=\p{N}),(?=\p{N}))[\p{L}\p{N}_][\p{L}\p{N}\p{M}_]*)*/gu
/** Scripts that write no spaces: there every character counts. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/gu
/** The box of a task that is done, which is no word. */
const TICKED = /^([ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+)\[[xX]\]/gm

/** *Units*: UTF-16 code units; of a longer text nobody counts on the last word. */
const EXACT_MAX = 1_000_000
/** *Units*: UTF-16 code units of a word with what parts it from the next, on the average of English. */
const WORD_LENGTH = 6

/** How many words a text has, plain or Markdown; of more than a million characters about how many. */
export function countWords(markdown: string): number {
  if (markdown.length > EXACT_MAX) return Math.round(markdown.length / WORD_LENGTH)
  const text = markdown.includes('[x]') || markdown.includes('[X]') ? markdown.replace(TICKED, '$1') : markdown
  const unspaced = text.match(UNSPACED)?.length ?? 0
  const rest = unspaced > 0 ? text.replace(UNSPACED, ' ') : text
  return unspaced + (rest.match(WORD)?.length ?? 0)
}
