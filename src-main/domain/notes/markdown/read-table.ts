import type { SyntaxNode } from '@lezer/common'
import type { CellAlignment, NoteBlock, NoteInline } from './note-block'
import type { RunningText } from './running-text'
import { rowOf } from './table-rows'

/** Cells that a table may have because its head is wider than its rows. *Source*: markdown-it; a row of one sign could ask for thousands. */
const ADDED_MAX = 65_536

export function readTable(node: SyntaxNode, text: string, running: RunningText): NoteBlock {
  const head = node.getChild('TableHeader')
  const line = node.getChild('TableDelimiter')
  const header = head ? cellsOf(head, text, running) : []
  let added = 0
  const rows: NoteInline[][][] = []
  for (const row of node.getChildren('TableRow')) {
    const cells = cellsOf(row, text, running)
    // A row may have more than its head: what it says there goes on in the last column.
    const beyond = cells.splice(Math.max(1, header.length))
    for (const inlines of beyond) cells.at(-1)?.push({ kind: 'text', text: ' | ' }, ...inlines)
    added += header.length - cells.length
    if (added > ADDED_MAX) break
    while (cells.length < header.length) cells.push([])
    rows.push(cells)
  }
  return { kind: 'table', alignments: line ? alignmentsIn(text.slice(line.from, line.to)) : [], header, rows }
}

function cellsOf(row: SyntaxNode, text: string, running: RunningText): NoteInline[][] {
  const source = text.slice(row.from, row.to)
  let node = row.getChild('TableCell')
  return rowOf(source, 0).cells.map(({ from, to }) => {
    if (from === to || !node) return []
    const inlines = running.of(node)
    do node = node.nextSibling
    while (node && node.name !== 'TableCell')
    return inlines
  })
}

function alignmentsIn(line: string): CellAlignment[] {
  return rowOf(line, 0).cells.map(({ from, to }) => {
    const isLeft = line.charAt(from) === ':'
    const isRight = line.charAt(to - 1) === ':'
    return isLeft && isRight ? 'centre' : isRight ? 'right' : isLeft ? 'left' : null
  })
}
