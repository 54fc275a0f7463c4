import type { RecordOp } from '../domain/records'
import { checkBefore } from './change-check'
import type { WaitingChange } from './change-queue'
import type { ForwardOp, JournalChange } from './journal-entry'
import { diffRecord, type StoredRecord } from './record-patch'

/** A change that may be written, and what the journal gets of it. */
export interface ReadyChange {
  waiting: WaitingChange
  journal: JournalChange
}

/**
 * Checks each change against what will stand there when its turn comes, and rejects those that do not fit.
 * *Shape*: the others, in their order.
 */
export function prepareBatch(
  waiting: readonly WaitingChange[],
  present: (op: RecordOp) => StoredRecord | null,
): ReadyChange[] {
  const pending = new Map<string, StoredRecord | null>()
  return waiting.flatMap((item) => {
    const states = new Map<string, StoredRecord | null>()
    try {
      const ops = item.change.ops.map((op) => {
        const key = `${op.collection}/${op.id}`
        const before = [states, pending].find((known) => known.has(key))?.get(key)
        const state = before === undefined ? present(op) : before
        checkBefore(op, state)
        states.set(key, op.after)
        return forwardOp(op, state)
      })
      for (const [key, state] of states) pending.set(key, state)
      const { ops: _, ...change } = item.change
      return [{ waiting: item, journal: { ...change, ops } }]
    } catch (error) {
      item.reject(error)
      return []
    }
  })
}

function forwardOp(op: RecordOp, before: StoredRecord | null): ForwardOp {
  const { collection, id, after } = op
  if (after === null) return { collection, id, delete: true }
  if (before === null) return { collection, id, put: after }
  return { collection, id, patch: diffRecord(before, after) }
}
