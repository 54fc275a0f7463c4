import { join } from 'node:path'
import type { Adapter } from 'lowdb'
import type { Id } from '../../domain/records/ids'
import type { ReaderLayer } from '../../domain/records/records'
import type { Stamp } from '../../domain/records/stamp'
import { snapshotName, type DossierHome } from '../data-folder/data-layout'
import type { Disk } from '../disk/disk'
import { loadDossier, type LoadedDossier } from './dossier-loader'
import type { Erasing } from '../erasing/erased-records'
import { LayerCapture, type TableRecord } from '../tables/layer-capture'
import type { Shape } from './migrations'
import type { StoredRecord } from '../tables/record-patch'
import { tablesAsLayer, type RecordTables } from '../tables/record-table'
import { describeTables, type SnapshotHead, type SnapshotPosition } from './snapshot-format'
import { readSnapshot } from './read-snapshot'
import { writeSnapshot } from './snapshot-writer'
import type { LoggedChange } from './undo-log'

/**
 * lowdb's adapter for one dossier's folder: `read` verifies and recovers, `write` puts a whole new snapshot in place.
 * While a write is under way, `beforeChange` must be called before a record in memory changes.
 */
export class SnapshotAdapter implements Adapter<ReaderLayer> {
  /** The head of the last snapshot written. */
  written: SnapshotHead | null = null
  private read_: LoadedDossier | null = null
  private writing: Promise<unknown> | null = null
  private readonly captures = new Set<LayerCapture>()

  constructor(
    private readonly disk: Disk,
    private readonly home: DossierHome,
    private readonly dossierId: Id,
    private readonly shape: Shape,
    private readonly position: () => SnapshotPosition,
    /** How far the dossier once went, if nothing of it is found. */
    private readonly expected: () => Promise<number>,
  ) {}

  /** What the last `read` found. */
  get loaded(): LoadedDossier {
    if (!this.read_) throw new Error('the dossier was not read yet')
    return this.read_
  }

  async read(): Promise<ReaderLayer> {
    this.read_ = await loadDossier(this.disk, this.home, this.dossierId, this.shape, this.expected)
    return tablesAsLayer(this.read_.tables, this.dossierId)
  }

  /** Writes what the layer holds now, in slices, whatever changes meanwhile. *Errors*: Node's own. */
  async write(): Promise<void> {
    const position = this.position()
    const writing = this.writeTo(join(this.home.folder, snapshotName(position.seq)), position, true, this.disk)
    this.writing = writing
    this.written = await writing
  }

  /** Resolves when no snapshot is being written; two at a time could be of the same number and so of the same name. */
  async settled(): Promise<void> {
    await this.writing?.catch(() => undefined)
  }

  /** Writes the same to another place, without the history that undo needs. *Errors*: Node's own. */
  writeCopy(path: string, disk: Disk): Promise<SnapshotHead> {
    return this.writeTo(path, this.position(), false, disk)
  }

  /**
   * Writes the present without what was planned to go and with another history, in its place, and reads it back. `changed` is the stamp
   * of the records that change. *Errors*: Node's own.
   */
  async writeWithout(plan: Erasing, history: readonly LoggedChange[], changed: Stamp): Promise<void> {
    const position = this.position()
    const path = join(this.home.folder, snapshotName(position.seq))
    const { tables } = this.loaded
    const description = describeTables(tables, this.dossierId, this.shape.version)
    const counts = { ...description.counts }
    for (const { collection } of plan.gone) counts[collection] = (counts[collection] ?? 1) - 1
    const head = { ...description, counts, ...position }
    const written = await writeSnapshot(this.disk, path, {
      head,
      records: recordsWithout(tables, plan, changed),
      history,
    })
    const read = await readSnapshot(this.disk, path)
    if (typeof read === 'string' || read.head.payloadSha256 !== written.payloadSha256) {
      throw new Error('the snapshot is not what was written')
    }
    this.written = written
  }

  beforeChange(collection: string, id: Id, before: StoredRecord | null): void {
    for (const capture of this.captures) capture.keep(collection, id, before)
  }

  private async writeTo(
    path: string,
    position: SnapshotPosition,
    withHistory: boolean,
    disk: Disk,
  ): Promise<SnapshotHead> {
    const { tables, undo } = this.loaded
    const capture = new LayerCapture(tables)
    this.captures.add(capture)
    try {
      const head = { ...describeTables(tables, this.dossierId, this.shape.version), ...position }
      const history = withHistory ? undo.toLogged() : []
      return await writeSnapshot(disk, path, { head, records: capture.records(), history })
    } finally {
      this.captures.delete(capture)
    }
  }
}

function* recordsWithout(tables: RecordTables, { gone, changed }: Erasing, changing: Stamp): Generator<TableRecord> {
  const others = new Map<string, StoredRecord | null>(gone.map(({ collection, id }) => [`${collection}/${id}`, null]))
  for (const { collection, id, record } of changed) others.set(`${collection}/${id}`, record)
  for (const { collection, record, stamp } of new LayerCapture(tables).records()) {
    const id = typeof record.id === 'string' ? record.id : ''
    const other = others.get(`${collection}/${id}`)
    if (other === undefined) yield { collection, record, stamp }
    else if (other !== null) yield { collection, record: other, stamp: changing }
  }
}
