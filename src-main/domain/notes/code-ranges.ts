import type { TextRange } from './note-syntax'

const FENCE = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(`{3,}(?=[^`]*$)|~{3,})/
const BREAKS_PARAGRAPH = /^[ \t>]*(?:$|#{1,6}(?:[ \t]|$)|(?:[-*+]|\d{1,9}[.)])[ \t])/
/** A heading may be the first thing in a list item, and its code ends where it does. */
const HEADING = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*#{1,6}(?:[ \t]|$)/

/**
 * The parts of a Markdown text that are code: fenced blocks and code spans. Indented text is not code in notes
 * (the reading view switches that rule off too), so that a deep list never swallows a link.
 * *Shape*: sorted, without overlap.
 */
export function codeRanges(text: string): TextRange[] {
  const ranges: TextRange[] = []
  if (!text.includes('`') && !text.includes('~~~')) return ranges
  let fence: { from: number; mark: string; length: number; quotes: number; indent: number } | null = null
  let paragraph = 0
  let depth = 0
  for (let start = 0; start <= text.length;) {
    const newline = text.indexOf('\n', start)
    const end = newline < 0 ? text.length : newline
    const line = text.slice(start, Math.min(end, start + 2_000))
    // A fence ends with the quotation or the list item that it stands in.
    if (fence && leaves(line, fence)) {
      ranges.push({ from: fence.from, to: start })
      fence = null
      paragraph = start
    }
    if (fence) {
      if (closes(line, fence)) {
        ranges.push({ from: fence.from, to: end })
        fence = null
        paragraph = end + 1
      }
    } else {
      const opening = FENCE.exec(line)?.[1]
      if (opening !== undefined) {
        spans(text, paragraph, start, ranges)
        fence = {
          from: start,
          mark: opening.charAt(0),
          length: opening.length,
          quotes: quoteDepth(line),
          indent: itemIndent(line),
        }
      } else if (BREAKS_PARAGRAPH.test(line) || quoteDepth(line) > depth) {
        spans(text, paragraph, start, ranges)
        paragraph = start
        depth = quoteDepth(line)
        if (HEADING.test(line)) {
          spans(text, start, end, ranges)
          paragraph = end + 1
        }
      }
    }
    start = end + 1
  }
  if (fence) ranges.push({ from: fence.from, to: text.length })
  else spans(text, paragraph, text.length, ranges)
  return ranges
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

/** Pairs of equal runs of backticks within one paragraph. *Source*: CommonMark, code spans. */
function spans(text: string, from: number, to: number, into: TextRange[]): void {
  if (from >= to) return
  const first = text.indexOf('`', from)
  if (first < 0 || first >= to) return
  const runs: { at: number; length: number; escaped: boolean }[] = []
  for (let at = first; at >= 0 && at < to;) {
    let end = at
    while (end < to && text.charCodeAt(end) === 0x60) end++
    let slashes = 0
    while (at - slashes > from && text.charCodeAt(at - slashes - 1) === 0x5c) slashes++
    runs.push({ at, length: end - at, escaped: slashes % 2 === 1 })
    at = text.indexOf('`', end)
  }
  const byLength = new Map<number, number[]>()
  runs.forEach((run, index) => {
    const list = byLength.get(run.length)
    if (list) list.push(index)
    else byLength.set(run.length, [index])
  })
  const pointers = new Map<number, number>()
  for (let index = 0; index < runs.length; index++) {
    const run = runs[index]
    if (!run) break
    // A backslash takes the first backtick out of an opening run; a closing run knows no backslash.
    const length = run.escaped ? run.length - 1 : run.length
    if (length === 0) continue
    const candidates = byLength.get(length) ?? []
    let pointer = pointers.get(length) ?? 0
    while (pointer < candidates.length && (candidates[pointer] ?? 0) <= index) pointer++
    pointers.set(length, pointer)
    const closing = candidates[pointer]
    if (closing === undefined) continue
    const close = runs[closing]
    if (!close) continue
    into.push({ from: run.escaped ? run.at + 1 : run.at, to: close.at + close.length })
    index = closing
  }
}
