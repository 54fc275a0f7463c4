import { join } from 'node:path'
import { DossierError } from '../../domain/errors'
import { say } from '../../domain/messages/message'
import { idSchema, type Id } from '../../domain/records/ids'
import type { LongWork, Now, StoredDossier } from '../../domain/ports'
import type { ReaderLayer } from '../../domain/records/records'
import { AcknowledgedMark, readAcknowledged } from '../history/acknowledged-mark'
import { isOverdue } from '../../domain/bin/bin-time'
import { ACKNOWLEDGED, snapshotName, type DataLayout, type DossierHome } from '../data-folder/data-layout'
import type { Disk } from '../disk/disk'
import { storageFailed } from '../disk/disk-trouble'
import { binFolder, listBin, moveFolder } from './dossier-bin'
import { describeDossier, holdsDossier } from './dossier-description'
import { ORIGIN } from '../history/journal-entry'
import { LayerCapture } from '../tables/layer-capture'
import { atPace } from '../../pace/pace'
import { checkingLayer } from '../tables/layer-check'
import { takingLayer, type RecordTables } from '../tables/record-table'
import { describeTables, type SnapshotHead } from '../history/snapshot-format'
import { writeSnapshot } from '../history/snapshot-writer'

export interface DossierCatalogOptions {
  disk: Disk
  layout: DataLayout
  now: Now
  schemaVersion: number
  isOpen(dossierId: Id): boolean
  newestBackup(dossierId: Id): Promise<SnapshotHead | null>
  /** Who makes what is created. */
  machine(): Promise<Id>
}

/** The dossiers of a data folder: lists and creates them, moves them to the bin and back. Callers have checked that writing is allowed. */
export class DossierCatalog {
  constructor(private readonly options: DossierCatalogOptions) {}

  /** All dossiers, those in the bin included. *Errors*: Node's own. */
  async list(): Promise<StoredDossier[]> {
    const { disk, layout } = this.options
    const found: StoredDossier[] = []
    const [present, marked] = [await disk.list(layout.dossiers), await disk.list(layout.acknowledged)]
    for (const id of new Set([...present, ...marked])) {
      if (!idSchema.safeParse(id).success) continue
      const known = () => this.options.newestBackup(id)
      // One that can't be read must not keep the others from being found; opening it says why.
      const about = await describeDossier(disk, layout.home(id), id, known).catch(async () =>
        lostDossier(id, await known().catch(() => null)),
      )
      if (about) found.push(about)
      // A dossier whose files are gone must not vanish from the list; what is left to restore is found by opening it.
      else if (marked.includes(id)) found.push(lostDossier(id, await known()))
    }
    for (const { id, deletedAt, folder } of await listBin(disk, layout.bin)) {
      const home = { folder, marks: [join(folder, ACKNOWLEDGED)] }
      const known = () => this.options.newestBackup(id)
      const about = await describeDossier(disk, home, id, known).catch(() => lostDossier(id, null))
      if (about) found.push({ ...about, deletedAt })
    }
    return found
  }

  /**
   * Creates a dossier that is new here and now. *Errors*: `conflict`, `invalid-input`, `storage-failed`; `cancelled`, before it writes.
   */
  async create(layer: ReaderLayer, { signal }: LongWork = {}): Promise<void> {
    await atPace(checkingLayer(layer), signal)
    const made = { at: this.options.now(), machine: await this.options.machine() }
    await this.bringBack(layer.dossierId, await atPace(takingLayer(layer.records, made), signal))
  }

  /** Creates a dossier again whose records keep their stamps and were checked. *Errors*: `conflict`, `invalid-input`, `storage-failed`. */
  async bringBack(dossierId: Id, tables: RecordTables): Promise<void> {
    checkDossierId(dossierId)
    if (await this.isPresent(dossierId))
      throw new DossierError('conflict', say('storage.dossier-there', { id: dossierId }))
    await this.write(dossierId, tables, this.options.layout.home(dossierId))
  }

  /** The same straight in the bin: it was already deleted where it comes from. *Errors*: `invalid-input`, `storage-failed`. */
  async bringBackInBin(dossierId: Id, tables: RecordTables, deletedAt: string): Promise<void> {
    const { layout, now } = this.options
    checkDossierId(dossierId)
    // One whose time in the bin is over gets the full time again.
    const folder = binFolder(layout.bin, dossierId, isOverdue(deletedAt, now()) ? now() : deletedAt)
    await this.write(dossierId, tables, { folder, marks: [join(folder, ACKNOWLEDGED)] })
  }

  private async write(dossierId: Id, tables: RecordTables, { folder, marks }: DossierHome): Promise<void> {
    const { disk } = this.options
    try {
      await disk.makeFolder(folder)
      const mark = new AcknowledgedMark(disk, marks)
      await mark.begin({ seq: 0, link: ORIGIN })
      const description = describeTables(tables, dossierId, this.options.schemaVersion)
      await writeSnapshot(disk, join(folder, snapshotName(1)), {
        head: { ...description, seq: 1, link: ORIGIN, at: this.options.now() },
        records: new LayerCapture(tables).records(),
        history: [],
      })
      mark.set({ seq: 1, link: ORIGIN })
      await mark.close()
    } catch (error) {
      throw storageFailed(say('storage.not-created'), error)
    }
  }

  /** Moves a dossier that is closed to the bin. *Errors*: `not-found`, `storage-failed`. */
  async remove(dossierId: Id): Promise<void> {
    const { disk, layout } = this.options
    checkDossierId(dossierId)
    if (!(await this.isPresent(dossierId))) throw notFound(dossierId)
    try {
      // The mark says that a dossier must be here, so it goes first: after a power cut nobody must miss what was deleted.
      await disk.remove(layout.witness(dossierId))
      await disk.syncFolder(layout.acknowledged)
      const target = binFolder(layout.bin, dossierId, this.options.now())
      await moveFolder(disk, layout.dossier(dossierId), target)
    } catch (error) {
      throw storageFailed(say('storage.not-deleted'), error)
    }
  }

  /** Moves the most recently deleted dossier with this id back out of the bin. *Errors*: `not-found`, `conflict`, `storage-failed`. */
  async restore(dossierId: Id): Promise<void> {
    const { disk, layout } = this.options
    const binned = await listBin(disk, layout.bin)
    const newest = binned.filter(({ id }) => id === dossierId).at(-1)
    if (!newest) throw notFound(dossierId)
    if (await this.isPresent(dossierId)) {
      throw new DossierError('conflict', say('storage.same-name-outside-bin'))
    }
    try {
      await moveFolder(disk, newest.folder, layout.dossier(dossierId))
      await this.renewWitness(dossierId)
    } catch (error) {
      throw storageFailed(say('storage.not-taken-out'), error)
    }
  }

  /** The dossiers whose time in the bin is over. *Errors*: Node's own. */
  async overdue(): Promise<{ id: Id; deletedAt: string }[]> {
    const { disk, layout, now } = this.options
    return (await listBin(disk, layout.bin)).filter(({ deletedAt }) => isOverdue(deletedAt, now()))
  }

  private async renewWitness(dossierId: Id): Promise<void> {
    const { disk, layout } = this.options
    const { marks } = layout.home(dossierId)
    const acknowledged = await readAcknowledged(disk, marks)
    if (!acknowledged) return
    const mark = new AcknowledgedMark(disk, marks)
    mark.set(acknowledged)
    await mark.close()
  }

  private async isPresent(dossierId: Id): Promise<boolean> {
    const { disk, layout } = this.options
    return this.options.isOpen(dossierId) || holdsDossier(disk, layout.dossier(dossierId))
  }
}

function lostDossier(id: Id, known: { title: string; own: boolean } | null): StoredDossier {
  return { id, own: known?.own ?? true, title: known?.title || id }
}

/** *Errors*: `invalid-input`. */
export function checkDossierId(dossierId: Id): void {
  if (idSchema.safeParse(dossierId).success) return
  throw new DossierError('invalid-input', say('storage.no-dossier-name'))
}

function notFound(dossierId: Id): DossierError {
  return new DossierError('not-found', say('storage.no-dossier', { id: dossierId }))
}
