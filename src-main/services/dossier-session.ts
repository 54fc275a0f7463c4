import type { DossierContent } from '../domain/dossier'
import { DossierIndex } from '../domain/dossier-index'
import { DossierError } from '../domain/errors'
import type { Id, MakeId } from '../domain/ids'
import type { Now, ReaderStore, SaveState } from '../domain/ports'
import { invertOps, type Change, type Collection, type RecordOf, type RecordOp } from '../domain/records'
import { undoState, type UndoState } from '../domain/undo-history'
import { keepLostNotes, withoutKept } from './keep-lost-notes'

/** Time and identifiers, injected. */
export interface SessionTools {
  now: Now
  makeId: MakeId
}

/**
 * One open dossier: the bundle, the reader's store over it and the index of both.
 * Edits are queued, so that each sees the one before it finished.
 */
export class DossierSession {
  readonly index: DossierIndex
  private queue: Promise<unknown> = Promise.resolve()
  private readonly listeners = new Set<(change: Change) => void>()

  constructor(
    readonly id: Id,
    readonly content: DossierContent | null,
    readonly store: ReaderStore,
    readonly tools: SessionTools,
  ) {
    this.index = new DossierIndex(content, store.layer)
  }

  /** Calls back after each change that is on disk. Answers how to stop. */
  onChange(listener: (change: Change) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /**
   * Makes one edit. `plan` reads the dossier as it is when the edit's turn comes, and answers its operations.
   * *Errors*: those of `plan`, and of `ReaderStore.commit`.
   */
  edit<T>(label: string, plan: () => { ops: RecordOp[]; answer: T }): Promise<T> {
    return this.enqueue(async () => {
      const { ops, answer } = plan()
      if (ops.length > 0) {
        const kept = keepLostNotes(this, ops)
        await this.write({ id: this.tools.makeId(), at: this.tools.now(), label, ops: [...ops, ...kept] })
      }
      return answer
    })
  }

  /** Takes the last edit back. Answers its label, null when there is none. */
  undo(): Promise<string | null> {
    return this.enqueue(async () => {
      const { undo } = this.undoState()
      if (!undo) return null
      await this.write({
        id: this.tools.makeId(),
        at: this.tools.now(),
        label: undo.label,
        ops: invertOps(withoutKept(undo.ops)),
        undoes: undo.id,
      })
      return undo.label
    })
  }

  /** Does the last undone edit again. Answers its label, null when there is none. */
  redo(): Promise<string | null> {
    return this.enqueue(async () => {
      const { redo } = this.undoState()
      if (!redo) return null
      await this.write({
        id: this.tools.makeId(),
        at: this.tools.now(),
        label: redo.label,
        ops: withoutKept(redo.ops),
        redoes: redo.id,
      })
      return redo.label
    })
  }

  /** Takes records out of the layer otherwise than by an edit, when the turn has come; nothing of it can be undone. */
  takeOut<T extends { ops: readonly RecordOp[] }>(work: () => Promise<T>): Promise<T> {
    return this.enqueue(async () => {
      const taken = await work()
      this.index.follow(taken.ops)
      const change = { id: this.tools.makeId(), at: this.tools.now(), label: 'delete for good', ops: taken.ops }
      for (const listener of this.listeners) listener(change)
      return taken
    })
  }

  undoState(): UndoState {
    return undoState(this.store.history)
  }

  /** The operation that puts a record; `before` is what the reader's layer holds now. */
  put<C extends Collection>(collection: C, record: RecordOf<C> & { id: Id }): RecordOp {
    return this.op(collection, record.id, record)
  }

  /** The operation that takes a record of the reader's away. */
  take(collection: Collection, id: Id): RecordOp {
    return this.op(collection, id, null)
  }

  /** Closes when the edits that are under way are done; does not wait for one that the disk refuses: that one ends with the store. */
  async close(): Promise<void> {
    await this.settled()
    await this.store.close()
  }

  /** Resolves when the edits under way are on disk, or the disk refuses one of them. */
  async settled(): Promise<void> {
    let stop: () => void = () => undefined
    const refused = new Promise<void>((resolve) => {
      const look = ({ kind }: SaveState) => {
        if (kind === 'not-saved') resolve()
      }
      stop = this.store.onSaveState(look)
      look(this.store.saveState())
    })
    await Promise.race([this.enqueue(() => Promise.resolve()), refused])
    stop()
  }

  private op<C extends Collection>(collection: C, id: Id, after: RecordOf<C> | null): RecordOp {
    const records = this.store.layer.records[collection]
    const before = Object.hasOwn(records, id) ? records[id] : null
    // The three fields belong to one collection by the signature, which a mapped union cannot see.
    return { collection, id, before, after } as RecordOp
  }

  private async write(change: Change): Promise<void> {
    await this.store.commit(change)
    this.index.follow(change.ops)
    for (const listener of this.listeners) listener(change)
  }

  private enqueue<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.queue.then(work)
    this.queue = turn.catch(() => undefined)
    return turn
  }
}

/** The record, or a `not-found` that says what is missing. */
export function found<T>(record: T | undefined | null, what: string): T {
  if (record === undefined || record === null) {
    throw new DossierError('not-found', `${what} is not in this dossier. It may have been deleted; look in the bin.`)
  }
  return record
}

/** `now`, or the next millisecond: a clock that was set back must not make a change look older than what it changed. */
export function laterThan(at: string, now: string): string {
  return now > at ? now : new Date(Date.parse(at) + 1).toISOString()
}
