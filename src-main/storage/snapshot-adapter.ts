import { join } from 'node:path'
import type { Adapter } from 'lowdb'
import type { Id } from '../domain/ids'
import type { ReaderLayer } from '../domain/records'
import { snapshotName, type DossierHome } from './data-layout'
import type { Disk } from './disk'
import { loadDossier, type LoadedDossier } from './dossier-loader'
import { LayerCapture } from './layer-capture'
import type { Shape } from './migrations'
import type { StoredRecord } from './record-patch'
import { tablesAsLayer } from './record-table'
import { describeTables, type SnapshotHead, type SnapshotPosition } from './snapshot-format'
import { writeSnapshot } from './snapshot-writer'

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
    const writing = this.writeTo(join(this.home.folder, snapshotName(position.seq)), position, true)
    this.writing = writing
    this.written = await writing
  }

  /** Resolves when no snapshot is being written; two at a time could be of the same number and so of the same name. */
  async settled(): Promise<void> {
    await this.writing?.catch(() => undefined)
  }

  /** Writes the same to another place, without the history that undo needs. *Errors*: Node's own. */
  writeCopy(path: string): Promise<SnapshotHead> {
    return this.writeTo(path, this.position(), false)
  }

  beforeChange(collection: string, id: Id, before: StoredRecord | null): void {
    for (const capture of this.captures) capture.keep(collection, id, before)
  }

  private async writeTo(path: string, position: SnapshotPosition, withHistory: boolean): Promise<SnapshotHead> {
    const { tables, undo } = this.loaded
    const capture = new LayerCapture(tables)
    this.captures.add(capture)
    try {
      const head = { ...describeTables(tables, this.dossierId, this.shape.version), ...position }
      const history = withHistory ? undo.toLogged() : []
      return await writeSnapshot(this.disk, path, { head, records: capture.records(), history })
    } finally {
      this.captures.delete(capture)
    }
  }
}
