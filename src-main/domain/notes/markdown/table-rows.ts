import type { BlockContext, Element, LeafBlock, Line, MarkdownConfig } from '@lezer/markdown'
import { linkAt } from './note-syntax'
import type { TextRange } from '../../text/text-range'

/** The bars of a row, and what stands between them. *Shape*: in the order of the row; a cell with nothing in it is empty where its bar stands. */
interface Row {
  bars: number[]
  cells: TextRange[]
}

/** Parts a row at its bars: not behind a backslash, nor in a link, where the writer may forget one. */
export function rowOf(text: string, from: number): Row {
  const bars: number[] = []
  for (let at = from; at < text.length; at++) {
    const sign = text.charCodeAt(at)
    if (sign === BACKSLASH) at++
    else if (sign === BAR) bars.push(at)
    else if (sign === BRACKET && text.charCodeAt(at + 1) === BRACKET) at = (linkAt(text, at)?.to ?? at + 1) - 1
  }
  const edges = [from - 1, ...bars, text.length]
  const cells = edges.slice(1).map((end, index) => trimmed(text, (edges[index] ?? 0) + 1, end))
  // A bar at either end of the row has no cell on its far side.
  if (cells[0] && cells[0].from === cells[0].to) cells.shift()
  const last = cells.at(-1)
  if (last && last.from === last.to) cells.pop()
  return { bars, cells }
}

function trimmed(text: string, start: number, end: number): TextRange {
  let from = start
  let to = end
  while (from < to && /\s/.test(text.charAt(from))) from++
  while (to > from && /\s/.test(text.charAt(to - 1))) to--
  return { from, to }
}

/** How many columns the line under a table's head has; 0 where it is no such line. */
export function columnsOf(line: string, from: number): number {
  const text = line.slice(from).trim()
  if (!text.includes('|') || !/^[-:|][-:|\s]*$/.test(text)) return 0
  const cells = rowOf(text, 0).cells.map(({ from: start, to }) => text.slice(start, to))
  return cells.every((cell) => /^:?-+:?$/.test(cell)) ? cells.length : 0
}

const BAR = 0x7c
const BACKSLASH = 0x5c
const BRACKET = 0x5b

function rowElement(context: BlockContext, name: string, text: string, from: number, offset: number): Element {
  const { bars, cells } = rowOf(text, from)
  const elements: Element[] = [
    ...bars.map((bar) => context.elt('TableDelimiter', offset + bar, offset + bar + 1)),
    ...cells
      .filter((cell) => cell.to > cell.from)
      .map((cell) =>
        context.elt(
          'TableCell',
          offset + cell.from,
          offset + cell.to,
          context.parser.parseInline(text.slice(cell.from, cell.to), offset + cell.from),
        ),
      ),
  ].sort((a, b) => a.from - b.from)
  return context.elt(name, offset + from, offset + text.length, elements)
}

function isHeadOf(head: string, from: number, line: string, lineFrom: number): boolean {
  const columns = columnsOf(line, lineFrom)
  return columns > 0 && head.includes('|', from) && rowOf(head, from).cells.length === columns
}

/** The line without what stands before it in a list or a quotation, where that is written again. */
function nextLineStart(context: BlockContext, line: Line): number {
  return Math.min(line.basePos, context.peekLine().length)
}

const tables = new WeakSet<LeafBlock>()

/** Tables as GitHub has them, the bars of links apart. *Source*: GFM, tables. */
export const table: MarkdownConfig = {
  defineNodes: [
    { name: 'Table', block: true },
    { name: 'TableHeader' },
    { name: 'TableRow' },
    { name: 'TableCell' },
    { name: 'TableDelimiter' },
  ],
  parseBlock: [
    {
      name: 'Table',
      before: 'SetextHeading',
      leaf(_context, leaf) {
        if (!leaf.content.includes('|')) return null
        let rows: Element[] | null | undefined
        return {
          nextLine(context, line) {
            const from = context.lineStart
            if (rows) rows.push(rowElement(context, 'TableRow', line.text, line.pos, from))
            else if (rows === undefined) {
              const isTable = line.indent < line.baseIndent + 4 && isHeadOf(leaf.content, 0, line.text, line.pos)
              if (isTable) tables.add(leaf)
              rows = isTable
                ? [
                    rowElement(context, 'TableHeader', leaf.content, 0, leaf.start),
                    context.elt('TableDelimiter', from + line.pos, from + line.text.length),
                  ]
                : null
            }
            return false
          },
          finish(context) {
            if (!rows) return false
            context.addLeafElement(leaf, context.elt('Table', leaf.start, leaf.start + leaf.content.length, rows))
            return true
          },
        }
      },
      endLeaf(context, line, leaf) {
        if (tables.has(leaf) || !line.text.includes('|', line.pos)) return false
        // Under a head of its own it is the line with the dashes.
        if (!leaf.content.includes('\n') && isHeadOf(leaf.content, 0, line.text, line.pos)) return false
        const next = context.peekLine()
        return isHeadOf(line.text, line.pos, next, nextLineStart(context, line))
      },
    },
  ],
}
