import { basename, join } from 'node:path'
import { DossierError } from '../domain/errors'
import { idSchema, type Id, type MakeId } from '../domain/ids'
import type { DossierStorage, Now, ReaderStore, StoredDossier } from '../domain/ports'
import type { ReaderLayer } from '../domain/records'
import { dataLayout, fileStamp, journalFirst, snapshotName, snapshotSeq } from './data-layout'
import { prepareDataFolder } from './data-folder'
import { nodeDisk, type Disk } from './disk'
import { storageFailed } from './disk-trouble'
import { describeDossier } from './dossier-description'
import { parseLayer } from './layer-check'
import { ORIGIN } from './journal-entry'
import { openReaderStore, type DurableReaderStore, type ReaderStoreOptions } from './reader-store'
import { layerAsTables } from './record-table'
import { LayerCapture } from './layer-capture'
import { snapshotContent } from './snapshot-adapter'
import { writeSnapshot } from './snapshot-writer'
import { readSettingsFile, writeSettingsFile } from './settings-file'

export interface OpenDossierStorageOptions {
  dataFolder: string
  now: Now
  makeId: MakeId
  /** `write` makes the folder when there is none; `read` never writes a byte. */
  access?: 'write' | 'read'
  /** The app keeps trying and shows that it does; a command in a terminal is refused at once. */
  whenDiskFails?: ReaderStoreOptions['whenDiskFails']
  disk?: Disk
  retryMs?: number
  snapshotAfterBytes?: number
}

const READING_ONLY = 'The data folder was opened for reading only, so nothing can be changed.'
const RETRY_MS = 2_000
const SNAPSHOT_AFTER_BYTES = 2_000_000

/** Opens the data folder. *Errors*: `storage-failed` when it can't be read or, with `write`, can't be written. */
export async function openDossierStorage(options: OpenDossierStorageOptions): Promise<DossierStorage> {
  const { disk = nodeDisk, access = 'write', dataFolder } = options
  if (access === 'write') await prepareDataFolder(disk, dataFolder)
  return new FolderDossierStorage({ ...options, disk, access })
}

class FolderDossierStorage implements DossierStorage {
  private readonly layout
  private readonly open_ = new Map<Id, Promise<DurableReaderStore>>()
  private readonly disk: Disk

  constructor(private readonly options: OpenDossierStorageOptions & { disk: Disk; access: 'write' | 'read' }) {
    this.layout = dataLayout(options.dataFolder)
    this.disk = options.disk
  }

  async list(): Promise<StoredDossier[]> {
    const found: StoredDossier[] = []
    for (const id of await this.disk.list(this.layout.dossiers)) {
      if (!idSchema.safeParse(id).success) continue
      const about = await describeDossier(this.disk, this.layout.dossier(id), id)
      if (about) found.push(about)
    }
    for (const { id, deletedAt, folder } of await this.binned()) {
      const about = await describeDossier(this.disk, folder, id)
      if (about) found.push({ ...about, deletedAt })
    }
    return found
  }

  async open(dossierId: Id): Promise<ReaderStore> {
    this.checkId(dossierId)
    const present = this.open_.get(dossierId)
    if (present) return present
    const { now, whenDiskFails = 'keep-trying', retryMs = RETRY_MS, access } = this.options
    const opening = openReaderStore({
      disk: this.disk,
      folder: this.layout.dossier(dossierId),
      dossierId,
      now,
      readOnly: access === 'read' ? READING_ONLY : null,
      whenDiskFails,
      retryMs,
      snapshotAfterBytes: this.options.snapshotAfterBytes ?? SNAPSHOT_AFTER_BYTES,
      onClosed: () => this.open_.delete(dossierId),
    })
    this.open_.set(dossierId, opening)
    opening.catch(() => this.open_.delete(dossierId))
    return opening
  }

  async create(layer: ReaderLayer): Promise<void> {
    this.checkWritable()
    this.checkId(layer.dossierId)
    parseLayer(layer)
    const { dossierId } = layer
    const folder = this.layout.dossier(dossierId)
    if (this.open_.has(dossierId) || (await this.holdsDossier(folder))) {
      throw new DossierError('conflict', `There already is a dossier ‘${dossierId}’.`)
    }
    try {
      await this.disk.makeFolder(folder)
      const tables = layerAsTables(layer.records)
      const position = { seq: 1, link: ORIGIN, at: this.options.now() }
      const records = new LayerCapture(tables).records()
      const content = snapshotContent(layer, tables, records, { toLogged: () => [] }, position)
      await writeSnapshot(this.disk, join(folder, snapshotName(1)), content)
    } catch (error) {
      throw storageFailed('The dossier could not be created.', error)
    }
  }

  async remove(dossierId: Id): Promise<void> {
    this.checkWritable()
    const folder = this.layout.dossier(dossierId)
    await (await this.open_.get(dossierId))?.close()
    if (!idSchema.safeParse(dossierId).success || !(await this.holdsDossier(folder))) throw notFound(dossierId)
    const target = join(this.layout.bin, `${dossierId}@${fileStamp(this.options.now())}`)
    await this.move(folder, target, 'The dossier could not be deleted.')
  }

  async restore(dossierId: Id): Promise<void> {
    this.checkWritable()
    const newest = (await this.binned()).filter(({ id }) => id === dossierId).at(-1)
    if (!newest) throw notFound(dossierId)
    const folder = this.layout.dossier(dossierId)
    if (this.open_.has(dossierId) || (await this.holdsDossier(folder))) {
      throw new DossierError(
        'conflict',
        'There is a dossier of the same name outside the bin. Delete or rename that one first.',
      )
    }
    await this.move(newest.folder, folder, 'The dossier could not be taken out of the bin.')
  }

  readSettings() {
    return readSettingsFile(this.disk, this.layout.settings)
  }

  async writeSettings(settings: Parameters<DossierStorage['writeSettings']>[0]): Promise<void> {
    this.checkWritable()
    try {
      await writeSettingsFile(this.disk, this.layout.settings, settings)
    } catch (error) {
      throw storageFailed('The settings could not be saved.', error)
    }
  }

  async close(): Promise<void> {
    const open = [...this.open_.values()]
    await Promise.all(open.map(async (opening) => (await opening).close()))
  }

  private async move(from: string, to: string, what: string): Promise<void> {
    try {
      await this.disk.makeFolder(join(to, '..'))
      // An empty folder may stand where a dossier was begun and nothing was written.
      if (await this.disk.exists(to)) await this.disk.removeFolder(to)
      await this.disk.rename(from, to)
      await this.disk.syncFolder(join(to, '..'))
      await this.disk.syncFolder(join(from, '..'))
    } catch (error) {
      throw storageFailed(what, error)
    }
  }

  /** Dossiers in the bin, the earliest deleted first. */
  private async binned(): Promise<{ id: Id; deletedAt: string; folder: string }[]> {
    const names = await this.disk.list(this.layout.bin)
    return names
      .flatMap((name) => {
        const match = /^([a-z0-9-]+)@(\d{4}-\d{2}-\d{2}T\d{2})-(\d{2})-(\d{2})-(\d{3}Z)$/.exec(basename(name))
        if (!match) return []
        const [, id = '', hour, minute, second, rest] = match
        return [{ id, deletedAt: `${hour}:${minute}:${second}.${rest}`, folder: join(this.layout.bin, name) }]
      })
      .sort((a, b) => a.deletedAt.localeCompare(b.deletedAt))
  }

  private async holdsDossier(folder: string): Promise<boolean> {
    const names = await this.disk.list(folder)
    return names.some((name) => snapshotSeq(name) !== undefined || journalFirst(name) !== undefined)
  }

  private checkWritable(): void {
    if (this.options.access === 'read') throw new DossierError('read-only', READING_ONLY)
  }

  private checkId(dossierId: Id): void {
    if (!idSchema.safeParse(dossierId).success) {
      throw new DossierError('invalid-input', 'That is not the name of a dossier.')
    }
  }
}

function notFound(dossierId: Id): DossierError {
  return new DossierError('not-found', `There is no dossier ‘${dossierId}’.`)
}
