import { describeIssues, DossierError } from '../../domain/errors'
import { say } from '../../domain/messages/message'
import { RECORD_SCHEMAS, type Change, type RecordOp } from '../../domain/records/records'
import { sameJson } from './record-patch'

/** The change with its new states parsed; gives way after each. *Errors*: `invalid-input` with the places. */
export function* parsedChange(change: Change): Generator<undefined, Change> {
  const ops: RecordOp[] = []
  for (const op of change.ops) {
    ops.push(parseOp(op))
    yield
  }
  return { ...change, ops }
}

/** *Errors*: `conflict` when what the op says stood there is not what stands there. */
export function checkBefore(op: RecordOp, present: unknown): void {
  if (sameJson(op.before, present)) return
  throw new DossierError('conflict', say('storage.changed-meanwhile'), [`${op.collection}.${op.id}`])
}

function parseOp(op: RecordOp): RecordOp {
  if (op.after === null) return op
  const place = `${op.collection}.${op.id}`
  const parsed = RECORD_SCHEMAS[op.collection].safeParse(op.after)
  if (!parsed.success) throw refused(describeIssues(parsed.error).map((issue) => `${place}.${issue}`))
  if (parsed.data.id !== op.id) throw refused([`${place}: its id is ${parsed.data.id}`])
  return { ...op, after: parsed.data } as RecordOp
}

function refused(places: string[]): DossierError {
  return new DossierError('invalid-input', say('storage.change-unfit'), places)
}
