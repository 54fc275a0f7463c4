import type { Id } from '../../domain/records/ids'
import type { StoredRecord } from './record-patch'
import { tableOf, type RecordTables } from './record-table'

/**
 * The records as they stood at one moment, read later a few at a time while the tables go on changing.
 * Whoever changes a record calls `keep` first; nothing is copied up front.
 */
export class LayerCapture {
  private readonly kept = new Map<string, Map<Id, StoredRecord | null>>()
  private readonly names: string[]

  constructor(private readonly tables: RecordTables) {
    this.names = [...tables.keys()]
  }

  /** Remembers the state of a record at the moment of the capture, if this is its first change since. */
  keep(collection: string, id: Id, before: StoredRecord | null): void {
    const kept = this.kept.get(collection) ?? new Map<Id, StoredRecord | null>()
    this.kept.set(collection, kept)
    if (!kept.has(id)) kept.set(id, before)
  }

  /** Every record of the moment at least once; one that changed after it was read may come a second time, the same. */
  *records(): Generator<{ collection: string; record: StoredRecord }> {
    for (const collection of this.names) {
      const { byId, ids } = tableOf(this.tables, collection)
      for (const id of ids) {
        const record = byId[id]
        if (record && !this.kept.get(collection)?.has(id)) yield { collection, record }
      }
    }
    for (const [collection, kept] of this.kept) {
      for (const record of kept.values()) if (record) yield { collection, record }
    }
  }
}
