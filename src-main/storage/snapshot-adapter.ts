import { join } from 'node:path'
import type { Adapter } from 'lowdb'
import type { Id } from '../domain/ids'
import { COLLECTIONS, type ReaderLayer } from '../domain/records'
import { snapshotName } from './data-layout'
import type { Disk } from './disk'
import { loadDossier, type LoadedDossier } from './dossier-loader'
import { LayerCapture } from './layer-capture'
import type { StoredRecord } from './record-patch'
import { tablesAsLayer, type RecordTables } from './record-table'
import { SNAPSHOT_VERSION, type SnapshotHead } from './snapshot-format'
import { writeSnapshot } from './snapshot-writer'
import type { UndoLog } from './undo-log'

/** Which moment of the history a snapshot holds. */
export interface SnapshotPosition {
  seq: number
  link: string
  at: string
}

/**
 * lowdb's adapter for one dossier's folder: `read` verifies and recovers, `write` puts a whole new snapshot in place.
 * While a write is under way, `beforeChange` must be called before a record in memory changes.
 */
export class SnapshotAdapter implements Adapter<ReaderLayer> {
  /** What the last `read` found. */
  loaded: LoadedDossier | null = null
  /** The head of the last snapshot written. */
  written: SnapshotHead | null = null
  private capture: LayerCapture | null = null
  private stopping: AbortController | null = null

  constructor(
    private readonly disk: Disk,
    private readonly folder: string,
    private readonly dossierId: Id,
    private readonly position: () => SnapshotPosition,
  ) {}

  async read(): Promise<ReaderLayer> {
    this.loaded = await loadDossier(this.disk, this.folder, this.dossierId)
    return tablesAsLayer(this.loaded.tables, this.dossierId)
  }

  /** Writes what the layer holds now, in slices, whatever changes meanwhile. *Errors*: Node's own; AbortError after `stop`. */
  async write(layer: ReaderLayer): Promise<void> {
    if (!this.loaded) throw new Error('read before write')
    const { tables, undo } = this.loaded
    const position = this.position()
    const capture = new LayerCapture(tables)
    this.capture = capture
    this.stopping = new AbortController()
    try {
      const path = join(this.folder, snapshotName(position.seq))
      const content = snapshotContent(layer, tables, capture.records(), undo, position)
      this.written = await writeSnapshot(this.disk, path, content, this.stopping.signal)
    } finally {
      this.capture = null
      this.stopping = null
    }
  }

  beforeChange(collection: string, id: Id, before: StoredRecord | null): void {
    this.capture?.keep(collection, id, before)
  }

  /** Gives up a write that is under way. */
  stop(): void {
    this.stopping?.abort()
  }
}

/** What a snapshot or a backup of the layer holds. */
export function snapshotContent(
  layer: ReaderLayer,
  tables: RecordTables,
  records: Iterable<{ collection: string; record: StoredRecord }>,
  undo: Pick<UndoLog, 'toLogged'>,
  position: SnapshotPosition,
) {
  const [meta] = Object.values(layer.records.meta)
  return {
    head: {
      format: 'dossier-snapshot' as const,
      version: SNAPSHOT_VERSION,
      schemaVersion: layer.schemaVersion,
      dossierId: layer.dossierId,
      ...position,
      title: meta?.title ?? '',
      own: meta !== undefined && meta.bundle === undefined,
      counts: Object.fromEntries(COLLECTIONS.map((name) => [name, tables.get(name)?.ids.size ?? 0])),
    },
    records,
    history: undo.toLogged(),
  }
}
