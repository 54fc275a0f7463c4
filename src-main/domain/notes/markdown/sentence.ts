import type { TextRange } from '../../text/text-range'

/** Words in their surroundings, as plain text. */
export interface InContext {
  before: string
  match: string
  after: string
}

const REACH = 1_000
const SHOWN = 220

/**
 * The sentence around a range: as far as the line or the sentence goes, Markdown's marks taken away, long ends cut with an ellipsis.
 * `plain` turns the written form into what is read (links into their shown names).
 * *Source*: sentence borders of Unicode UAX 29, through `Intl.Segmenter`.
 */
export function sentenceAround(
  text: string,
  { from, to }: TextRange,
  plain: (markdown: string) => string,
  segmenter = DEFAULT_SEGMENTER,
): InContext {
  const reached = Math.max(0, from - REACH)
  const lineStart = reached + text.slice(reached, from).lastIndexOf('\n') + 1
  const newline = text.slice(to, to + REACH).indexOf('\n')
  const lineEnd = newline < 0 ? Math.min(text.length, to + REACH) : to + newline
  const line = text.slice(lineStart, lineEnd)
  let start = lineStart
  let end = lineEnd
  for (const { index, segment } of segmenter.segment(line)) {
    const at = lineStart + index
    if (at <= from) start = at
    if (at + segment.length >= to) {
      end = at + segment.length
      break
    }
  }
  return {
    before: cutStart(plain(text.slice(start, from)).trimStart()),
    match: plain(text.slice(from, to)),
    after: cutEnd(plain(text.slice(to, end)).trimEnd()),
  }
}

const DEFAULT_SEGMENTER = new Intl.Segmenter(undefined, { granularity: 'sentence' })

function cutStart(text: string): string {
  if (text.length <= SHOWN) return text
  const cut = text.slice(-SHOWN)
  return `…${cut.slice(cut.indexOf(' ') + 1 || (isLow(cut.charCodeAt(0)) ? 1 : 0))}`
}

function cutEnd(text: string): string {
  if (text.length <= SHOWN) return text
  const cut = text.slice(0, SHOWN)
  const space = cut.lastIndexOf(' ')
  return `${space > 0 ? cut.slice(0, space) : isHigh(cut.charCodeAt(SHOWN - 1)) ? cut.slice(0, -1) : cut}…`
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000
}
