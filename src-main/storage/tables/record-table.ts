import { COLLECTIONS, emptyLayer, type LayerRecords, type ReaderLayer } from '../../domain/records/records'
import type { Id } from '../../domain/records/ids'
import type { JournalEntry } from '../history/journal-entry'
import { applyPatch, type StoredRecord } from './record-patch'
import { Pace } from '../../pace/pace'

/** The records of one collection in memory. */
export class RecordTable {
  /** The same object that the published layer holds. */
  readonly byId: Record<Id, StoredRecord> = Object.create(null) as Record<Id, StoredRecord>
  private readonly listed = new Set<Id>()
  private unlisted: (readonly StoredRecord[])[] = []

  /**
   * The ids of `byId`: a set can be walked a little at a time while it changes, and asking an object for its 100,000 keys takes 30 ms.
   */
  get ids(): ReadonlySet<Id> {
    for (const records of this.unlisted.splice(0)) this.list(records)
    return this.listed
  }

  put(id: Id, record: StoredRecord): void {
    this.byId[id] = record
    this.listed.add(id)
  }

  delete(id: Id): void {
    delete this.byId[id]
    this.listed.delete(id)
  }

  /** Another table with the same records; gives way after each. */
  *copying(): Generator<undefined, RecordTable> {
    const copy = new RecordTable()
    for (const id of this.ids) {
      const record = this.byId[id]
      if (record) copy.put(id, record)
      yield
    }
    return copy
  }

  /** Takes many records in whose ids are listed later. */
  take(records: readonly (StoredRecord & { id: Id })[]): void {
    for (const record of records) this.byId[record.id] = record
    this.unlisted.push(records)
  }

  /** Lists what `take` left, in slices. */
  async listIds(pace: Pace): Promise<void> {
    for (let records = this.unlisted.shift(); records; records = this.unlisted.shift()) {
      this.list(records)
      await pace.pause()
    }
  }

  private list(records: readonly StoredRecord[]): void {
    // One that was deleted meanwhile must not come back.
    for (const { id } of records) if (typeof id === 'string' && this.byId[id] !== undefined) this.listed.add(id)
  }
}

/** All collections by name, those of other versions too. */
export type RecordTables = Map<string, RecordTable>

export function emptyTables(): RecordTables {
  return new Map(COLLECTIONS.map((name) => [name, new RecordTable()]))
}

/** Lists the ids of all tables that are not listed yet, in slices. */
export async function listIds(tables: RecordTables): Promise<void> {
  const pace = new Pace()
  // Whoever waits for what was loaded goes first.
  await pace.rest()
  for (const table of tables.values()) await table.listIds(pace)
}

/** The table of a collection, made when there is none. */
export function tableOf(tables: RecordTables, collection: string): RecordTable {
  const table = tables.get(collection) ?? new RecordTable()
  tables.set(collection, table)
  return table
}

export function putRecord(tables: RecordTables, collection: string, id: Id, record: StoredRecord | null): void {
  const table = tableOf(tables, collection)
  if (record === null) table.delete(id)
  else table.put(id, record)
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
