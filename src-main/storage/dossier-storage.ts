import { join } from 'node:path'
import { DossierError } from '../domain/errors'
import { idSchema, type Id, type MakeId } from '../domain/ids'
import type { DossierStorage, Now, ReaderStore, Settings, StoredDossier } from '../domain/ports'
import type { ReaderLayer } from '../domain/records'
import { isOverdue, overdueEntries } from './bin-purge'
import { cloudSyncWarning } from './cloud-sync'
import { openDataFolder, type DataFolder } from './data-folder'
import { dataLayout, snapshotName } from './data-layout'
import { nodeDisk, type Disk } from './disk'
import { storageFailed } from './disk-trouble'
import { binFolder, listBin, moveFolder } from './dossier-bin'
import { describeDossier, holdsDossier } from './dossier-description'
import { FolderBackups } from './folder-backups'
import type { Program } from './folder-lock'
import { ORIGIN } from './journal-entry'
import { parseLayer } from './layer-check'
import { LayerCapture } from './layer-capture'
import { SHAPE, type Shape } from './migrations'
import type { Processes } from './process-identity'
import { openReaderStore, type DurableReaderStore, type ReaderStoreOptions } from './reader-store'
import { moveDataFolder } from './move-data-folder'
import { layerAsTables } from './record-table'
import { readSettingsFile, writeSettingsFile } from './settings-file'
import { describeTables } from './snapshot-format'
import { writeSnapshot } from './snapshot-writer'

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
  processes?: Processes
  shape?: Shape
  retryMs?: number
  lockWaitMs?: number
  snapshotAfterBytes?: number
}

const MOVED = 'The data folder was moved. Open Dossier again to go on in the new one.'
const RETRY_MS = 2_000
const LOCK_WAIT_MS = 5_000
const SNAPSHOT_AFTER_BYTES = 2_000_000

/**
 * Opens the data folder.
 * *Errors*: `conflict` when another program is writing and `write` was asked for; `storage-failed` when the folder can't be read or,
 * with `write`, can't be written.
 */
export async function openDossierStorage(options: OpenDossierStorageOptions): Promise<DossierStorage> {
  const { disk = nodeDisk, access = 'write', program = 'terminal', dataFolder, now, processes } = options
  const folder = await openDataFolder({
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
      shape: SHAPE,
      ...options,
      disk,
    },
    folder,
  )
  await storage.tidy()
  return storage
}

type FilledOptions = OpenDossierStorageOptions &
  Required<Pick<OpenDossierStorageOptions, 'disk' | 'shape' | 'whenDiskFails' | 'retryMs' | 'snapshotAfterBytes'>>

class FolderDossierStorage implements DossierStorage {
  readonly backups: FolderBackups
  readOnly: string | null
  readonly warnings: readonly string[]
  private readonly layout
  private readonly disk: Disk
  private readonly stores = new Map<Id, Promise<DurableReaderStore>>()
  private readonly background = new Set<Promise<void>>()

  constructor(
    private readonly options: FilledOptions,
    private readonly folder: DataFolder,
  ) {
    const { dataFolder, disk, now, shape } = options
    this.layout = dataLayout(dataFolder)
    this.disk = disk
    this.readOnly = 'refused' in folder.permit ? folder.permit.refused : null
    const warning = cloudSyncWarning(dataFolder)
    this.warnings = warning === null ? [] : [warning]
    this.backups = new FolderBackups({
      disk,
      dataFolder,
      now,
      shape,
      checkWritable: () => this.checkWritable(),
      open: (id) => this.openStore(id),
      opened: (id) => this.stores.get(id),
    })
  }

  async list(): Promise<StoredDossier[]> {
    const found: StoredDossier[] = []
    for (const id of await this.disk.list(this.layout.dossiers)) {
      if (!idSchema.safeParse(id).success) continue
      const about = await describeDossier(this.disk, this.layout.dossier(id), id, () => this.backups.newestHead(id))
      if (about) found.push(about)
    }
    for (const { id, deletedAt, folder } of await listBin(this.disk, this.layout.bin)) {
      const about = await describeDossier(this.disk, folder, id, () => this.backups.newestHead(id))
      if (about) found.push({ ...about, deletedAt })
    }
    return found
  }

  open(dossierId: Id): Promise<ReaderStore> {
    return this.openStore(dossierId)
  }

  async create(layer: ReaderLayer): Promise<void> {
    const { dossierId } = layer
    this.checkWritable()
    checkId(dossierId)
    parseLayer(layer)
    const folder = this.layout.dossier(dossierId)
    if (await this.isPresent(dossierId))
      throw new DossierError('conflict', `There already is a dossier ‘${dossierId}’.`)
    try {
      await this.disk.makeFolder(folder)
      const tables = layerAsTables(layer.records)
      const description = describeTables(tables, dossierId, this.options.shape.version)
      await writeSnapshot(this.disk, join(folder, snapshotName(1)), {
        head: { ...description, seq: 1, link: ORIGIN, at: this.options.now() },
        records: new LayerCapture(tables).records(),
        history: [],
      })
    } catch (error) {
      throw storageFailed('The dossier could not be created.', error)
    }
  }

  async remove(dossierId: Id): Promise<void> {
    this.checkWritable()
    checkId(dossierId)
    await (await this.stores.get(dossierId))?.close()
    if (!(await this.isPresent(dossierId))) throw notFound(dossierId)
    try {
      const target = binFolder(this.layout.bin, dossierId, this.options.now())
      await moveFolder(this.disk, this.layout.dossier(dossierId), target)
    } catch (error) {
      throw storageFailed('The dossier could not be deleted.', error)
    }
  }

  async restore(dossierId: Id): Promise<void> {
    this.checkWritable()
    const binned = await listBin(this.disk, this.layout.bin)
    const newest = binned.filter(({ id }) => id === dossierId).at(-1)
    if (!newest) throw notFound(dossierId)
    if (await this.isPresent(dossierId)) {
      throw new DossierError('conflict', 'There is a dossier of the same name outside the bin. Delete that one first.')
    }
    try {
      await moveFolder(this.disk, newest.folder, this.layout.dossier(dossierId))
    } catch (error) {
      throw storageFailed('The dossier could not be taken out of the bin.', error)
    }
  }

  readSettings(): Promise<Settings> {
    return readSettingsFile(this.disk, this.layout.settings)
  }

  async writeSettings(settings: Settings): Promise<void> {
    this.checkWritable()
    try {
      await writeSettingsFile(this.disk, this.layout.settings, settings)
    } catch (error) {
      throw storageFailed('The settings could not be saved.', error)
    }
  }

  async moveTo(dataFolder: string): Promise<void> {
    this.checkWritable()
    await this.closeStores()
    const { disk, now } = this.options
    await moveDataFolder({ disk, from: this.options.dataFolder, to: dataFolder, now })
    this.readOnly = MOVED
  }

  async close(): Promise<void> {
    await this.closeStores()
    await this.folder.release()
  }

  /** Empties the bin of dossiers that have been in it for their time. A failure leaves them for the next time. */
  async tidy(): Promise<void> {
    if (this.readOnly !== null) return
    try {
      for (const { deletedAt, folder } of await listBin(this.disk, this.layout.bin)) {
        if (isOverdue(deletedAt, this.options.now())) await this.disk.removeFolder(folder)
      }
    } catch {
      // Nobody waits for room in the bin.
    }
  }

  private async closeStores(): Promise<void> {
    await Promise.all(this.background)
    for (const store of await Promise.allSettled(this.stores.values())) {
      if (store.status === 'fulfilled') await store.value.close()
    }
  }

  private async openStore(dossierId: Id): Promise<DurableReaderStore> {
    checkId(dossierId)
    const opening = this.stores.get(dossierId) ?? this.beginOpening(dossierId)
    this.stores.set(dossierId, opening)
    return opening
  }

  private beginOpening(dossierId: Id): Promise<DurableReaderStore> {
    const { disk, now, shape, whenDiskFails, retryMs, snapshotAfterBytes } = this.options
    const opening = openReaderStore({
      disk,
      folder: this.layout.dossier(dossierId),
      dossierId,
      now,
      shape,
      permit: this.readOnly === null ? this.folder.permit : { refused: this.readOnly },
      whenDiskFails,
      retryMs,
      snapshotAfterBytes,
      backUpBeforeMigration: (loaded) => this.backups.beforeMigration(dossierId, loaded),
      onClosed: () => this.stores.delete(dossierId),
    })
    opening.then(
      (store) => this.runInBackground(this.afterOpening(dossierId, store)),
      () => this.stores.delete(dossierId),
    )
    return opening
  }

  private async afterOpening(dossierId: Id, store: DurableReaderStore): Promise<void> {
    if (this.readOnly !== null) return
    // The backup first: what leaves the bin for good is in it.
    await this.backups.refresh(dossierId, store)
    await store.purge(overdueEntries(store.layer, this.options.now())).catch(() => undefined)
  }

  private runInBackground(work: Promise<void>): void {
    this.background.add(work)
    void work.finally(() => this.background.delete(work))
  }

  private async isPresent(dossierId: Id): Promise<boolean> {
    return this.stores.has(dossierId) || holdsDossier(this.disk, this.layout.dossier(dossierId))
  }

  private checkWritable(): void {
    if (this.readOnly !== null) throw new DossierError('read-only', this.readOnly)
  }
}

function checkId(dossierId: Id): void {
  if (idSchema.safeParse(dossierId).success) return
  throw new DossierError('invalid-input', 'That is not the name of a dossier.')
}

function notFound(dossierId: Id): DossierError {
  return new DossierError('not-found', `There is no dossier ‘${dossierId}’.`)
}
