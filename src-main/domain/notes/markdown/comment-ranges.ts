import { BacktickRuns } from './backtick-runs'
import type { TextRange } from '../../text/text-range'
import { noteGrammar } from './note-grammar'
import { withoutRanges } from './without-ranges'

/** Signs of quotations, items and footnotes, in each other and before the words of a line. */
const FENCE = /^(?:[ \t>]|(?:[-*+]|\d{1,9}[.)])[ \t]|\[\^[^[\]\s]{1,200}\]:)*(`{3,}(?=[^`]*$)|~{3,})/
const BREAKS_PARAGRAPH = /^[ \t>]*(?:$|#{1,6}(?:[ \t]|$)|(?:[-*+]|\d{1,9}[.)])[ \t])/
/** A heading may be the first thing in a list item, and its code ends where it does. */
const HEADING = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*#{1,6}(?:[ \t]|$)/

/**
 * The parts of a Markdown text that are comments: `%%…%%` or `<!--…-->`, over as many lines and blocks as it takes; one that is never
 * closed goes to the end of the text where it begins a line, and is no comment elsewhere. They are found before the text is read:
 * what opens first counts, and so code is looked for here too. Where something is left that looks like a comment, the tree of the text
 * says whether it is in code: what it shows as words would be printed.
 * *Shape*: sorted, without overlap. *Source*: Obsidian, and CommonMark for HTML.
 */
export function commentRanges(text: string): readonly TextRange[] {
  if (!mayHoldComment(text)) return NONE
  let found: readonly TextRange[] = foundInLines(text)
  // What is taken out may let the rest be read otherwise.
  for (let again = 0; again < ROUNDS; again++) {
    const missed = shownComments(text, found)
    if (missed.length === 0) break
    found = joined([...found, ...missed])
  }
  return found
}

const ROUNDS = 8

/** What would be shown as words though it is a comment. */
function shownComments(markdown: string, comments: readonly TextRange[]): TextRange[] {
  const { text, placeOf } = withoutRanges(markdown, comments)
  if (!mayHoldComment(text)) return []
  const marks = new CommentMarks(text, /%%|<!--/g)
  const code = codeIn(text)
  const shown: TextRange[] = []
  let next = 0
  for (let at = marks.from(0); at < text.length;) {
    while ((code[next]?.to ?? Infinity) <= at) next++
    const inCode = (code[next]?.from ?? Infinity) <= at
    const end = inCode ? undefined : marks.endOf(at, 0)
    if (end === undefined) at = marks.from(inCode ? (code[next]?.to ?? at) : at + 2)
    else {
      shown.push({ from: placeOf(at), to: placeOf(end - 1) + 1 })
      at = marks.from(end)
    }
  }
  return shown
}

function codeIn(text: string): TextRange[] {
  const code: TextRange[] = []
  if (!text.includes('`') && !text.includes('~~~')) return code
  noteGrammar.parse(text).iterate({
    enter: ({ name, from, to }) => {
      if (name !== 'InlineCode' && name !== 'FencedCode') return
      code.push({ from, to })
    },
  })
  return code
}

function joined(ranges: TextRange[]): TextRange[] {
  const all: TextRange[] = []
  for (const range of ranges.sort((a, b) => a.from - b.from)) {
    const last = all.at(-1)
    if (last && range.from <= last.to) last.to = Math.max(last.to, range.to)
    else all.push({ ...range })
  }
  return all
}

function foundInLines(text: string): TextRange[] {
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
  const [marks = ''] = /^(?:[ \t>]|(?:[-*+]|\d{1,9}[.)])[ \t]|\[\^[^[\]\s]{1,200}\]:)*/.exec(line) ?? []
  if (/\]:[ \t]*$/.test(marks)) return FOOTNOTE_INDENT
  return /[^ \t>]/.test(marks) ? marks.length : 0
}

/** What goes on with a footnote is set in by as much. */
const FOOTNOTE_INDENT = 4

function closes(line: string, fence: { mark: string; length: number }): boolean {
  const marks = line.replace(/^[ \t>]*/, '').trimEnd()
  return marks.length >= fence.length && [...marks].every((mark) => mark === fence.mark)
}

/**
 * Reads the code spans and comments of one paragraph after another; what opens first counts. *Source*: CommonMark, code spans.
 * What was looked for once to the end of the text in vain is not looked for again.
 */
class SpanScan {
  private readonly marks: CommentMarks

  constructor(
    private readonly text: string,
    private readonly into: TextRange[],
  ) {
    this.marks = new CommentMarks(text, /`|%%|<!--/g)
  }

  /** Answers where the reading goes on: `to`, or behind the comment that goes beyond it. */
  read(from: number, to: number): number {
    if (from >= to) return to
    const { text, marks } = this
    let runs: BacktickRuns | undefined
    for (let at = marks.from(from); at < to;) {
      if (text.charCodeAt(at) === BACKTICK) {
        runs ??= new BacktickRuns(text, at, to)
        // A backslash takes the first backtick out of an opening run.
        const isEscaped = slashesBefore(text, at, from) % 2 === 1
        at = marks.from(isEscaped ? at + 1 : runs.spanAt(at).to)
        continue
      }
      const end = marks.endOf(at, from)
      if (end === undefined) at = marks.from(at + 2)
      else {
        this.into.push({ from: at, to: end })
        if (end > to) return end
        at = marks.from(end)
      }
    }
    return to
  }
}

/** The signs of a text that may open a comment, or what keeps one from being one. Asked with rising positions. */
class CommentMarks {
  private next = -1
  private readonly unclosed = new Set<string>()

  constructor(
    private readonly text: string,
    private readonly pattern: RegExp,
  ) {}

  /** Where the next sign stands. */
  from(at: number): number {
    if (this.next >= at) return this.next
    this.pattern.lastIndex = at
    this.next = this.pattern.exec(this.text)?.index ?? Infinity
    return this.next
  }

  /** Where the comment ends that the sign opens; undefined when it opens none. `paragraph` is where the words around it begin. */
  endOf(at: number, paragraph: number): number | undefined {
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
