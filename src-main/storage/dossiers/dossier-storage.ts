import type { DossierContent } from '../../domain/records/dossier'
import { DossierError } from '../../domain/errors'
import { say, wordsOf, type Message } from '../../domain/messages/message'
import type { Id, MakeId } from '../../domain/records/ids'
import type {
  BinHoldings,
  Bundles,
  DossierStorage,
  ErasedRecord,
  Erasure,
  FolderLook,
  LongWork,
  Now,
  ReaderStore,
  Settings,
  StoredDossier,
} from '../../domain/ports'
import type { ReaderLayer } from '../../domain/records/records'
import { BACKUP_TIMES, BackupSchedule, type BackupTimes } from '../backups/backup-schedule'
import { HoldingsCount } from '../erasing/bin-holdings'
import { overdueRecords } from '../erasing/bin-purge'
import { ChosenFolders } from '../data-folder/chosen-folders'
import { FolderCopies } from '../copies/folder-copies'
import { cloudSyncWarning } from '../data-folder/cloud-sync'
import { openDataFolder, type DataFolder } from '../data-folder/data-folder'
import { dataLayout, sealForm } from '../data-folder/data-layout'
import { nodeDisk, type Disk } from '../disk/disk'
import { storageFailed } from '../disk/disk-trouble'
import { PLAIN, type Seal } from '../disk/seal'
import { checkDossierId, DossierCatalog } from './dossier-catalog'
import { ErasedRecords } from '../erasing/erased-records'
import { Eraser } from '../erasing/eraser'
import { FolderBackups } from '../backups/folder-backups'
import type { Program } from '../data-folder/folder-lock'
import { SHAPE, type Shape } from '../history/migrations'
import type { Processes } from '../data-folder/process-identity'
import { openReaderStore, type DurableReaderStore, type ReaderStoreOptions } from './reader-store'
import { ExportingFile } from '../data-folder/exporting-file'
import { LogFile } from '../data-folder/log-file'
import { machineOf } from '../data-folder/machine'
import { lookAtFolder } from '../data-folder/look-at-folder'
import { hashesNamedBy } from '../originals/named-hashes'
import { OriginalFiles } from '../originals/original-files'
import { lastNamedIn, missingOriginals } from '../originals/originals-of-tables'
import { moveDataFolder } from '../data-folder/move-data-folder'
import { readSettingsFile, writeSettingsFile } from '../data-folder/settings-file'
import { leavePointer, switchDataFolder, type LeftFolder } from '../data-folder/switch-data-folder'

export interface OpenDossierStorageOptions {
  dataFolder: string
  now: Now
  makeId: MakeId
  /**
   * `write` makes the folder when there is none, and needs to be the only writer; `write-if-free` reads when another program writes;
   * `read` never writes a byte.
   */
  access?: 'write' | 'write-if-free' | 'read'
  /** Who asks, for the message to whoever comes second. */
  program?: Program
  /** The app keeps trying and shows that it does; a command in a terminal is refused at once. */
  whenDiskFails?: ReaderStoreOptions['whenDiskFails']
  disk?: Disk
  /** What every byte of the data folder passes on its way to that disk and back. */
  seal?: Seal
  processes?: Processes
  /** The file that notes another folder in the place of one that can't be written; without it such a folder can't be left. */
  chosenFolders?: string
  shape?: Shape
  /** The dossiers that came with the app; the reader's records over one of them are brought up to date beside it. */
  bundles?: Bundles
  retryMs?: number
  lockWaitMs?: number
  snapshotAfterBytes?: number
  backupTimes?: BackupTimes
}

const MOVED = [say('folder.another-from-now-on')]
const MOVING = [say('folder.being-moved')]
const RETRY_MS = 2_000
const LOCK_WAIT_MS = 5_000
const SNAPSHOT_AFTER_BYTES = 2_000_000

/**
 * Opens the data folder.
 * *Errors*: `conflict` when another program is writing and `write` was asked for; `storage-failed` when the folder can't be read or,
 * with `write`, can't be written.
 */
export async function openDossierStorage(options: OpenDossierStorageOptions): Promise<DossierStorage> {
  const { disk: bareDisk = nodeDisk, access = 'write', program = 'terminal', dataFolder, now, processes } = options
  const disk = (options.seal ?? PLAIN).over(bareDisk, dataFolder, sealForm)
  const chosen = options.chosenFolders === undefined ? null : new ChosenFolders(disk, options.chosenFolders)
  const folder = await openDataFolder({
    chosen,
    disk,
    dataFolder,
    access,
    program,
    now,
    waitMs: options.lockWaitMs ?? LOCK_WAIT_MS,
    ...(processes && { processes }),
  })
  const storage = new FolderDossierStorage(
    {
      whenDiskFails: program === 'app' ? 'keep-trying' : 'refuse',
      retryMs: RETRY_MS,
      snapshotAfterBytes: SNAPSHOT_AFTER_BYTES,
      ...options,
      shape: { bundled: (id) => bundledContent(options.bundles, id), ...(options.shape ?? SHAPE) },
      disk,
      bareDisk,
    },
    folder,
    chosen,
  )
  await storage.tidy()
  return storage
}

const ignore = () => undefined

/** `disk` is the one under the seal, `bareDisk` the one below it. */
type FilledOptions = OpenDossierStorageOptions & { bareDisk: Disk } & Required<
    Pick<OpenDossierStorageOptions, 'disk' | 'shape' | 'whenDiskFails' | 'retryMs' | 'snapshotAfterBytes'>
  >

/** What came with the app under this id; null when nothing did. *Errors*: those of the reader, but for `not-found`. */
async function bundledContent(bundles: Bundles | undefined, dossierId: Id): Promise<DossierContent | null> {
  try {
    return (await bundles?.read(dossierId)) ?? null
  } catch (error) {
    if (error instanceof DossierError && error.code === 'not-found') return null
    throw error
  }
}

class FolderDossierStorage implements DossierStorage {
  readonly backups: FolderBackups
  readonly copies: FolderCopies
  readonly exporting: ExportingFile
  readonly originals: OriginalFiles
  private readonly catalog: DossierCatalog
  private readonly eraser: Eraser
  private whyReadOnly: readonly Message[] | null
  readonly warnings: readonly string[]
  private readonly layout
  private readonly disk: Disk
  private readonly logFile: LogFile
  private readonly stores = new Map<Id, Promise<DurableReaderStore>>()
  private readonly background = new Set<Promise<void>>()
  private knownMachine: Promise<Id> | null = null

  constructor(
    private readonly options: FilledOptions,
    private readonly folder: DataFolder,
    private readonly chosen: ChosenFolders | null,
  ) {
    const { dataFolder, disk, now, shape } = options
    this.layout = dataLayout(dataFolder)
    this.disk = disk
    this.logFile = new LogFile(disk, this.layout.errorLog)
    this.whyReadOnly = 'refused' in folder.permit ? folder.permit.refused : null
    const warning = cloudSyncWarning(dataFolder)
    this.warnings = [...folder.warnings, ...(warning === null ? [] : [warning])]
    this.backups = new FolderBackups({
      disk,
      dataFolder,
      now,
      shape,
      checkWritable: () => this.checkWritable(),
      open: (id) => this.openStore(id),
      opened: (id) => this.stores.get(id),
      allOpened: () => this.openedStores(),
      beforeRemoving: (id, path) => this.releasing(id, path),
    })
    this.exporting = new ExportingFile(disk, this.layout.exporting, () => this.whyReadOnly === null)
    this.originals = new OriginalFiles({ disk, dataFolder, checkWritable: () => this.checkPermit() })
    this.eraser = new Eraser({
      disk,
      dataFolder,
      shape,
      open: (id) => this.openStore(id),
      withoutBackups: (work) => this.backups.paused(work),
      originalsOf: (root) =>
        root === dataFolder
          ? this.originals
          : new OriginalFiles({ disk, dataFolder: root, checkWritable: () => this.checkPermit() }),
    })
    this.catalog = new DossierCatalog({
      disk,
      layout: this.layout,
      now,
      schemaVersion: shape.version,
      isOpen: (id) => this.stores.has(id),
      newestBackup: (id) => this.backups.newestHead(id),
      machine: () => this.machine(),
    })
    this.copies = new FolderCopies({
      disk,
      dataFolder,
      layout: this.layout,
      shape,
      now,
      catalog: this.catalog,
      originals: this.originals,
      backups: this.backups,
      list: () => this.list(),
      open: (id) => this.openStore(id),
      opened: (id) => this.stores.get(id),
      readSettings: () => this.readSettings(),
      checkWritable: () => this.checkWritable(),
    })
  }

  list(): Promise<StoredDossier[]> {
    return this.catalog.list()
  }

  open(dossierId: Id): Promise<ReaderStore> {
    return this.openStore(dossierId)
  }

  async create(layer: ReaderLayer, work?: LongWork): Promise<void> {
    this.checkWritable()
    await this.catalog.create(layer, work)
  }

  async remove(dossierId: Id): Promise<void> {
    this.checkWritable()
    checkDossierId(dossierId)
    await (await this.stores.get(dossierId))?.close()
    await this.catalog.remove(dossierId)
  }

  async restore(dossierId: Id): Promise<void> {
    this.checkWritable()
    await this.catalog.restore(dossierId)
  }

  async erase(dossierId: Id, records: readonly ErasedRecord[]): Promise<Erasure> {
    this.checkWritable()
    checkDossierId(dossierId)
    return this.eraser.erase(dossierId, records)
  }

  async eraseBinned(dossierId: Id, deletedAt: string): Promise<Erasure> {
    this.checkWritable()
    checkDossierId(dossierId)
    return this.eraser.eraseBinned(dossierId, deletedAt)
  }

  async holdings(dossierId: Id): Promise<Record<Id, BinHoldings>> {
    const { layer, loaded } = await this.openStore(dossierId)
    const entries = Object.values(layer.records.bin).filter(({ record }) => record !== null)
    const count = new HoldingsCount(entries)
    if (entries.length === 0) return {}
    await count.present(loaded.tables, loaded.undo.toLogged())
    for (const path of await this.backups.paths(dossierId)) await count.backup(this.disk, path)
    return count.byEntry()
  }

  readSettings(): Promise<Settings> {
    return readSettingsFile(this.disk, this.layout.settings)
  }

  async writeSettings(settings: Settings): Promise<void> {
    this.checkWritable()
    try {
      await writeSettingsFile(this.disk, this.layout.settings, settings)
    } catch (error) {
      throw storageFailed(say('storage.settings-not-saved'), error)
    }
  }

  log(line: string): Promise<void> {
    return this.logFile.append(line)
  }

  async moveTo(dataFolder: string, work?: LongWork): Promise<void> {
    this.checkNotLeft()
    if ('refused' in this.folder.permit && !this.folder.isStill)
      throw new DossierError('read-only', say('folder.not-still'))
    // Byte by byte, so that what is sealed stays as it was sealed.
    const { bareDisk: disk, now, dataFolder: from } = this.options
    const { whyReadOnly } = this
    const left = this.leftFolder()
    // Dossiers that are opened meanwhile can only be read, so that the copy is of one moment.
    this.whyReadOnly = MOVING
    try {
      await this.closeStores()
      await moveDataFolder({
        disk,
        from,
        to: dataFolder,
        now,
        ...(work && { work }),
        leavePointer: (moved) => leavePointer(left, moved),
      })
      await this.closeStores()
      this.whyReadOnly = MOVED
    } catch (error) {
      await this.closeStores()
      this.whyReadOnly = whyReadOnly
      throw error
    }
  }

  get readOnly(): string | null {
    return this.whyReadOnly && wordsOf(this.whyReadOnly)
  }

  lookAt(dataFolder: string): Promise<FolderLook> {
    return lookAtFolder(this.disk, dataFolder)
  }

  async switchTo(dataFolder: string): Promise<void> {
    this.checkNotLeft()
    const { program = 'terminal', processes } = this.options
    await switchDataFolder({ ...this.leftFolder(), to: dataFolder, program, ...(processes && { processes }) })
    await this.closeStores()
    this.whyReadOnly = MOVED
  }

  async close(): Promise<void> {
    await this.closeStores()
    await this.folder.release()
  }

  /** Completes what was being deleted for good, and empties the bin of dossiers that have been in it for their time. */
  async tidy(): Promise<void> {
    if (this.whyReadOnly !== null) return
    // What can't be settled now is at the next start.
    await this.originals.tidy().catch(ignore)
    await this.eraser.complete()
    // Nobody waits for room in the bin: what fails is tried again the next time.
    const overdue = await this.catalog.overdue().catch(() => [])
    for (const { id, deletedAt } of overdue) await this.eraser.eraseBinned(id, deletedAt).catch(() => undefined)
  }

  /** Who makes changes in this folder. Asked once, and only by what writes. */
  private machine(): Promise<Id> {
    this.knownMachine ??= machineOf(this.disk, this.layout.machine, this.options.dataFolder)
    return this.knownMachine
  }

  private leftFolder(): LeftFolder {
    const { disk, now, dataFolder: from } = this.options
    return { disk, now, from, mayWrite: this.whyReadOnly === null, chosen: this.chosen }
  }

  private async openedStores(): Promise<[Id, DurableReaderStore][]> {
    const open: [Id, DurableReaderStore][] = []
    for (const [id, opening] of this.stores) {
      const store = await opening.catch(() => null)
      if (store) open.push([id, store])
    }
    return open
  }

  private async closeStores(): Promise<void> {
    await Promise.all(this.background)
    for (const store of await Promise.allSettled(this.stores.values())) {
      if (store.status === 'fulfilled') await store.value.close()
    }
  }

  private async openStore(dossierId: Id): Promise<DurableReaderStore> {
    checkDossierId(dossierId)
    const opening = this.stores.get(dossierId) ?? this.beginOpening(dossierId)
    this.stores.set(dossierId, opening)
    return opening
  }

  private beginOpening(dossierId: Id): Promise<DurableReaderStore> {
    const { disk, now, shape, whenDiskFails, retryMs, snapshotAfterBytes } = this.options
    // Who works in a terminal is backed up on opening, rather than after each command.
    const schedule = new BackupSchedule(this.options.backupTimes ?? BACKUP_TIMES, (reason) => {
      const backUp = opening.then((store) => this.backups.refresh(dossierId, store, reason))
      this.runInBackground(backUp.catch(() => undefined))
    })
    const opening = openReaderStore({
      disk,
      home: this.layout.home(dossierId),
      dossierId,
      now,
      shape,
      permit: this.whyReadOnly === null ? this.folder.permit : { refused: this.whyReadOnly },
      whenDiskFails,
      retryMs,
      snapshotAfterBytes,
      machine: () => this.machine(),
      missingOriginals: (tables) => missingOriginals(this.originals, tables),
      backUpBeforeMigration: (loaded) => this.backups.beforeMigration(dossierId, loaded),
      backedUpTo: async () => (await this.backups.newestHead(dossierId))?.seq ?? 0,
      onSaved: () => {
        if (this.options.program === 'app') schedule.changed()
      },
      onClosed: () => {
        schedule.stop()
        this.stores.delete(dossierId)
      },
    })
    opening.then(
      (store) => this.runInBackground(this.afterOpening(dossierId, store)),
      () => this.stores.delete(dossierId),
    )
    return opening
  }

  private async afterOpening(dossierId: Id, store: DurableReaderStore): Promise<void> {
    if (this.whyReadOnly !== null) return
    // The backup first: what leaves the bin because its time is over is in it, and goes as backups go.
    await this.backups.refresh(dossierId, store, 'opened')
    const overdue = overdueRecords(store.layer, this.options.now())
    if (overdue.length === 0) return
    const erased = await store.erase(new ErasedRecords(overdue), []).catch(() => null)
    if (erased) await this.originals.release(hashesNamedBy(erased.gone)).catch(() => undefined)
  }

  /** What a backup was the last to name goes with it. */
  private async releasing(dossierId: Id, path: string): Promise<() => void> {
    const store = await this.stores.get(dossierId)?.catch(() => undefined)
    const named = await lastNamedIn(this.disk, path, { originals: this.originals, tables: store?.loaded.tables })
    return () => {
      if (named.size === 0) return
      // A power cut must not bring the backup back without the file.
      const isGone = this.disk.syncFolder(this.layout.backupsOf(dossierId))
      this.runInBackground(isGone.then(() => this.originals.release(named)).then(ignore, ignore))
    }
  }

  private runInBackground(work: Promise<void>): void {
    this.background.add(work)
    void work.finally(() => this.background.delete(work))
  }

  /** A folder that can't be written can be left all the same; one that is being left, or was, not once more. */
  private checkNotLeft(): void {
    const { permit } = this.folder
    if (this.whyReadOnly === null || ('refused' in permit && permit.refused === this.whyReadOnly)) return
    throw new DossierError('read-only', this.whyReadOnly)
  }

  private async checkPermit(): Promise<void> {
    this.checkWritable()
    const { permit } = this.folder
    if ('check' in permit) await permit.check()
  }

  private checkWritable(): void {
    if (this.whyReadOnly !== null) throw new DossierError('read-only', this.whyReadOnly)
  }
}
