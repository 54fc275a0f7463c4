import { Low } from 'lowdb'
import { atOnce } from '../../domain/at-once'
import { DossierError } from '../../domain/errors'
import { say, wordsOf, type Message } from '../../domain/messages/message'
import type { Id } from '../../domain/records/ids'
import type { Stamp } from '../../domain/records/stamp'
import { editLabel } from '../../domain/records/edit-made'
import type { Edit, Now, ReaderStore, RecoveryReport, SaveState } from '../../domain/ports'
import { emptyLayer, type Change, type ReaderLayer, type RecordOp } from '../../domain/records/records'
import { parsedChange } from '../tables/change-check'
import { snapshotName, snapshotSeq, type DossierHome } from '../data-folder/data-layout'
import type { Disk } from '../disk/disk'
import { atPace } from '../../pace/pace'
import { isLong } from '../disk/long-work'
import { isGone, storageFailed } from '../disk/disk-trouble'
import { removePartials, setAside } from './dossier-folder'
import type { LoadedDossier } from '../history/dossier-loader'
import { EditQueue, type WaitingEdit } from '../history/edit-queue'
import { removeOlder } from '../erasing/erase-in-files'
import type { ErasedRecords, Erasing } from '../erasing/erased-records'
import type { JournalChange, JournalEntry } from '../history/journal-entry'
import { JournalHead } from '../history/journal-head'
import type { Shape } from '../history/migrations'
import { preparedChange } from '../tables/prepare-change'
import type { StoredRecord } from '../tables/record-patch'
import { LayerInMemory } from '../tables/layer-in-memory'
import { listIds, putRecord, tableOf, tablesAsLayer, type RecordTables } from '../tables/record-table'
import { SnapshotAdapter } from '../history/snapshot-adapter'
import type { SnapshotHead } from '../history/snapshot-format'
import { SnapshotSchedule } from '../history/snapshot-schedule'
import { Turns } from '../disk/turns'
import { bringUpToDate } from '../history/upgrade'
import type { WritePermit } from '../data-folder/write-permit'

export interface ReaderStoreOptions {
  disk: Disk
  home: DossierHome
  dossierId: Id
  now: Now
  shape: Shape
  /** Without one nothing is written, for the reason given. */
  permit: WritePermit | { refused: readonly Message[] }
  /** Whether a change that can't be saved waits until it can, or is refused at once. */
  whenDiskFails: 'keep-trying' | 'refuse'
  /** *Units*: milliseconds between tries. */
  retryMs: number
  /** *Units*: bytes of journal after which a snapshot is due, at least. */
  snapshotAfterBytes: number
  /** Who makes the changes. Asked where they can be written. */
  machine(): Promise<Id>
  /** Which files of the sources are not there, a sentence each. */
  missingOriginals(tables: RecordTables): Promise<Message[]>
  /** Puts a copy of what is about to be migrated where backups are. */
  backUpBeforeMigration(loaded: LoadedDossier): Promise<void>
  /** How far the dossier's newest backup goes; 0 when there is none. */
  backedUpTo(): Promise<number>
  /** A change is on disk. */
  onSaved(): void
  onClosed(): void
}

/** Opens a dossier's folder. *Errors*: `storage-failed`. */
export async function openReaderStore(options: ReaderStoreOptions): Promise<DurableReaderStore> {
  const store = new DurableReaderStore(options)
  try {
    await store.load()
  } catch (error) {
    throw storageFailed(say('storage.not-read'), error)
  }
  return store
}

/** The reader's layer on disk: lowdb holds it in memory, the journal makes every change durable, snapshots keep the journal short. */
export class DurableReaderStore implements ReaderStore {
  private readonly db: Low<ReaderLayer>
  private readonly memory: LayerInMemory
  private readonly adapter: SnapshotAdapter
  private readonly head: JournalHead
  private readonly queue: EditQueue
  private readonly snapshots: SnapshotSchedule
  private readonly listeners = new Set<(state: SaveState) => void>()
  private isClosed = false
  /** Whatever touches the journal has it to itself. */
  private readonly turns = new Turns()
  /** Settled when the ids of what was loaded are listed, which nobody who opens a dossier has to wait for. */
  private ids: Promise<void> = Promise.resolve()
  /** The folder may have lost what was in it: a whole snapshot has to come before the next change. */
  private needsSnapshot = false
  private machine: Id | undefined

  constructor(private readonly options: ReaderStoreOptions) {
    const { disk, home, dossierId, shape, now, snapshotAfterBytes: afterBytes } = options
    const { folder } = home
    this.head = new JournalHead(options)
    const position = () => ({ ...this.head.position, at: now() })
    this.adapter = new SnapshotAdapter(disk, home, dossierId, shape, position, () => options.backedUpTo())
    this.db = new Low<ReaderLayer>(this.adapter, emptyLayer(dossierId))
    this.memory = new LayerInMemory(
      () => ({ layer: this.layer, tables: this.loaded.tables }),
      (...state) => this.adapter.beforeChange(...state),
    )
    this.snapshots = new SnapshotSchedule({ disk, folder, afterBytes, write: () => this.writeSnapshot() })
    this.queue = new EditQueue({
      save: (edit) => this.save(edit),
      onState: () => this.announce(),
      whenDiskFails: options.whenDiskFails,
      retryMs: options.retryMs,
    })
  }

  get layer(): ReaderLayer {
    return this.db.data
  }

  get history(): readonly Change[] {
    return this.loaded.undo.changes
  }

  get recovery(): RecoveryReport {
    return this.loaded.report.map((sentence) => wordsOf(sentence))
  }

  get undecided(): string | null {
    const { undecided } = this.loaded
    return undecided && wordsOf(undecided)
  }

  /** What was read when the store was opened, and the tables that hold the layer since. */
  get loaded(): LoadedDossier {
    return this.adapter.loaded
  }

  /** Which entry of the journal the layer has come to. */
  get position(): number {
    return this.head.position.seq
  }

  /** Reads the folder and mends what can be mended without a choice. *Errors*: Node's own. */
  async load(): Promise<void> {
    const { disk, home, permit, shape, now, dossierId } = this.options
    const { folder } = home
    await this.db.read()
    const { loaded } = this
    this.head.goTo({ seq: loaded.seq, link: loaded.link })
    this.head.foundMark(loaded.isMarked)
    this.snapshots.start(loaded)
    this.ids = listIds(loaded.tables)
    const mayWrite = this.readOnlyReason() === null
    if (mayWrite && 'check' in permit) {
      await permit.check()
      await removePartials(disk, folder)
      this.machine = await this.options.machine()
    }
    const migrated = await bringUpToDate(loaded, shape, dossierId, async () => {
      if (mayWrite) await this.options.backUpBeforeMigration(loaded)
    })
    loaded.report.push(...(await this.options.missingOriginals(loaded.tables)))
    if (!mayWrite || this.readOnlyReason() !== null) return
    if (loaded.found) await this.head.ensureMark().catch(() => undefined)
    if (loaded.found && !loaded.isMarkedLatest) this.head.follow()
    if (!migrated && loaded.damaged.length === 0) return
    // Damaged snapshots first, for the new one may get the name of one of them; journals only when their changes are in it.
    const isSnapshot = (name: string) => snapshotSeq(name) !== undefined
    await setAside(disk, folder, loaded.damaged.filter(isSnapshot), now())
    await this.db.write()
    if (loaded.damaged.length === 0) return
    await setAside(
      disk,
      folder,
      loaded.damaged.filter((name) => !isSnapshot(name)),
      now(),
    )
    loaded.report.push(say('recovery.damaged-kept'))
  }

  saveState(): SaveState {
    const reason = this.readOnlyReason()
    if (reason !== null) return { kind: 'read-only', reason: wordsOf(reason) }
    const { trouble, unsaved } = this.queue
    if (trouble !== null) {
      return {
        kind: 'not-saved',
        reason: trouble,
        unsavedChanges: unsaved.length,
        unsavedLabels: [...new Set(unsaved)],
      }
    }
    return this.queue.isBusy ? { kind: 'saving' } : { kind: 'saved' }
  }

  onSaveState(listener: (state: SaveState) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  unsaved(): readonly string[] {
    return this.queue.unsaved
  }

  edit(edit: Edit): Promise<void> {
    return this.queue.add(edit)
  }

  commit(change: Change): Promise<void> {
    return this.edit({ label: editLabel(change), plan: () => change })
  }

  /** What is here of records that are to go. */
  holding(records: ErasedRecords): StoredRecord[] {
    return records.plan(this.loaded.tables).gone.map(({ record }) => record)
  }

  /**
   * Takes records away for good, with everything that is kept of them here: a whole snapshot without them, then every file that holds
   * an earlier state goes. Damaged files that were set aside go when one of the needles stands in them.
   * *Errors*: `read-only`, `storage-failed`; nothing is gone then.
   */
  erase(
    records: ErasedRecords,
    needles: readonly Buffer[],
  ): Promise<{ gone: StoredRecord[]; ops: RecordOp[]; left: string[] }> {
    return this.turns.take(async () => {
      const { disk, home, permit, now } = this.options
      const reason = this.readOnlyReason()
      if (reason !== null) throw new DossierError('read-only', reason)
      await this.ids
      const { tables, undo } = this.loaded
      const plan = records.plan(tables)
      const history = records.logWithout(undo.toLogged(), plan)
      const changed = this.nextStamp(now())
      try {
        if ('check' in permit) await permit.check()
        if (this.needsSnapshot) await this.putBack()
        await this.adapter.settled()
        await this.head.rotate()
        await this.adapter.writeWithout(plan, history, changed)
      } catch (error) {
        if ('doubt' in permit) permit.doubt()
        throw storageFailed(say('storage.not-deleted-for-good'), error)
      }
      const ops = this.takeAway(plan, changed)
      undo.replace(history)
      const kept = snapshotName(this.position)
      this.snapshots.start({ journalBytes: 0, journalFiles: 0, snapshotBytes: this.adapter.written?.payloadBytes ?? 0 })
      const left = await removeOlder(disk, home.folder, kept, needles)
      return { gone: plan.gone.map(({ record }) => record), ops, left }
    })
  }

  /** Writes a copy of the whole layer as it is now, on its own disk or another. *Errors*: Node's own. */
  async writeCopy(path: string, disk: Disk = this.options.disk): Promise<SnapshotHead> {
    await this.ids
    return this.adapter.writeCopy(path, disk)
  }

  goOnWithRecovered(): Promise<void> {
    return this.goOnWith(null)
  }

  /** Goes on with a backup's records, in a new `layer`, or with those recovered when null. *Errors*: `storage-failed`. */
  async goOnWith(tables: RecordTables | null): Promise<void> {
    const { disk, home, now, permit } = this.options
    const { loaded } = this
    if (loaded.undecided === null || loaded.newer !== null || !('check' in permit)) return
    const recovered = { tables: loaded.tables, position: this.head.position }
    try {
      await permit.check()
      // A number that was never used, so that nothing of the damaged history can follow on it.
      this.head.goTo({ seq: loaded.highestSeq + 1, link: `recovered-${now()}` })
      if (tables) this.replaceRecords(tables)
      // What was lost had numbers of its own, which nothing else may get.
      loaded.tables.rev = Math.max(loaded.tables.rev, recovered.tables.rev) + loaded.highestSeq - loaded.seq
      await this.db.write()
      await setAside(disk, home.folder, loaded.damaged, now())
      await this.head.ensureMark()
      this.head.follow()
    } catch (error) {
      this.head.goTo(recovered.position)
      if (tables) this.replaceRecords(recovered.tables)
      throw storageFailed(say('storage.not-written'), error)
    }
    loaded.undecided = null
    this.announce()
  }

  async close(): Promise<void> {
    if (this.isClosed) return
    this.isClosed = true
    await this.queue.close()
    await this.snapshots.settled()
    await this.head.close()
    this.options.onClosed()
  }

  private replaceRecords(tables: RecordTables): void {
    this.loaded.replaceTables(tables)
    this.db.data = tablesAsLayer(tables, this.options.dossierId)
  }

  private readOnlyReason(): readonly Message[] | null {
    const { permit } = this.options
    return 'refused' in permit ? permit.refused : (this.loaded.newer ?? this.loaded.undecided)
  }

  private save(edit: WaitingEdit): Promise<void> {
    return this.turns.take(async () => {
      const prepared = await this.prepare(edit)
      if (!prepared) return
      const stamp = this.nextStamp(prepared.change.at)
      const entry = { seq: this.position + 1, changes: [{ ...prepared.journal, ...stamp }] }
      const written = await this.append(entry)
      await this.publish(entry.seq, prepared.change, { stamp, edit })
      this.snapshots.grew(written)
      this.options.onSaved()
      try {
        edit.onPublished?.(prepared.change)
      } catch (error) {
        // It is on disk, so it must not be tried again; who made it is told.
        edit.reject(error)
      }
    })
  }

  /** Null for an edit that changes nothing, and for one that can't be made, which is then rejected. */
  private async prepare(edit: WaitingEdit): Promise<{ change: Change; journal: JournalChange } | null> {
    try {
      const change = (edit.change ??= await this.planned(edit))
      if (!change) return null
      // Looked at anew with each try: what the bin has lost for good meanwhile is not there any more.
      const preparing = preparedChange(change, (op) => this.record(op))
      return { change, journal: isLong(change.ops.length) ? await atPace(preparing, edit.signal) : atOnce(preparing) }
    } catch (error) {
      edit.reject(error)
      return null
    }
  }

  private async planned(edit: Edit): Promise<Change | null> {
    const change = await edit.plan()
    if (!change) return null
    const reason = this.readOnlyReason()
    if (reason !== null) throw new DossierError('read-only', reason)
    const parsing = parsedChange(change)
    return isLong(change.ops.length) ? atPace(parsing, edit.signal) : atOnce(parsing)
  }

  /** Makes an entry durable; what it says is not in memory yet. *Units*: answers the bytes written. */
  private async append(entry: JournalEntry): Promise<number> {
    const { permit } = this.options
    try {
      if ('check' in permit) await permit.check()
      if (this.needsSnapshot) await this.putBack()
      return await this.head.append(entry)
    } catch (error) {
      if ('doubt' in permit) permit.doubt()
      if (isGone(error)) this.needsSnapshot = true
      throw error
    }
  }

  /** Writes everything anew into a folder that may have lost it. */
  private async putBack(): Promise<void> {
    await this.adapter.settled()
    await this.head.beginAgain()
    await this.db.write()
    this.needsSnapshot = false
  }

  private async writeSnapshot(): Promise<SnapshotHead> {
    await this.ids
    const { written } = await this.turns.take(async () => {
      await this.adapter.settled()
      await this.head.rotate()
      // Begun in the turn, which fixes the moment that it holds; written beside the changes that follow.
      return { written: this.db.write() }
    })
    await written
    if (!this.adapter.written) throw new Error('lowdb wrote nothing')
    return this.adapter.written
  }

  /** Brings memory to what was planned; answers it as operations. */
  private takeAway(plan: Erasing, stamp: Stamp): RecordOp[] {
    const steps = [
      ...plan.gone.map(({ collection, id }) => ({ collection, id, after: null })),
      ...plan.changed.map(({ record, ...step }) => ({ ...step, after: record })),
    ]
    const { tables } = this.loaded
    return steps.map(({ collection, id, after }) => {
      const before = tableOf(tables, collection).byId[id] ?? null
      this.adapter.beforeChange(collection, id, before)
      // `layer` and `tables` share their records.
      putRecord(tables, collection, id, after, stamp)
      // What stands in the tables was checked against its schema when it was committed.
      return { collection, id, before, after } as RecordOp
    })
  }

  /** Brings memory to what is on disk, all at once for whoever looks. */
  private async publish(
    seq: number,
    { ops, ...change }: Change,
    { stamp, edit }: { stamp: Stamp; edit: Edit },
  ): Promise<void> {
    if (!isLong(ops.length)) {
      this.head.reach(seq)
      this.loaded.undo.push({ ...change, back: this.memory.apply(ops, stamp) })
      edit.onApplied?.(ops)
      return
    }
    await this.ids
    const { back, characters, after, apply } = await atPace(this.memory.preparing(ops, stamp))
    const follow = edit.beforeApplied && (await atPace(edit.beforeApplied(ops, after)))
    this.head.reach(seq)
    apply()
    follow?.()
    this.loaded.undo.push({ ...change, back }, characters)
  }

  private nextStamp(at: string): Stamp {
    return this.loaded.tables.stampOf({ at, ...(this.machine !== undefined && { machine: this.machine }) })
  }

  private record(op: RecordOp): StoredRecord | null {
    return this.layer.records[op.collection][op.id] ?? null
  }

  private announce(): void {
    const state = this.saveState()
    for (const listener of this.listeners) listener(state)
  }
}
