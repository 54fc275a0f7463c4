import { commentRanges, mayHoldComment } from './comment-ranges'
import type { TextRange } from '../../text/text-range'

/**
 * Comments are the writer's own: they stay in the note's text and are read nowhere else. What is shown, printed or handed over is
 * the text without them.
 */

/** A note's text for others. */
export function withoutComments(text: string): string {
  let kept = ''
  let at = 0
  for (const { from, to } of commentCuts(text)) {
    kept += text.slice(at, from)
    at = to
  }
  return at === 0 ? text : kept + text.slice(at)
}

/** What goes out of a text with its comments: where a line was nothing else, it does not leave one empty line more behind. */
export function commentCuts(text: string): TextRange[] {
  let end = ''
  let at = 0
  return commentRanges(text).map(({ from, to }) => {
    end = `${end}${text.slice(Math.max(at, from - LINE_PEEK), from)}`.slice(-LINE_PEEK)
    const gap = /(?:^|\n[ \t]*\n)[ \t]*$/.test(end) ? EMPTY_LINES.exec(text.slice(to, to + LINE_PEEK))?.[0] : undefined
    at = to + (gap?.length ?? 0)
    return { from, to: at }
  })
}

/** The rest of a comment's own line, and the empty one behind it. */
const EMPTY_LINES = /^[ \t]*(?:\n(?:[ \t]*\n)?|$)/

/** *Units*: UTF-16 code units around a comment that are looked at; a longer row of spaces is a line of its own. */
const LINE_PEEK = 200

/** The first so many characters of a text without its comments. *Units*: UTF-16 code units. */
export function shownStart(text: string, length: number): string {
  const start = text.slice(0, length)
  return mayHoldComment(start) || start.endsWith('%') || start.endsWith('<')
    ? withoutComments(text).slice(0, length)
    : start
}
