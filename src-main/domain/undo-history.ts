import type { Id } from './records/ids'
import type { Change } from './records/records'

/** What Undo and Redo would do now. */
export interface UndoState {
  undo: Change | null
  redo: Change | null
}

/**
 * Reads the undo and redo stacks off the history of changes, so that both survive a restart without being stored.
 * A new edit after an undo empties the redo stack; changes stay in the history all the same.
 */
export function undoState(history: readonly Change[]): UndoState {
  const { undoable, redoable } = stacks(history)
  return { undo: undoable.at(-1) ?? null, redo: redoable.at(-1) ?? null }
}

/** The undone changes that can be done again, the first to be redone last. */
export function redoableChanges(history: readonly Change[]): Change[] {
  return stacks(history).redoable
}

/** What is known of changes: to ask one for its operations may cost as much as all that came after it. */
const noEdits = new WeakMap<Change, boolean>()

/** True for what the app remembers by itself: nobody made it, and nobody can take it back. */
function isNoEdit(change: Change): boolean {
  if (change.undoes !== undefined || change.redoes !== undefined) return false
  const known = noEdits.get(change)
  if (known !== undefined) return known
  const { ops } = change
  const isByItself = ops.length > 0 && ops.every(({ collection }) => collection === 'handovers')
  noEdits.set(change, isByItself)
  return isByItself
}

function stacks(history: readonly Change[]): { undoable: Change[]; redoable: Change[] } {
  const undoable: Change[] = []
  const redoable: Change[] = []
  const byId = new Map<Id, Change>()
  for (const change of history) {
    if (isNoEdit(change)) continue
    byId.set(change.id, change)
    if (change.undoes !== undefined) {
      const taken = undoable.pop()
      if (taken) redoable.push(taken)
    } else if (change.redoes !== undefined) {
      const again = redoable.pop()
      if (again) undoable.push(again)
    } else {
      undoable.push(change)
      redoable.length = 0
    }
  }
  return { undoable, redoable }
}
