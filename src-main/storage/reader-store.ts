import { Low } from 'lowdb'
import { DossierError } from '../domain/errors'
import type { Id } from '../domain/ids'
import type { Now, ReaderStore, RecoveryReport, SaveState } from '../domain/ports'
import { applyOps, emptyLayer, type Change, type ReaderLayer, type RecordOp } from '../domain/records'
import { AcknowledgedMark } from './acknowledged-mark'
import { checkBefore, parseChange } from './change-check'
import { journalName, PARTIAL_ENDING } from './data-layout'
import type { Disk } from './disk'
import { describeDiskTrouble, storageFailed } from './disk-trouble'
import type { LoadedDossier } from './dossier-loader'
import { pruneDossierFolder, setAside } from './dossier-folder'
import type { JournalChange } from './journal-entry'
import { JournalWriter } from './journal-writer'
import { diffRecord, type StoredRecord } from './record-patch'
import { putRecord } from './record-table'
import { SnapshotAdapter } from './snapshot-adapter'
import { backOp } from './undo-log'

export interface ReaderStoreOptions {
  disk: Disk
  folder: string
  dossierId: Id
  now: Now
  /** Why nothing may be written, or null. */
  readOnly: string | null
  /** Whether a change that can't be saved waits until it can, or is refused at once. */
  whenDiskFails: 'keep-trying' | 'refuse'
  /** *Units*: milliseconds between tries. */
  retryMs: number
  /** *Units*: bytes of journal after which a snapshot is due, at least. */
  snapshotAfterBytes: number
  onClosed?: () => void
}

interface Waiting {
  change: Change
  resolve: () => void
  reject: (error: unknown) => void
}

/** A change that is ready to be written: what the journal gets, and the operations that publish it. */
interface Prepared {
  waiting: Waiting
  journal: JournalChange
}

/** *Units*: files. A dossier that is opened often for one change each gets a snapshot after this many. */
const JOURNAL_FILES_LIMIT = 16

/** Opens a dossier's folder. *Errors*: `storage-failed`. */
export async function openReaderStore(options: ReaderStoreOptions): Promise<DurableReaderStore> {
  const store = new DurableReaderStore(options)
  try {
    await store.load()
  } catch (error) {
    throw storageFailed('The dossier can’t be read.', error)
  }
  return store
}

/** The reader's layer on disk: lowdb holds it in memory, the journal makes every change durable, snapshots keep the journal short. */
export class DurableReaderStore implements ReaderStore {
  private readonly db: Low<ReaderLayer>
  private readonly adapter: SnapshotAdapter
  private readonly mark: AcknowledgedMark
  private readonly listeners = new Set<(state: SaveState) => void>()
  private journal: JournalWriter | null = null
  private waiting: Waiting[] = []
  private draining: Promise<void> | null = null
  private snapshot: Promise<void> | null = null
  private trouble: string | null = null
  private retryTimer: NodeJS.Timeout | null = null
  private closed = false
  private seq = 0
  private journalBytesBefore = 0
  private journalFiles = 0
  private snapshotBytes = 0

  constructor(private readonly options: ReaderStoreOptions) {
    const { disk, folder, dossierId, now } = options
    this.adapter = new SnapshotAdapter(disk, folder, dossierId, () => ({
      seq: this.seq,
      link: this.journal?.link ?? this.loaded.link,
      at: now(),
    }))
    this.db = new Low<ReaderLayer>(this.adapter, emptyLayer(dossierId))
    this.mark = new AcknowledgedMark(disk, folder)
  }

  get layer(): ReaderLayer {
    return this.db.data
  }

  get history(): readonly Change[] {
    return this.loaded.undo.changes
  }

  get recovery(): RecoveryReport {
    return this.loaded.report
  }

  get undecided(): string | null {
    return this.loaded.undecided
  }

  async load(): Promise<void> {
    const { disk, folder, readOnly } = this.options
    await this.db.read()
    const { loaded } = this
    this.seq = loaded.seq
    this.journalBytesBefore = loaded.journalBytes
    this.journalFiles = loaded.journalFiles
    this.snapshotBytes = loaded.snapshotBytes
    if (readOnly !== null || this.readOnlyReason() !== null) return
    await this.removePartials()
    if (loaded.damaged.length === 0) return
    // All of it was rebuilt: a fresh snapshot first, then the damaged files out of the way.
    await this.db.write()
    await setAside(disk, folder, loaded.damaged, this.options.now())
    loaded.report.push(`Damaged files were kept under names ending in .corrupt and the time.`)
  }

  saveState(): SaveState {
    const reason = this.readOnlyReason()
    if (reason !== null) return { kind: 'read-only', reason }
    if (this.trouble !== null) return { kind: 'not-saved', reason: this.trouble, unsavedChanges: this.waiting.length }
    return this.draining ? { kind: 'saving' } : { kind: 'saved' }
  }

  onSaveState(listener: (state: SaveState) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  async commit(change: Change): Promise<void> {
    const reason = this.readOnlyReason()
    if (reason !== null) throw new DossierError('read-only', reason)
    if (this.closed)
      throw new DossierError('storage-failed', 'The dossier is closed, so nothing more can be saved in it.')
    const parsed = parseChange(change)
    const done = new Promise<void>((resolve, reject) => this.waiting.push({ change: parsed, resolve, reject }))
    if (this.trouble === null) void this.drain()
    else this.announce()
    return done
  }

  /** Saves what waits; gives up after one more try when the disk still refuses, and then those changes are refused. */
  async close(): Promise<void> {
    if (this.closed) return
    this.closed = true
    this.stopRetrying()
    this.adapter.stop()
    await this.draining
    if (this.waiting.length > 0) await this.drain()
    this.stopRetrying()
    this.refuseWaiting()
    await this.snapshot
    await this.journal?.rotate()
    await this.mark.close()
    this.options.onClosed?.()
  }

  /** Goes on with what was recovered, after the damage was shown. The damaged files are kept beside it. *Errors*: `storage-failed`. */
  async goOnWithRecovered(): Promise<void> {
    const { disk, folder, now, readOnly } = this.options
    const { loaded } = this
    if (loaded.undecided === null || readOnly !== null || loaded.newer !== null) return
    try {
      // A number that was never used, so that nothing of the damaged history can follow on it.
      this.seq = loaded.highestSeq + 1
      loaded.link = `recovered-${now()}`
      await this.db.write()
      await setAside(disk, folder, loaded.damaged, now())
    } catch (error) {
      this.seq = loaded.seq
      throw storageFailed('The recovered dossier could not be written.', error)
    }
    loaded.undecided = null
    this.announce()
  }

  private get loaded(): LoadedDossier {
    if (!this.adapter.loaded) throw new Error('not loaded')
    return this.adapter.loaded
  }

  private readOnlyReason(): string | null {
    return this.options.readOnly ?? this.loaded.newer ?? this.loaded.undecided
  }

  private drain(): Promise<void> {
    this.draining ??= this.saveWaiting().finally(() => {
      this.draining = null
      this.announce()
    })
    this.announce()
    return this.draining
  }

  private async saveWaiting(): Promise<void> {
    while (this.waiting.length > 0) {
      const batch = this.prepare(this.waiting)
      this.waiting = []
      if (batch.length === 0) continue
      try {
        await this.writeBatch(batch)
      } catch (error) {
        this.waiting = [...batch.map(({ waiting }) => waiting), ...this.waiting]
        this.fail(error)
        return
      }
      this.trouble = null
      for (const prepared of batch) this.publish(prepared)
      for (const { waiting } of batch) waiting.resolve()
      this.snapshotIfDue()
    }
  }

  /** Checks each change against what will be there when its turn comes; refuses those that do not fit. */
  private prepare(waiting: readonly Waiting[]): Prepared[] {
    const pending = new Map<string, StoredRecord | null>()
    const present = (op: RecordOp) => {
      const key = `${op.collection}/${op.id}`
      return pending.has(key) ? (pending.get(key) ?? null) : this.record(op)
    }
    return waiting.flatMap((item) => {
      const mine = new Map<string, StoredRecord | null>()
      try {
        const ops = item.change.ops.map((op) => {
          const key = `${op.collection}/${op.id}`
          const before = mine.has(key) ? (mine.get(key) ?? null) : present(op)
          checkBefore(op, before)
          mine.set(key, op.after)
          return forwardOp(op, before)
        })
        for (const [key, state] of mine) pending.set(key, state)
        const { id, at, label, undoes, redoes } = item.change
        const links = { ...(undoes !== undefined && { undoes }), ...(redoes !== undefined && { redoes }) }
        return [{ waiting: item, journal: { id, at, label, ...links, ops } }]
      } catch (error) {
        item.reject(error)
        return []
      }
    })
  }

  private async writeBatch(batch: readonly Prepared[]): Promise<void> {
    this.journal ??= await this.beginJournal()
    const seq = this.seq + 1
    await this.journal.append({ seq, changes: batch.map(({ journal }) => journal) })
    this.seq = seq
    this.mark.set({ seq, link: this.journal.link })
  }

  private async beginJournal(): Promise<JournalWriter> {
    const { disk, folder, dossierId, now } = this.options
    const { loaded } = this
    // What a stopped write left under the name of the next file is kept, not overwritten.
    await setAside(disk, folder, [journalName(this.seq + 1)], now())
    return new JournalWriter(disk, folder, dossierId, this.layer.schemaVersion, loaded.link)
  }

  private publish({ waiting: { change } }: Prepared): void {
    const { tables, undo } = this.loaded
    const back = change.ops.map((op) => {
      const before = this.record(op)
      this.adapter.beforeChange(op.collection, op.id, before)
      const entry = backOp(op.collection, op.id, before, op.after)
      applyOps(this.layer, [op])
      // `layer` and `tables` share their records; this keeps the list of ids in step.
      putRecord(tables, op.collection, op.id, op.after)
      return entry
    })
    const { ops: _, ...rest } = change
    undo.push({ ...rest, back })
  }

  private record(op: RecordOp): StoredRecord | null {
    return this.layer.records[op.collection][op.id] ?? null
  }

  private fail(error: unknown): void {
    this.trouble = describeDiskTrouble(error)
    if (this.options.whenDiskFails === 'refuse') {
      this.refuseWaiting(error)
      this.trouble = null
      return
    }
    if (this.closed) return
    this.retryTimer = setTimeout(() => {
      this.retryTimer = null
      void this.drain()
    }, this.options.retryMs)
  }

  private refuseWaiting(cause?: unknown): void {
    for (const { reject } of this.waiting) reject(storageFailed('The change could not be saved.', cause))
    this.waiting = []
  }

  private stopRetrying(): void {
    if (this.retryTimer) clearTimeout(this.retryTimer)
    this.retryTimer = null
  }

  private snapshotIfDue(): void {
    if (this.snapshot || this.closed) return
    const written = this.journalBytesBefore + (this.journal?.bytesWritten ?? 0)
    const due = Math.max(this.options.snapshotAfterBytes, this.snapshotBytes / 4)
    if (written < due && this.journalFiles < JOURNAL_FILES_LIMIT) return
    this.snapshot = this.takeSnapshot().finally(() => {
      this.snapshot = null
    })
  }

  private async takeSnapshot(): Promise<void> {
    const { disk, folder } = this.options
    this.journalBytesBefore = 0
    this.journalFiles = 0
    if (this.journal) this.journal.bytesWritten = 0
    try {
      const rotated = this.journal?.rotate()
      await this.db.write()
      await rotated
      const head = this.adapter.written
      if (!head) return
      this.snapshotBytes = head.payloadBytes
      await pruneDossierFolder(disk, folder, head.seq)
    } catch {
      // The journal still holds everything, and the next due snapshot tries again.
    }
  }

  private async removePartials(): Promise<void> {
    const { disk, folder } = this.options
    for (const name of await disk.list(folder)) {
      if (name.endsWith(PARTIAL_ENDING)) await disk.remove(`${folder}/${name}`)
    }
  }

  private announce(): void {
    const state = this.saveState()
    for (const listener of this.listeners) listener(state)
  }
}

function forwardOp(op: RecordOp, before: StoredRecord | null): JournalChange['ops'][number] {
  const { collection, id, after } = op
  if (after === null) return { collection, id, delete: true }
  if (before === null) return { collection, id, put: after }
  return { collection, id, patch: diffRecord(before, after) }
}
