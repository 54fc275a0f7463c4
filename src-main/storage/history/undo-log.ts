import { z } from 'zod'
import { idSchema, type Id } from '../../domain/records/ids'
import { saysOf } from '../../domain/records/edit-made'
import type { Change, RecordOp } from '../../domain/records/records'
import { patchSchema, saysWhatItDid } from './journal-entry'
import { applyPatch, diffRecord, type RecordPatch, type StoredRecord } from '../tables/record-patch'

/** How one record goes back to what it was: absent, a whole record, or a patch. */
export interface BackOp {
  collection: string
  id: Id
  absent?: true
  put?: StoredRecord
  patch?: RecordPatch
}

/** A change as the log keeps it. */
export interface LoggedChange extends Omit<Change, 'ops'> {
  back: BackOp[]
}

/** *Units*: `characters` of text that going back would put back, estimated. */
export interface UndoLimits {
  changes: number
  characters: number
}

const UNDO_LIMITS: UndoLimits = { changes: 500, characters: 8_000_000 }

/** *Units*: changes that can be taken back however large they are, such as one of a hundred thousand notes at once. */
const ALWAYS_KEPT = 4

const target = { collection: z.string(), id: idSchema }

/** One change of the log as a snapshot holds it. */
export const loggedChangeSchema = z.strictObject({
  id: idSchema,
  at: z.string(),
  ...saysWhatItDid,
  undoes: idSchema.exactOptional(),
  redoes: idSchema.exactOptional(),
  back: z.array(
    z.union([
      z.strictObject({ ...target, absent: z.literal(true) }),
      z.strictObject({ ...target, put: z.record(z.string(), z.unknown()) }),
      z.strictObject({ ...target, patch: patchSchema }),
    ]),
  ),
})

/** How a record goes from `after` back to `before`. */
export function backOp(collection: string, id: Id, before: StoredRecord | null, after: StoredRecord | null): BackOp {
  if (before === null) return { collection, id, absent: true }
  if (after === null) return { collection, id, put: before }
  return { collection, id, patch: diffRecord(after, before) }
}

/**
 * The latest changes, oldest first, bounded in number and size. It holds only the way back; a change's full states are worked out
 * when they are asked for, from the present records backwards. So 500 saves of a note of 200,000 characters cost what was typed.
 */
export class UndoLog {
  readonly changes: Change[] = []
  private readonly logged: { change: LoggedChange; characters: number }[] = []
  private characters = 0

  constructor(
    private readonly present: (collection: string, id: Id) => StoredRecord | null,
    private readonly limits: UndoLimits = UNDO_LIMITS,
  ) {}

  /** `characters` is the sum of `sizeOf` each way back, where it was worked out before. */
  push(change: LoggedChange, characters = change.back.reduce((sum, op) => sum + sizeOf(op), 0)): void {
    this.logged.push({ change, characters })
    this.characters += characters
    this.changes.push(this.readable(change))
    const isTooMuch = () =>
      this.logged.length > this.limits.changes ||
      (this.characters > this.limits.characters && this.logged.length > ALWAYS_KEPT)
    while (isTooMuch()) this.forgetOldest()
  }

  /** Puts another log in the place of this one. */
  replace(changes: readonly LoggedChange[]): void {
    this.clear()
    for (const change of changes) this.push(change)
  }

  clear(): void {
    while (this.logged.length > 0) this.forgetOldest()
  }

  /** What a snapshot writes. */
  toLogged(): LoggedChange[] {
    return this.logged.map(({ change }) => change)
  }

  private forgetOldest(): void {
    const oldest = this.logged.shift()
    this.changes.shift()
    this.characters -= oldest?.characters ?? 0
  }

  private readable(logged: LoggedChange): Change {
    const fullOps = () => this.fullOps(logged)
    return {
      id: logged.id,
      at: logged.at,
      ...saysOf(logged),
      ...(logged.undoes !== undefined && { undoes: logged.undoes }),
      ...(logged.redoes !== undefined && { redoes: logged.redoes }),
      get ops() {
        return fullOps()
      },
    }
  }

  private fullOps(wanted: LoggedChange): RecordOp[] {
    const states = new Map<string, StoredRecord | null>()
    for (const op of wanted.back) states.set(keyOf(op), this.present(op.collection, op.id))
    for (let index = this.logged.length - 1; index >= 0; index -= 1) {
      const change = this.logged[index]?.change
      if (!change) break
      if (change === wanted) return opsBack(change, states)
      for (const op of [...change.back].reverse()) {
        const state = states.get(keyOf(op))
        if (state !== undefined) states.set(keyOf(op), stepBack(op, state))
      }
    }
    return []
  }
}

function opsBack(change: LoggedChange, states: Map<string, StoredRecord | null>): RecordOp[] {
  const ops: unknown[] = []
  for (const op of [...change.back].reverse()) {
    const after = states.get(keyOf(op)) ?? null
    const before = stepBack(op, after)
    states.set(keyOf(op), before)
    ops.push({ collection: op.collection, id: op.id, before, after })
  }
  // Records in the log were checked against their schemas when they were committed.
  return ops.reverse() as RecordOp[]
}

function stepBack(op: BackOp, after: StoredRecord | null): StoredRecord | null {
  if (op.patch) return after && applyPatch(after, op.patch)
  return op.put ?? null
}

function keyOf(op: { collection: string; id: Id }): string {
  return `${op.collection}/${op.id}`
}

/** *Units*: characters of text and keys in a way back, roughly: only its order of size matters. */
export function sizeOf(back: BackOp): number {
  return estimate(back)
}

function estimate(value: unknown): number {
  if (typeof value === 'string') return value.length + 8
  if (typeof value !== 'object' || value === null) return 8
  return Object.values(value).reduce<number>((sum, item) => sum + estimate(item), 16)
}
