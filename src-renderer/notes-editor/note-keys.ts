import { deleteMarkupBackward, insertNewlineContinueMarkupCommand } from '@codemirror/lang-markdown'
import { redo, undo } from '@codemirror/commands'
import { syntaxTree } from '@codemirror/language'
import { EditorSelection, type ChangeSpec, type EditorState, type Line, type StateCommand } from '@codemirror/state'
import type { EditorView, KeyBinding } from '@codemirror/view'
import type { SyntaxNode } from '@lezer/common'
import { citationAt, linkAt } from '@domain/notes/markdown/note-syntax'
import { toggleBox } from './live-widgets'
import type { NoteActions, NoteLookup } from './note-lookup'
import { goToHeading } from './own-heading'

/** The editor's own keys. Tab only moves list items and table cells; elsewhere it leaves the editor, as in any field. */
export function noteKeys(lookup: NoteLookup, actions: NoteActions): readonly KeyBinding[] {
  return [
    { key: 'Enter', run: nextRow },
    { key: 'Enter', run: insertNewlineContinueMarkupCommand({ nonTightLists: false }) },
    { key: 'Backspace', run: deleteMarkupBackward },
    { key: 'Mod-z', run: (view) => undo(view) || nothingTo('undo', actions) },
    { key: 'Mod-Shift-z', run: (view) => redo(view) || nothingTo('redo', actions) },
    { key: 'Mod-b', run: wrapWith('**') },
    { key: 'Mod-i', run: wrapWith('*') },
    { key: 'Mod-Shift-x', run: wrapWith('~~') },
    { key: 'Mod-e', run: wrapWith('`') },
    { key: 'Mod-Enter', run: (view) => openAt(view, lookup, actions) || toggleTasks(view) },
    {
      key: 'Tab',
      run: (view) => nextCell(view, 1) || moveItems(view, 1),
      shift: (view) => nextCell(view, -1) || moveItems(view, -1),
    },
  ]
}

/** Opens the link or citation that the cursor stands in or beside. */
export function openAt(
  view: EditorView,
  lookup: NoteLookup,
  actions: NoteActions,
  at = view.state.selection.main.head,
): boolean {
  for (const side of [-1, 1] as const) {
    for (let node = syntaxTree(view.state).resolveInner(at, side); ;) {
      const text = view.state.sliceDoc(node.from, Math.min(node.to, node.from + 10_000))
      if (node.name === 'NoteLink') {
        const link = linkAt(text, 0)
        const shown = link && lookup.link(link.target, link.label)
        if (shown?.heading !== undefined) goToHeading(view, shown.heading, actions)
        else if (shown) actions.openLink(shown)
        return shown !== undefined
      }
      if (node.name === 'NoteCitation') {
        const ref = citationAt(text, 0)?.refs[0]
        if (ref) actions.openCitation(ref)
        return ref !== undefined
      }
      if (!node.parent) break
      node = node.parent
    }
  }
  return false
}

/** The text's own history is at its end; what was saved before goes on. */
function nothingTo(what: 'undo' | 'redo', actions: NoteActions): true {
  actions.tell(
    `There is nothing more to ${what} in this text since it was opened. Outside it, the key goes on with what was saved.`,
  )
  return true
}

/** Ticks the tasks of the selected lines; a line of a list without a box gets one. */
function toggleTasks(view: EditorView): boolean {
  const { state } = view
  const lines = new Set<number>()
  for (const range of state.selection.ranges)
    for (let at = state.doc.lineAt(range.from).number; at <= state.doc.lineAt(range.to).number; at++) lines.add(at)
  let done = false
  for (const number of lines) {
    const line = state.doc.line(number)
    const item = /^([ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+)(\[[ xX]\](?:\s|$))?/.exec(line.text)
    if (!item || isWithin(state, line.to, 'FencedCode')) continue
    const at = line.from + (item[1]?.length ?? 0)
    if (item[2] !== undefined) done = toggleBox(view, at) || done
    else {
      view.dispatch({ changes: { from: at, insert: '[ ] ' }, userEvent: 'input.toggle' })
      done = true
    }
  }
  return done
}

/** Puts the marks around each selection, or takes them away where they are. */
function wrapWith(mark: string): StateCommand {
  return ({ state, dispatch }) => {
    if (state.readOnly) return false
    const changes = state.changeByRange((range) => {
      const { from, to } = range
      const inner = state.sliceDoc(from, to)
      const size = mark.length
      if (state.sliceDoc(from - size, from) === mark && state.sliceDoc(to, to + size) === mark) {
        return {
          changes: [
            { from: from - size, to: from },
            { from: to, to: to + size },
          ],
          range: EditorSelection.range(from - size, to - size),
        }
      }
      if (inner.length > 2 * size && inner.startsWith(mark) && inner.endsWith(mark)) {
        return {
          changes: { from, to, insert: inner.slice(size, -size) },
          range: EditorSelection.range(from, to - 2 * size),
        }
      }
      return {
        changes: [
          { from, insert: mark },
          { from: to, insert: mark },
        ],
        range: EditorSelection.range(from + size, to + size),
      }
    })
    dispatch(state.update(changes, { userEvent: 'input.format', scrollIntoView: true }))
    return true
  }
}

const ITEM = /^([ \t>]*)((?:[-*+]|(\d{1,9})([.)]))[ \t]+)/

/** Indents the selected list items, or brings them out. Answers false outside a list, so that Tab leaves the editor. */
function moveItems(view: EditorView, step: 1 | -1): boolean {
  const { state } = view
  const lines = new Map<number, Line>()
  for (const { from, to } of state.selection.ranges)
    for (let at = from; at <= to; at = state.doc.lineAt(at).to + 1)
      lines.set(state.doc.lineAt(at).number, state.doc.lineAt(at))
  const items = [...lines.values()]
  if (items.length === 0 || items.some((line) => !ITEM.test(line.text))) return false
  const [first] = items
  // As deep as the words of the item before, or as the item that it stands in.
  const shift = first && (step === 1 ? indentOf(state, first) : -outdentOf(state, first))
  if (shift === undefined || shift === 0 || state.readOnly) return true
  const changes = items.flatMap((line) => moved(state, line, shift, line === first))
  view.dispatch({ changes, userEvent: step === 1 ? 'input.indent' : 'delete.dedent' })
  return true
}

/** An item moved, and if it is the first of those that are, numbered anew where it comes to stand. */
function moved(state: EditorState, line: Line, shift: number, isFirst: boolean): ChangeSpec[] {
  const [, lead = '', , number] = ITEM.exec(line.text) ?? []
  const from = line.from + lead.length
  const take = Math.min(-shift, lead.length - lead.trimEnd().length)
  const move = shift > 0 ? { from, insert: ' '.repeat(shift) } : { from: from - take, to: from }
  if (number === undefined || !isFirst) return [move]
  const indent = lead.length + (shift > 0 ? shift : -take)
  const before = itemBefore(state, line, (other) => other.indent <= indent)
  const count = before?.indent === indent && before.number !== undefined ? before.number + 1 : 1
  return [move, { from, to: from + number.length, insert: String(count) }]
}

interface Item {
  indent: number
  /** Where its words begin. *Units*: columns, as `indent`. */
  words: number
  number?: number
}

/** The nearest item above in the same list. */
function itemBefore(state: EditorState, line: Line, wanted: (item: Item) => boolean): Item | undefined {
  for (let at = line.number - 1; at >= 1; at--) {
    const { text } = state.doc.line(at)
    const [all, lead, , number] = ITEM.exec(text) ?? []
    if (all === undefined || lead === undefined) {
      if (/^\S/.test(text)) return undefined
      continue
    }
    const item = { indent: lead.length, words: all.length, ...(number !== undefined && { number: Number(number) }) }
    if (wanted(item)) return item
  }
  return undefined
}

function indentOf(state: EditorState, line: Line): number {
  const indent = ITEM.exec(line.text)?.[1]?.length ?? 0
  const parent = itemBefore(state, line, (item) => item.indent <= indent)
  return parent?.indent === indent ? parent.words - indent : 0
}

function outdentOf(state: EditorState, line: Line): number {
  const indent = ITEM.exec(line.text)?.[1]?.length ?? 0
  const parent = itemBefore(state, line, (item) => item.indent < indent)
  return indent - (parent?.indent ?? 0)
}

const ROW = /^\s*\|.*\|\s*$/

/** Goes to the next or previous cell of a table; behind the last one a new row is made. */
function nextCell(view: EditorView, step: 1 | -1): boolean {
  const { state } = view
  const { head, empty } = state.selection.main
  const line = state.doc.lineAt(head)
  if (!empty || !ROW.test(line.text)) return false
  const cells = cellsOf(line.text)
  const here = cells.findIndex(({ to }) => head - line.from <= to)
  const target = (here < 0 ? cells.length - 1 : here) + step
  const inRow = cells[target]
  if (inRow) return select(view, line.from + inRow.from, line.from + inRow.to)
  for (let number = line.number + step; number >= 1 && number <= state.doc.lines; number += step) {
    const next = state.doc.line(number)
    if (!ROW.test(next.text)) break
    if (/^[\s|:-]*$/.test(next.text) && next.text.includes('-')) continue
    const row = cellsOf(next.text)
    const cell = step === 1 ? row[0] : row.at(-1)
    return cell ? select(view, next.from + cell.from, next.from + cell.to) : false
  }
  if (step === -1) return false
  const row = `\n|${'  |'.repeat(cells.length)}`
  view.dispatch({
    changes: { from: line.to, insert: row },
    selection: { anchor: line.to + 3 },
    userEvent: 'input',
    scrollIntoView: true,
  })
  return true
}

/** Goes to the cell below, in a new row behind the last one; from a last row with nothing in it, out of the table. */
function nextRow(view: EditorView): boolean {
  const { state } = view
  const { head, empty } = state.selection.main
  const line = state.doc.lineAt(head)
  if (!empty || !ROW.test(line.text) || !isWithin(state, head, 'Table') || state.readOnly) return false
  const cells = cellsOf(line.text)
  const column = Math.max(
    0,
    cells.findIndex(({ to }) => head - line.from <= to),
  )
  for (let number = line.number + 1; number <= state.doc.lines; number++) {
    const next = state.doc.line(number)
    if (!ROW.test(next.text)) break
    if (/^[\s|:-]*$/.test(next.text) && next.text.includes('-')) continue
    const cell = cellsOf(next.text)[column]
    return cell ? select(view, next.from + cell.from, next.from + cell.to) : false
  }
  if (/^[\s|]*$/.test(line.text)) {
    view.dispatch({ changes: { from: line.from, to: line.to }, userEvent: 'delete', scrollIntoView: true })
    return true
  }
  const anchor = line.to + 3 + 3 * column
  view.dispatch({
    changes: { from: line.to, insert: `\n|${'  |'.repeat(cells.length)}` },
    selection: { anchor },
    userEvent: 'input',
    scrollIntoView: true,
  })
  return true
}

function isWithin(state: EditorState, at: number, name: 'Table' | 'FencedCode'): boolean {
  for (let node: SyntaxNode | null = syntaxTree(state).resolveInner(at, -1); node; node = node.parent)
    if (node.name === name) return true
  return false
}

function select(view: EditorView, from: number, to: number): boolean {
  view.dispatch({ selection: { anchor: from, head: to }, scrollIntoView: true, userEvent: 'select' })
  return true
}

/** The words of each cell, without the spaces around them. *Units*: from the line's beginning. */
function cellsOf(line: string): { from: number; to: number }[] {
  const bars: number[] = []
  for (let at = 0; at < line.length; at++) {
    if (line[at] === '\\') at++
    else if (line[at] === '|') bars.push(at)
  }
  return bars.slice(0, -1).map((bar, index) => {
    const end = bars[index + 1] ?? line.length
    const text = line.slice(bar + 1, end)
    const lead = text.length - text.trimStart().length
    const from = bar + 1 + (text.trim() === '' ? Math.min(1, text.length) : lead)
    return { from, to: from + text.trim().length }
  })
}
