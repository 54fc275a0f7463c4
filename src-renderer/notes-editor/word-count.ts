import type { Text } from '@codemirror/state'

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'’_-]*/gu
/** Scripts that write no spaces: there every character counts. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/gu

/** The box of a task that is done, which is no word. */
const TICKED = /^([ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+)\[[xX]\]/gm

/** How many words a text has. */
export function countWords(markdown: string): number {
  const text = markdown.includes('[x]') || markdown.includes('[X]') ? markdown.replace(TICKED, '$1') : markdown
  const unspaced = text.match(UNSPACED)?.length ?? 0
  const rest = unspaced > 0 ? text.replace(UNSPACED, ' ') : text
  return unspaced + (rest.match(WORD)?.length ?? 0)
}

/** *Units*: UTF-16 code units counted before the window may do something else. */
const SLICE = 200_000

/** Counts the words of a document in slices; `goOn` is asked before each whether the count is still wanted. */
export async function countDocWords(doc: Text, goOn: () => boolean): Promise<number | undefined> {
  let words = 0
  for (let from = 0; from < doc.length;) {
    if (from > 0) await new Promise((resolve) => setTimeout(resolve))
    if (!goOn()) return undefined
    const line = doc.lineAt(Math.min(doc.length, from + SLICE))
    const to = line.to - from > 4 * SLICE ? from + SLICE : line.to
    words += countWords(doc.sliceString(from, to))
    from = to + 1
  }
  return words
}
