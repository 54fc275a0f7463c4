import { join } from 'node:path'
import { DossierError } from '../../domain/errors'
import { say } from '../../domain/messages/message'
import type { Id } from '../../domain/records/ids'
import type { Backup, BackupInspection, Backups, CancelSignal, Now } from '../../domain/ports'
import type { RecordOp } from '../../domain/records/records'
import { compareTables, differingOps } from './backup-comparison'
import { backupId, parseBackupId, type BackupReason } from './backup-name'
import { backupsToKeep } from './backup-retention'
import { dataLayout } from '../data-folder/data-layout'
import type { Disk } from '../disk/disk'
import { storageFailed } from '../disk/disk-trouble'
import { removePartials } from '../dossiers/dossier-folder'
import { loadDossier, type LoadedDossier } from '../history/dossier-loader'
import { migrateTables, type Shape } from '../history/migrations'
import { checkRecords } from '../tables/record-check'
import type { DurableReaderStore } from '../dossiers/reader-store'
import type { RecordTables } from '../tables/record-table'
import { decodeHead, describeTables, SNAPSHOT_HEAD_BYTES, type SnapshotHead } from '../history/snapshot-format'
import { readSnapshot } from '../history/read-snapshot'
import { LayerCapture } from '../tables/layer-capture'
import { writeSnapshot } from '../history/snapshot-writer'
import { stoppableDisk } from '../disk/stoppable-disk'
import { Turns } from '../disk/turns'

export interface FolderBackupsOptions {
  disk: Disk
  dataFolder: string
  now: Now
  shape: Shape
  /** *Errors*: `read-only` when nothing may be written. */
  checkWritable(): void
  open(dossierId: Id): Promise<DurableReaderStore>
  /** The store when the dossier is open already. */
  opened(dossierId: Id): Promise<DurableReaderStore> | undefined
  /** Called before a backup goes because there are enough; what it answers, once it has gone. */
  beforeRemoving(dossierId: Id, path: string): Promise<() => void>
  /** Those that are open. */
  allOpened(): Promise<[Id, DurableReaderStore][]>
}

const ENDING = '.json'

/** *Units*: milliseconds. A dossier that is opened more often gets no more backups on opening than this. */
const OPENED_EVERY_MS = 60 * 60 * 1_000

/** The backups in a data folder: whole, checksummed copies, never written again once they are in place. */
export class FolderBackups implements Backups {
  private readonly folderOf: (id: Id) => string
  private readonly turns = new Turns()

  constructor(private readonly options: FolderBackupsOptions) {
    this.folderOf = dataLayout(options.dataFolder).backupsOf
  }

  /** No backup is written while the work lasts. */
  paused<T>(work: () => Promise<T>): Promise<T> {
    return this.turns.take(work)
  }

  /** Where a dossier's backups are. */
  async paths(dossierId: Id): Promise<string[]> {
    return (await this.ids(dossierId)).map((id) => this.pathOf(dossierId, id))
  }

  async list(dossierId: Id): Promise<Backup[]> {
    const { disk } = this.options
    const backups: Backup[] = []
    for (const id of (await this.ids(dossierId)).reverse()) {
      const path = this.pathOf(dossierId, id)
      const head = decodeHead(await disk.readHead(path, SNAPSHOT_HEAD_BYTES))
      const sizeBytes = await disk.size(path)
      const name = parseBackupId(id)
      if (!name) continue
      const counts = head?.counts ?? {}
      const intact = head !== null && sizeBytes === SNAPSHOT_HEAD_BYTES + head.payloadBytes
      backups.push({
        id,
        dossierId,
        at: name.at,
        reason: name.reason,
        title: head?.title ?? '',
        sizeBytes,
        counts,
        intact,
      })
    }
    return backups
  }

  /** What the newest backup that has a readable head says of itself. */
  async newestHead(dossierId: Id): Promise<SnapshotHead | null> {
    for (const id of (await this.ids(dossierId)).reverse()) {
      const head = decodeHead(await this.options.disk.readHead(this.pathOf(dossierId, id), SNAPSHOT_HEAD_BYTES))
      if (head) return head
    }
    return null
  }

  async create(dossierId: Id): Promise<Backup> {
    this.options.checkWritable()
    const store = await this.options.open(dossierId)
    if (store.loaded.undecided !== null) throw new DossierError('read-only', store.loaded.undecided)
    return this.write(dossierId, 'asked', store)
  }

  async inspect(dossierId: Id, id: string): Promise<BackupInspection> {
    const backup = (await this.list(dossierId)).find((candidate) => candidate.id === id)
    if (!backup) throw notFound(id)
    const { tables } = await this.read(dossierId, id)
    return { ...backup, differences: await compareTables(await this.presentTables(dossierId), tables) }
  }

  async restoreOps(dossierId: Id, id: string): Promise<RecordOp[]> {
    this.options.checkWritable()
    const { tables } = await this.read(dossierId, id)
    const store = await this.options.open(dossierId)
    if (store.loaded.undecided !== null) throw new DossierError('read-only', store.loaded.undecided)
    const ops = await differingOps(store.loaded.tables, tables)
    if (ops.length > 0) await this.write(dossierId, 'before-restore', store)
    return ops
  }

  async replaceDamaged(dossierId: Id, id: string): Promise<void> {
    this.options.checkWritable()
    const { tables } = await this.read(dossierId, id)
    checkRecords(tables, say('backup.unfit'))
    const store = await this.options.open(dossierId)
    await store.goOnWith(tables)
  }

  /**
   * Makes a backup by itself: only when every saved change was read and verified, and only when something has changed since the last
   * one. On opening at most once an hour, for a program in a terminal may open often. A failure costs a backup, nothing else.
   */
  async refresh(
    dossierId: Id,
    store: DurableReaderStore,
    reason: 'opened' | 'paused' | 'working' | 'closed',
    signal?: CancelSignal,
  ): Promise<void> {
    if (store.undecided !== null || store.loaded.newer !== null || store.position === 0) return
    try {
      const newest = (await this.ids(dossierId)).at(-1)
      if (newest !== undefined) {
        if (await this.holds(dossierId, newest, store.position)) return
        const age = Math.abs(Date.parse(this.options.now()) - Date.parse(parseBackupId(newest)?.at ?? ''))
        if (reason === 'opened' && age < OPENED_EVERY_MS) return
      }
      await this.write(dossierId, reason, store, signal)
    } catch {
      // Tried again after the next change or opening; saving says itself when the disk fails.
    }
  }

  /** Backs the present up before something else takes its place. *Errors*: `storage-failed`. */
  async beforeRestore(dossierId: Id, store: DurableReaderStore): Promise<void> {
    await this.write(dossierId, 'before-restore', store)
  }

  async isCurrent(dossierId: Id): Promise<boolean> {
    const newest = (await this.ids(dossierId)).at(-1)
    const store = await this.options.opened(dossierId)
    return newest !== undefined && store !== undefined && this.holds(dossierId, newest, store.position)
  }

  async beforeClosing(signal: CancelSignal): Promise<void> {
    for (const [dossierId, store] of await this.options.allOpened())
      await this.refresh(dossierId, store, 'closed', signal)
  }

  /** Copies what is about to be migrated, in its old shape. *Errors*: Node's own. */
  async beforeMigration(dossierId: Id, loaded: LoadedDossier): Promise<void> {
    const { disk, now } = this.options
    const at = now()
    const { tables, seq, link, schemaVersion } = loaded
    const path = await this.newPath(dossierId, 'before-migration', at)
    await writeSnapshot(disk, path, {
      head: { ...describeTables(tables, dossierId, schemaVersion), seq, link, at },
      records: new LayerCapture(tables).records(),
      history: [],
    })
  }

  private write(
    dossierId: Id,
    reason: BackupReason,
    store: DurableReaderStore,
    signal?: CancelSignal,
  ): Promise<Backup> {
    // One at a time: two at once would take the same number, and one tidies away what the other has half written.
    return this.turns.take(() => this.writeInTurn(dossierId, reason, store, signal))
  }

  private async writeInTurn(
    dossierId: Id,
    reason: BackupReason,
    store: DurableReaderStore,
    signal?: CancelSignal,
  ): Promise<Backup> {
    const { disk, now } = this.options
    try {
      const at = now()
      const path = await this.newPath(dossierId, reason, at)
      await removePartials(disk, this.folderOf(dossierId))
      const head = await store.writeCopy(path, stoppableDisk(disk, { signal, stopped: say('backup.stopped') }))
      await this.prune(dossierId)
      const id = idOf(path)
      const sizeBytes = await disk.size(path)
      return { id, dossierId, at, reason, title: head.title, sizeBytes, counts: head.counts, intact: true }
    } catch (error) {
      throw storageFailed(say('backup.not-written'), error)
    }
  }

  private async newPath(dossierId: Id, reason: BackupReason, at: string): Promise<string> {
    await this.options.disk.makeFolder(this.folderOf(dossierId))
    const newest = (await this.ids(dossierId)).at(-1)
    const number = (newest === undefined ? 0 : (parseBackupId(newest)?.number ?? 0)) + 1
    return this.pathOf(dossierId, backupId({ number, reason, at }))
  }

  private async prune(dossierId: Id): Promise<void> {
    const ids = await this.ids(dossierId)
    const keep = backupsToKeep(ids)
    for (const id of ids) {
      if (keep.has(id)) continue
      const path = this.pathOf(dossierId, id)
      const gone = await this.options.beforeRemoving(dossierId, path)
      await this.options.disk.remove(path)
      gone()
    }
  }

  /** The records of a backup in the shape of this version. *Errors*: `not-found`, `storage-failed` when it is damaged or newer. */
  private async read(dossierId: Id, id: string): Promise<{ head: SnapshotHead; tables: RecordTables }> {
    if (!parseBackupId(id)) throw notFound(id)
    const { disk, shape } = this.options
    const snapshot = await readSnapshot(disk, this.pathOf(dossierId, id)).catch((error: unknown) => {
      throw storageFailed(say('backup.not-read'), error)
    })
    if (snapshot === 'gone') throw notFound(id)
    if (snapshot === 'damaged') {
      throw new DossierError('storage-failed', say('backup.damaged'))
    }
    if (typeof snapshot === 'object' && snapshot.head.dossierId !== dossierId) {
      throw new DossierError('storage-failed', say('backup.of-another'))
    }
    if (snapshot === 'newer' || snapshot.head.schemaVersion > shape.version) {
      throw new DossierError('storage-failed', say('backup.newer'))
    }
    await migrateTables(snapshot.tables, { from: snapshot.head.schemaVersion, to: shape.version }, shape, dossierId)
    return snapshot
  }

  private async presentTables(dossierId: Id): Promise<RecordTables> {
    const store = await this.options.opened(dossierId)
    if (store) return store.loaded.tables
    const { disk, dataFolder, shape } = this.options
    const loaded = await loadDossier(disk, dataLayout(dataFolder).home(dossierId), dossierId, shape)
    await migrateTables(loaded.tables, { from: loaded.schemaVersion, to: shape.version }, shape, dossierId)
    return loaded.tables
  }

  private async holds(dossierId: Id, id: string, position: number): Promise<boolean> {
    const head = decodeHead(await this.options.disk.readHead(this.pathOf(dossierId, id), SNAPSHOT_HEAD_BYTES))
    return head?.seq === position
  }

  /** The ids of a dossier's backups, oldest first. */
  private async ids(dossierId: Id): Promise<string[]> {
    const names = await this.options.disk.list(this.folderOf(dossierId))
    return names
      .filter((name) => name.endsWith(ENDING))
      .map((name) => name.slice(0, -ENDING.length))
      .filter((id) => parseBackupId(id) !== null)
      .sort((a, b) => (parseBackupId(a)?.number ?? 0) - (parseBackupId(b)?.number ?? 0))
  }

  private pathOf(dossierId: Id, id: string): string {
    return join(this.folderOf(dossierId), `${id}${ENDING}`)
  }
}

function idOf(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1, -ENDING.length)
}

function notFound(id: string): DossierError {
  return new DossierError('not-found', say('backup.none-of-dossier', { id }))
}
