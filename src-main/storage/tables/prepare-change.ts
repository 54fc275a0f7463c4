import type { Change, RecordOp } from '../../domain/records/records'
import { checkBefore } from './change-check'
import type { ForwardOp, JournalChange } from '../history/journal-entry'
import { diffRecord, type StoredRecord } from './record-patch'

/**
 * What the journal gets of a change; gives way after each operation.
 * *Errors*: `conflict` when it does not fit what stands there; later operations see earlier ones.
 */
export function* preparedChange(
  { ops, ...change }: Change,
  present: (op: RecordOp) => StoredRecord | null,
): Generator<undefined, JournalChange> {
  const states = new Map<string, StoredRecord | null>()
  const forward: ForwardOp[] = []
  for (const op of ops) {
    const key = `${op.collection}/${op.id}`
    const known = states.get(key)
    const state = known === undefined ? present(op) : known
    checkBefore(op, state)
    states.set(key, op.after)
    forward.push(forwardOp(op, state))
    yield
  }
  return { ...change, ops: forward }
}

function forwardOp(op: RecordOp, before: StoredRecord | null): ForwardOp {
  const { collection, id, after } = op
  if (after === null) return { collection, id, delete: true }
  if (before === null) return { collection, id, put: after }
  return { collection, id, patch: diffRecord(before, after) }
}
