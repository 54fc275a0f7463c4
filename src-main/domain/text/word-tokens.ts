import type { TextRange } from './text-range'

/** A word or a single sign of a text; spaces are none. */
export interface WordToken extends TextRange {
  text: string
  /** In lower case. */
  word: string
}

/** The words and signs of a text, in order. */
export function wordTokens(text: string): WordToken[] {
  const tokens: WordToken[] = []
  for (const match of text.matchAll(/[\p{L}\p{N}\p{M}]+|[^\s\p{L}\p{N}\p{M}]/gu))
    tokens.push({ from: match.index, to: match.index + match[0].length, text: match[0], word: match[0].toLowerCase() })
  return tokens
}
