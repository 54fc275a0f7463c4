import type { Citation } from '../records/citation'
import { citing, wordsOf, type CitedWords } from './cited-text'

/**
 * The citation, pointing at where its words are now. Where they are others than the line was read against, which is `before` unless the
 * citation says otherwise, it keeps those until somebody has looked.
 */
export function movedTo(citation: Citation, words: CitedWords, before: string | undefined): Citation {
  const { was = before, ...moved } = citing(citation, words)
  return was === undefined || readsSame(was, wordsOf(words)) ? moved : { ...moved, was }
}

/** True for words that differ in nothing but their spaces. */
export function readsSame(a: string, b: string): boolean {
  return a === b || spaced(a) === spaced(b)
}

function spaced(words: string): string {
  return words.normalize('NFC').replace(/\s+/gu, ' ').trim()
}
