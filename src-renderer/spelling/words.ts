/** A word of a text. *Units*: UTF-16 code units; `to` is excluded. */
export interface TextWord {
  from: number
  to: number
  word: string
}

const WORD = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*/gu

/**
 * The words of a piece of text whose spelling can be judged: Latin letters, at least two of them, no digit, no capitals within or
 * throughout (those are acronyms and names of things). The parts of a compound with a hyphen are words of their own.
 */
export function wordsToJudge(text: string, offset = 0): TextWord[] {
  const words: TextWord[] = []
  for (const match of text.matchAll(WORD)) {
    const word = match[0]
    if (word.length < 2 || /[^\p{Script=Latin}\p{M}'’]/u.test(word) || /.\p{Lu}/u.test(word)) continue
    words.push({ from: offset + match.index, to: offset + match.index + word.length, word })
  }
  return words
}

/** Every word of the names, in the form in which known words are compared. */
export function wordsOfNames(names: Iterable<string>): Set<string> {
  const words = new Set<string>()
  for (const name of names) for (const [word] of name.matchAll(WORD)) words.add(wordKey(word))
  return words
}

/** The form in which known words are compared: without the possessive ending, case and kind of apostrophe. */
export function wordKey(word: string): string {
  return word.normalize('NFC').replaceAll('’', "'").replace(/'s$/i, '').toLowerCase()
}

/** *Units*: words of a line. With fewer a line of names would pass for another language. */
const LANGUAGE_WORDS_MIN = 12

/** Whether a line of so many words, most of which no dictionary knows, is in another language: its words are not misspelt. */
export function isOtherLanguage(words: number, unknown: number): boolean {
  return words >= LANGUAGE_WORDS_MIN && unknown * 2 > words
}
