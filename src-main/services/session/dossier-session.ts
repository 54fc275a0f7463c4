import { atOnce } from '../../domain/at-once'
import type { DossierContent } from '../../domain/records/dossier'
import { DossierIndex } from '../../domain/dossier/dossier-index'
import { DossierError } from '../../domain/errors'
import { editLabel, saysOf, type EditMade } from '../../domain/records/edit-made'
import type { Sought } from '../../domain/messages/english/editing'
import { say } from '../../domain/messages/message'
import type { Id, MakeId } from '../../domain/records/ids'
import type { CancelSignal, ExportPlaces, Now, ReaderStore } from '../../domain/ports'
import {
  invertOps,
  type Change,
  type Collection,
  type LayerRecords,
  type RecordOf,
  type RecordOp,
} from '../../domain/records/records'
import { undoState, type UndoState } from '../../domain/undo-history'
import { atPace } from '../../pace/pace'
import type { ExportMoment } from '../briefing/export-moment'
import { keepLostNotes, withoutKept } from '../notes/keep-lost-notes'

/** Time and identifiers, injected. */
export interface SessionTools {
  now: Now
  makeId: MakeId
  /** When exports say that they were made, where that is set from outside. */
  pinned?: () => ExportMoment | undefined
  /** Where it is noted what is being exported; absent where it is not. */
  exporting?: ExportPlaces
}

/** *Units*: UTF-16 code units of a name in what an edit is called, which stands among others. */
const NAME_LENGTH = 60

/** How often reading is begun before it is done in one go. */
const UNDISTURBED_ATTEMPTS = 3

/**
 * One open dossier: the bundle, the reader's store over it and the index of both.
 * Edits wait in the store's own line: each is planned when the index has followed those before it.
 */
export class DossierSession {
  readonly index: DossierIndex
  private readonly listeners = new Set<(change: Change) => void>()
  private takingOut: Promise<unknown> = Promise.resolve()
  private takesOut = 0
  /** How often what the index says has changed. */
  private changes = 0

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
   * `about` names what is edited, for whoever asks before its turn has come.
   * *Errors*: those of `plan`, and of `ReaderStore.edit`.
   */
  edit<T>(edit: EditMade, plan: () => Planned<T>, about = ''): Promise<T> {
    return this.make(edit, plan, about)
  }

  /** As `edit`, for a plan that reads many texts: it gives way to the rest of the app, and to no other edit. */
  editInTurns<T>(
    edit: EditMade,
    plan: () => Iterator<undefined, Planned<T>>,
    about = '',
    signal?: CancelSignal,
  ): Promise<T> {
    return this.make(edit, () => atPace(plan(), signal), about, signal)
  }

  /**
   * The outcome of work that reads much of the dossier and gives way: of the dossier as it was at one moment. It is begun anew when
   * somebody changes something meanwhile, and done in one go when that happens again and again. *Errors*: those of the work; `cancelled`.
   */
  async read<T>(work: () => Iterator<undefined, T>, signal?: CancelSignal): Promise<T> {
    for (let attempt = 0; attempt < UNDISTURBED_ATTEMPTS; attempt++) {
      const begun = this.changes
      const outcome = await atPace(
        unless(work(), () => this.changes !== begun),
        signal,
      )
      if (outcome) return outcome.value
    }
    return atOnce(work())
  }

  private async make<T>(
    edit: EditMade,
    plan: () => Planned<T> | Promise<Planned<T>>,
    about: string,
    signal?: CancelSignal,
  ): Promise<T> {
    const made: { answer?: { value: T } } = {}
    const name = about.length > NAME_LENGTH ? `${about.slice(0, NAME_LENGTH - 1)}…` : about
    const label = editLabel({ edit })
    const planned = async () => {
      const { ops, answer } = await plan()
      made.answer = { value: answer }
      return ops.length === 0 ? null : { edit, ops: [...ops, ...keepLostNotes(this, ops)] }
    }
    await this.write(name === '' ? label : `${label} ‘${name}’`, planned, signal)
    if (!made.answer) throw new Error('an edit was made without its plan')
    return made.answer.value
  }

  /** Takes the last edit back. Answers its label, null when there is none. */
  undo(): Promise<string | null> {
    return this.step('undo', () => {
      const { undo } = this.undoState()
      return undo && { ...saysOf(undo), ops: invertOps(withoutKept(undo.ops)), undoes: undo.id }
    })
  }

  /** Does the last undone edit again. Answers its label, null when there is none. */
  redo(): Promise<string | null> {
    return this.step('redo', () => {
      const { redo } = this.undoState()
      return redo && { ...saysOf(redo), ops: withoutKept(redo.ops), redoes: redo.id }
    })
  }

  /** Takes records out of the layer otherwise than by an edit; nothing of it can be undone. Edits made meanwhile come after it. */
  takeOut<T extends { ops: readonly RecordOp[] }>(work: () => Promise<T>): Promise<T> {
    const taking = this.takingOut.then(async () => {
      await this.settled()
      const taken = await work()
      this.follow(taken.ops)
      const change = {
        id: this.tools.makeId(),
        at: this.tools.now(),
        edit: { kind: 'delete-for-good' },
        ops: taken.ops,
      }
      for (const listener of this.listeners) listener(change)
      return taken
    })
    this.takingOut = taking.catch(() => undefined).finally(() => (this.takesOut -= 1))
    this.takesOut += 1
    return taking
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

  /** Closes when the edits that are under way are done; one that the disk refuses ends with the store. */
  async close(): Promise<void> {
    await this.store.close()
  }

  /** Resolves when no edit is under way any more: all are on disk, or the disk refuses one of them. */
  async settled(): Promise<void> {
    if (this.store.saveState().kind !== 'saving') return
    await new Promise<void>((resolve) => {
      const stop = this.store.onSaveState(({ kind }) => {
        if (kind === 'saving') return
        stop()
        resolve()
      })
    })
  }

  private op<C extends Collection>(collection: C, id: Id, after: RecordOf<C> | null): RecordOp {
    const records = this.store.layer.records[collection]
    const before = Object.hasOwn(records, id) ? records[id] : null
    // The three fields belong to one collection by the signature, which a mapped union cannot see.
    return { collection, id, before, after } as RecordOp
  }

  private async step(what: string, plan: () => PlannedChange | null): Promise<string | null> {
    let done: string | null = null
    await this.write(what, () => {
      const change = plan()
      done = change && editLabel(change)
      return change
    })
    return done
  }

  private follow(ops: readonly RecordOp[]): void {
    this.changes++
    this.index.follow(ops)
  }

  private *preparing(ops: readonly RecordOp[], after: LayerRecords): Generator<undefined, () => void> {
    const follow = yield* this.index.preparing(ops, after)
    return () => {
      this.changes++
      follow()
    }
  }

  private async write(
    label: string,
    plan: () => PlannedChange | null | Promise<PlannedChange | null>,
    signal?: CancelSignal,
  ): Promise<void> {
    while (this.takesOut > 0) await this.takingOut
    const { makeId, now } = this.tools
    return this.store.edit({
      label,
      plan: async () => {
        const change = await plan()
        return change && { id: makeId(), at: now(), ...change }
      },
      signal,
      onApplied: (ops) => this.follow(ops),
      beforeApplied: (ops, after) => this.preparing(ops, after),
      onPublished: (change) => {
        for (const listener of this.listeners) listener(change)
      },
    })
  }
}

/** The operations of an edit, and what is answered to who asked for it. */
export interface Planned<T> {
  ops: RecordOp[]
  answer: T
}

/** Work that is given up, with null, where something is so when it goes on. */
function* unless<T>(work: Iterator<undefined, T>, isSo: () => boolean): Generator<undefined, { value: T } | null> {
  for (;;) {
    if (isSo()) return null
    const { done, value } = work.next()
    if (done === true) return { value }
    yield
  }
}

type PlannedChange = Omit<Change, 'id' | 'at'>

/** The record, or a `not-found` that says what is missing. */
export function found<T>(record: T | undefined | null, what: Sought): T {
  if (record === undefined || record === null) {
    throw new DossierError('not-found', say('editing.not-found', { what }))
  }
  return record
}
