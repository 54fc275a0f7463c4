import { join } from 'node:path'
import { DossierError } from '../../domain/errors'
import { idSchema, type Id } from '../../domain/records/ids'
import type { Now, StoredDossier } from '../../domain/ports'
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
import { parseLayer } from '../tables/layer-check'
import { layerAsTables } from '../tables/record-table'
import { describeTables, type SnapshotHead } from '../history/snapshot-format'
import { writeSnapshot } from '../history/snapshot-writer'

export interface DossierCatalogOptions {
  disk: Disk
  layout: DataLayout
  now: Now
  schemaVersion: number
  isOpen(dossierId: Id): boolean
  newestBackup(dossierId: Id): Promise<SnapshotHead | null>
}

/** Which dossiers a data folder holds: how they come into it, go to its bin and come back. Whoever asks has seen that it may write. */
export class DossierCatalog {
  constructor(private readonly options: DossierCatalogOptions) {}

  /** Those in the bin too. *Errors*: Node's own. */
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

  /** *Errors*: `conflict`, `invalid-input`, `storage-failed`. */
  async create(layer: ReaderLayer): Promise<void> {
    const { layout } = this.options
    const { dossierId } = layer
    checkDossierId(dossierId)
    if (await this.isPresent(dossierId))
      throw new DossierError('conflict', `There already is a dossier ‘${dossierId}’.`)
    await this.write(layer, layout.home(dossierId))
  }

  /** Puts a dossier into the bin that never was outside it here. *Errors*: `invalid-input`, `storage-failed`. */
  async createInBin(layer: ReaderLayer, deletedAt: string): Promise<void> {
    const { layout, now } = this.options
    checkDossierId(layer.dossierId)
    // Its time in the bin begins anew when it would be over.
    const folder = binFolder(layout.bin, layer.dossierId, isOverdue(deletedAt, now()) ? now() : deletedAt)
    await this.write(layer, { folder, marks: [join(folder, ACKNOWLEDGED)] })
  }

  private async write(layer: ReaderLayer, { folder, marks }: DossierHome): Promise<void> {
    const { disk } = this.options
    const { dossierId } = layer
    parseLayer(layer)
    try {
      await disk.makeFolder(folder)
      const mark = new AcknowledgedMark(disk, marks)
      await mark.begin({ seq: 0, link: ORIGIN })
      const tables = layerAsTables(layer.records)
      const description = describeTables(tables, dossierId, this.options.schemaVersion)
      await writeSnapshot(disk, join(folder, snapshotName(1)), {
        head: { ...description, seq: 1, link: ORIGIN, at: this.options.now() },
        records: new LayerCapture(tables).records(),
        history: [],
      })
      mark.set({ seq: 1, link: ORIGIN })
      await mark.close()
    } catch (error) {
      throw storageFailed('The dossier could not be created.', error)
    }
  }

  /** Moves a dossier that is closed to the bin. *Errors*: `not-found`, `storage-failed`. */
  async remove(dossierId: Id): Promise<void> {
    const { disk, layout } = this.options
    checkDossierId(dossierId)
    if (!(await this.isPresent(dossierId))) throw notFound(dossierId)
    try {
      // First: what the mark stands for is to be there no more, also after a power cut.
      await disk.remove(layout.witness(dossierId))
      await disk.syncFolder(layout.acknowledged)
      const target = binFolder(layout.bin, dossierId, this.options.now())
      await moveFolder(disk, layout.dossier(dossierId), target)
    } catch (error) {
      throw storageFailed('The dossier could not be deleted.', error)
    }
  }

  /** Takes the newest of that name out of the bin. *Errors*: `not-found`, `conflict`, `storage-failed`. */
  async restore(dossierId: Id): Promise<void> {
    const { disk, layout } = this.options
    const binned = await listBin(disk, layout.bin)
    const newest = binned.filter(({ id }) => id === dossierId).at(-1)
    if (!newest) throw notFound(dossierId)
    if (await this.isPresent(dossierId)) {
      throw new DossierError('conflict', 'There is a dossier of the same name outside the bin. Delete that one first.')
    }
    try {
      await moveFolder(disk, newest.folder, layout.dossier(dossierId))
      await this.renewWitness(dossierId)
    } catch (error) {
      throw storageFailed('The dossier could not be taken out of the bin.', error)
    }
  }

  /** Dossiers that have been in the bin for their time. *Errors*: Node's own. */
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
  throw new DossierError('invalid-input', 'That is not the name of a dossier.')
}

function notFound(dossierId: Id): DossierError {
  return new DossierError('not-found', `There is no dossier ‘${dossierId}’.`)
}
