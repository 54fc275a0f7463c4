import { redo, undo } from '@codemirror/commands'
import { Transaction, type ChangeSpec, type EditorState } from '@codemirror/state'
import { commonEnds } from '@domain/text/common-ends'
import { diffArrays } from 'diff'

/**
 * The step that makes the editor's text another one that came from outside; undefined when it is the same. Where the text's own
 * undo or redo comes to just that text, it is that step: or what is undone twice would be put in twice.
 */
export function takeOver(state: EditorState, body: string, undoable: boolean): Transaction | undefined {
  const now = state.doc.toString()
  if (now === body) return undefined
  for (const step of [undo, redo]) {
    let found: Transaction | undefined
    step({ state, dispatch: (transaction) => (found = transaction) })
    if (found?.newDoc.length === body.length && found.newDoc.toString() === body) return found
  }
  return state.update({
    changes: changeBetween(now, body) ?? [],
    annotations: Transaction.addToHistory.of(undoable),
  })
}

/** *Units*: lines put in or taken out; beyond this the text between is put in as one. */
const LINES_MAX = 1_000

/** The changes that make one text the other, line by line, so that a cursor between two of them stays where it is. */
export function changeBetween(before: string, after: string): ChangeSpec | undefined {
  if (before === after) return undefined
  const parts = diffArrays(linesOf(before), linesOf(after), { maxEditLength: LINES_MAX })
  if (!parts) return narrowed(before, after, 0)
  const changes: ChangeSpec[] = []
  let at = 0
  for (let index = 0; index < parts.length;) {
    let gone = ''
    let come = ''
    for (let part = parts[index]; part && (part.added || part.removed); part = parts[++index]) {
      if (part.added) come += part.value.join('')
      else gone += part.value.join('')
    }
    if (gone !== come) changes.push(narrowed(gone, come, at))
    at += gone.length + (parts[index]?.value.join('').length ?? 0)
    index++
  }
  return changes
}

function linesOf(text: string): string[] {
  return text.match(/[^\n]+\n?|\n/g) ?? []
}

/** The one change that makes one text the other. */
function narrowed(before: string, after: string, at: number): ChangeSpec {
  const { start, end } = commonEnds(before, after)
  return { from: at + start, to: at + before.length - end, insert: after.slice(start, after.length - end) }
}
