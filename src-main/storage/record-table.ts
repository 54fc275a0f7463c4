import { COLLECTIONS, emptyLayer, type LayerRecords, type ReaderLayer } from '../domain/records'
import type { Id } from '../domain/ids'
import type { JournalEntry } from './journal-entry'
import { applyPatch, type StoredRecord } from './record-patch'

/**
 * The records of one collection in memory. `ids` holds the same ids as `byId`, because a set can be walked a little at a time
 * while it changes, and listing the keys of an object with 100,000 of them takes 30 ms.
 */
export interface RecordTable {
  byId: Record<Id, StoredRecord>
  ids: Set<Id>
}

/** All collections by name, those of other versions too. */
export type RecordTables = Map<string, RecordTable>

export function emptyTables(): RecordTables {
  return new Map(COLLECTIONS.map((name) => [name, emptyTable()]))
}

/** The table of a collection, made when there is none. */
export function tableOf(tables: RecordTables, collection: string): RecordTable {
  const table = tables.get(collection) ?? emptyTable()
  tables.set(collection, table)
  return table
}

export function putRecord(tables: RecordTables, collection: string, id: Id, record: StoredRecord | null): void {
  const table = tableOf(tables, collection)
  if (record === null) {
    delete table.byId[id]
    table.ids.delete(id)
  } else {
    table.byId[id] = record
    table.ids.add(id)
  }
}

/** The tables as the published layer, without copying a record. */
export function tablesAsLayer(tables: RecordTables, dossierId: Id): ReaderLayer {
  const layer = emptyLayer(dossierId)
  const records: Record<string, unknown> = layer.records
  for (const name of COLLECTIONS) records[name] = tableOf(tables, name).byId
  return layer
}

/** The layer's records in tables of their own. */
export function layerAsTables(records: LayerRecords): RecordTables {
  const tables = emptyTables()
  for (const name of COLLECTIONS) {
    for (const [id, record] of Object.entries(records[name])) putRecord(tables, name, id, record)
  }
  return tables
}

/** What applying an entry did: the state of every record it touched as it was before, in order; `misfits` could not be applied. */
export interface AppliedEntry {
  misfits: { collection: string; id: Id }[]
}

/** Called before a record changes. */
export type BeforeChange = (changeIndex: number, collection: string, id: Id, before: StoredRecord | null) => void

/** Plays an entry of the journal onto the tables. */
export function applyEntry(tables: RecordTables, entry: JournalEntry, beforeChange?: BeforeChange): AppliedEntry {
  const misfits: AppliedEntry['misfits'] = []
  entry.changes.forEach((change, index) => {
    for (const op of change.ops) {
      const before = tableOf(tables, op.collection).byId[op.id] ?? null
      beforeChange?.(index, op.collection, op.id, before)
      if (op.patch === undefined) {
        putRecord(tables, op.collection, op.id, op.put ?? null)
        continue
      }
      const after = before && applyPatch(before, op.patch)
      if (after) putRecord(tables, op.collection, op.id, after)
      else misfits.push({ collection: op.collection, id: op.id })
    }
  })
  for (const { collection, id } of entry.purged ?? []) putRecord(tables, collection, id, null)
  return { misfits }
}

function emptyTable(): RecordTable {
  return { byId: Object.create(null) as Record<Id, StoredRecord>, ids: new Set() }
}
