import { BacktickRuns } from './backtick-runs'
import type { TextRange } from '../../text/text-range'

const FENCE = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(`{3,}(?=[^`]*$)|~{3,})/
const BREAKS_PARAGRAPH = /^[ \t>]*(?:$|#{1,6}(?:[ \t]|$)|(?:[-*+]|\d{1,9}[.)])[ \t])/
/** A heading may be the first thing in a list item, and its code ends where it does. */
const HEADING = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*#{1,6}(?:[ \t]|$)/

/**
 * The parts of a Markdown text that are comments: `%%…%%` or `<!--…-->`, over as many lines and blocks as it takes; one that is never
 * closed goes to the end of the text where it begins a line, and is no comment elsewhere. They are found before the text is read:
 * what opens first counts, and so code is looked for here too.
 * *Shape*: sorted, without overlap. *Source*: Obsidian, and CommonMark for HTML.
 */
export function commentRanges(text: string): readonly TextRange[] {
  if (!mayHoldComment(text)) return NONE
  const found: TextRange[] = []
  const spans = new SpanScan(text, found)
  let fence: { mark: string; length: number; quotes: number; indent: number } | null = null
  let paragraph = 0
  let depth = 0
  for (let start = 0; start <= text.length;) {
    const newline = text.indexOf('\n', start)
    const end = newline < 0 ? text.length : newline
    const line = text.slice(start, Math.min(end, start + 2_000))
    // A fence ends with the quotation or the list item that it stands in.
    if (fence && leaves(line, fence)) {
      fence = null
      paragraph = start
    }
    if (fence) {
      if (closes(line, fence)) {
        fence = null
        paragraph = end + 1
      }
    } else {
      const opening = FENCE.exec(line)?.[1]
      const breaks = opening !== undefined || BREAKS_PARAGRAPH.test(line) || quoteDepth(line) > depth
      let read = breaks ? spans.read(paragraph, start) : start
      if (breaks) paragraph = start
      if (opening === undefined && breaks && read === start) {
        depth = quoteDepth(line)
        if (HEADING.test(line)) {
          read = spans.read(start, end)
          paragraph = end + 1
        }
      }
      // A comment that goes on behind its paragraph swallows what would begin there.
      if (read > Math.max(start, paragraph - 1)) {
        start = paragraph = read
        continue
      }
      if (opening !== undefined) {
        fence = {
          mark: opening.charAt(0),
          length: opening.length,
          quotes: quoteDepth(line),
          indent: itemIndent(line),
        }
      }
    }
    start = end + 1
  }
  if (!fence) spans.read(paragraph, text.length)
  return found
}

const NONE: readonly TextRange[] = []

/** True when a text has what begins a comment. */
export function mayHoldComment(text: string): boolean {
  return text.includes('%%') || text.includes('<!--')
}

/** How many quotations a line stands in. A line in fewer than the one before goes on with its paragraph. */
function quoteDepth(line: string): number {
  const [prefix = ''] = /^[ \t>]*/.exec(line) ?? []
  return prefix.split('>').length - 1
}

/** True for a line that no longer belongs to the quotation or the list item in which a fence was opened. */
function leaves(line: string, { quotes, indent }: { quotes: number; indent: number }): boolean {
  if (quoteDepth(line) < quotes) return true
  return indent > 0 && line.trim() !== '' && (/^[ \t>]*/.exec(line)?.[0].length ?? 0) < indent
}

/** How far what belongs to the list item is set in that begins on this line. */
function itemIndent(line: string): number {
  return /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)+/.exec(line)?.[0].length ?? 0
}

function closes(line: string, fence: { mark: string; length: number }): boolean {
  const marks = line.replace(/^[ \t>]*/, '').trimEnd()
  return marks.length >= fence.length && [...marks].every((mark) => mark === fence.mark)
}

/**
 * Reads the code spans and comments of one paragraph after another; what opens first counts. *Source*: CommonMark, code spans.
 * What was looked for once to the end of the text in vain is not looked for again.
 */
class SpanScan {
  private readonly marks = /`|%%|<!--/g
  private nextMark = -1
  private readonly unclosed = new Set<string>()

  constructor(
    private readonly text: string,
    private readonly into: TextRange[],
  ) {}

  /** Answers where the reading goes on: `to`, or behind the comment that goes beyond it. */
  read(from: number, to: number): number {
    if (from >= to) return to
    let runs: BacktickRuns | undefined
    for (let at = this.markFrom(from); at < to;) {
      if (this.text.charCodeAt(at) === BACKTICK) {
        runs ??= new BacktickRuns(this.text, at, to)
        // A backslash takes the first backtick out of an opening run.
        const isEscaped = slashesBefore(this.text, at, from) % 2 === 1
        at = this.markFrom(isEscaped ? at + 1 : runs.spanAt(at).to)
        continue
      }
      const end = this.commentEnd(at, from)
      if (end === undefined) at = this.markFrom(at + 2)
      else {
        this.into.push({ from: at, to: end })
        if (end > to) return end
        at = this.markFrom(end)
      }
    }
    return to
  }

  /** Where the next sign stands that may open something. Asked with rising positions. */
  private markFrom(at: number): number {
    if (this.nextMark >= at) return this.nextMark
    this.marks.lastIndex = at
    this.nextMark = this.marks.exec(this.text)?.index ?? Infinity
    return this.nextMark
  }

  private commentEnd(at: number, paragraph: number): number | undefined {
    const { text } = this
    if (slashesBefore(text, at, paragraph) % 2 === 1) return undefined
    const [opening, closing] = text.charCodeAt(at) === PERCENT ? ['%%', '%%'] : ['<!--', '-->']
    const end = this.unclosed.has(closing) ? -1 : text.indexOf(closing, at + opening.length)
    if (end >= 0) return end + closing.length
    this.unclosed.add(closing)
    const before = text.slice(Math.max(0, at - INDENT_MAX), at)
    const beginsLine = before.length === at || before.includes('\n')
    return beginsLine && before.slice(before.lastIndexOf('\n') + 1).trim() === '' ? text.length : undefined
  }
}

const BACKTICK = 0x60
const PERCENT = 0x25
const BACKSLASH = 0x5c
/** *Units*: UTF-16 code units before what still begins a line. */
const INDENT_MAX = 100

function slashesBefore(text: string, at: number, from: number): number {
  let slashes = 0
  while (at - slashes > from && text.charCodeAt(at - slashes - 1) === BACKSLASH) slashes++
  return slashes
}
