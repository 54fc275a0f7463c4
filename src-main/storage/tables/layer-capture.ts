import type { Id } from '../../domain/records/ids'
import type { Stamp } from '../../domain/records/stamp'
import type { StoredRecord } from './record-patch'
import { tableOf, type RecordTables } from './record-table'

/** A record as it stands in the tables, with the stamp beside it. */
export interface TableRecord {
  collection: string
  record: StoredRecord
  stamp: Stamp
}

/**
 * The records as they stood at one moment, read later a few at a time while the tables go on changing.
 * Whoever changes a record calls `keep` first; nothing is copied up front.
 */
export class LayerCapture {
  private readonly kept = new Map<string, Map<Id, TableRecord | null>>()
  private readonly names: string[]

  constructor(private readonly tables: RecordTables) {
    this.names = [...tables.keys()]
  }

  /** Remembers the state of a record at the moment of the capture, if this is its first change since. */
  keep(collection: string, id: Id, before: StoredRecord | null): void {
    const kept = this.kept.get(collection) ?? new Map<Id, TableRecord | null>()
    this.kept.set(collection, kept)
    if (!kept.has(id)) kept.set(id, this.stamped(collection, id, before))
  }

  /** Every record of the moment at least once; one that changed after it was read may come a second time, the same. */
  *records(): Generator<TableRecord> {
    for (const collection of this.names) {
      const { byId, stamps } = tableOf(this.tables, collection)
      for (const id of stamps.keys()) {
        if (this.kept.get(collection)?.has(id)) continue
        const present = this.stamped(collection, id, byId[id] ?? null)
        if (present) yield present
      }
    }
    for (const kept of this.kept.values()) {
      for (const record of kept.values()) if (record) yield record
    }
  }

  private stamped(collection: string, id: Id, record: StoredRecord | null): TableRecord | null {
    const stamp = tableOf(this.tables, collection).stamps.get(id)
    return record && stamp ? { collection, record, stamp } : null
  }
}
