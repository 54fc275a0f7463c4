import { deleteMarkupBackward, insertNewlineContinueMarkupCommand } from '@codemirror/lang-markdown'
import { indentLess, indentMore, redo, undo } from '@codemirror/commands'
import { syntaxTree } from '@codemirror/language'
import { EditorSelection, type StateCommand } from '@codemirror/state'
import type { EditorView, KeyBinding } from '@codemirror/view'
import { citationAt, linkAt } from '@domain/notes/note-syntax'
import { toggleBox } from './live-widgets'
import type { NoteActions, NoteLookup } from './note-lookup'

/** The editor's own keys. Tab only moves list items and table cells; elsewhere it leaves the editor, as in any field. */
export function noteKeys(lookup: NoteLookup, actions: NoteActions): readonly KeyBinding[] {
  return [
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
        if (shown) actions.openLink(shown)
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
    const item = /^([ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+)(\[[ xX]\] )?/.exec(line.text)
    if (!item) continue
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

/** Indents the selected list items, or brings them out. Answers false outside a list, so that Tab leaves the editor. */
function moveItems(view: EditorView, step: 1 | -1): boolean {
  const { state } = view
  const inList = state.selection.ranges.every((range) =>
    /^[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]/.test(state.doc.lineAt(range.from).text),
  )
  if (!inList) return false
  return step === 1 ? indentMore(view) : indentLess(view)
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
