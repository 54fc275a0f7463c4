import type { TextSpan } from './marked-parts'

/** *Source*: word borders of Unicode UAX 29, which know words in scripts without spaces too. */
const WORDS = new Intl.Segmenter(undefined, { granularity: 'word' })

/** An elision: the article before an apostrophe is a word of its own, and so is what follows it. */
const APOSTROPHE = /['’]/

/** A span widened to whole words, without the blanks at its ends; null when there is nothing else in it. *Units*: UTF-16 code units. */
export function wholeWords(text: string, { from, to }: TextSpan): TextSpan | null {
  const words = text.slice(from, to)
  if (words.trim() === '') return null
  const start = from + words.length - words.trimStart().length
  const end = from + words.trimEnd().length
  const segments = WORDS.segment(text)
  const first = segments.containing(start)
  const last = segments.containing(end - 1)
  return {
    from: first && !APOSTROPHE.test(text[start - 1] ?? '') ? first.index : start,
    to: last && !APOSTROPHE.test(text[end] ?? '') ? last.index + last.segment.length : end,
  }
}
