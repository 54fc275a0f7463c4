import { atOnce } from '../../domain/at-once'
import type { StampedLayer, StampedRecord } from '../../domain/comparing/three-ways'
import { COLLECTIONS, emptyLayer, type LayerRecords, type ReaderLayer } from '../../domain/records/records'
import type { Id } from '../../domain/records/ids'
import type { Stamp } from '../../domain/records/stamp'
import type { JournalChange, JournalEntry } from '../history/journal-entry'
import type { StampRun } from './stamp-runs'
import { applyPatch, type StoredRecord } from './record-patch'
import { Pace } from '../../pace/pace'

/** Records that were read together, and their stamps in the same order. */
interface ReadRecords {
  records: readonly (StoredRecord & { id: Id })[]
  runs: readonly StampRun[]
}

/** The records of one collection in memory. */
export class RecordTable {
  /** The same object that the published layer holds. */
  readonly byId: Record<Id, StoredRecord> = Object.create(null) as Record<Id, StoredRecord>
  private readonly listed = new Map<Id, Stamp>()
  private unlisted: ReadRecords[] = []

  /**
   * The stamp of every record, by its id. Whoever wants the ids takes them from here: a map can be walked a little at a time while it
   * changes, and asking an object for its 100,000 keys takes 30 ms.
   */
  get stamps(): ReadonlyMap<Id, Stamp> {
    if (this.unlisted.length > 0) for (const read of this.unlisted.splice(0)) this.list(read)
    return this.listed
  }

  put(id: Id, record: StoredRecord, stamp: Stamp): void {
    this.byId[id] = record
    this.listed.set(id, stamp)
  }

  /** Writes the same state of a record in another way, which leaves its stamp as it is. */
  rewrite(id: Id, record: StoredRecord): void {
    this.byId[id] = record
  }

  delete(id: Id): void {
    delete this.byId[id]
    this.listed.delete(id)
  }

  /** Another table with the same records and stamps; gives way after each. */
  *copying(): Generator<undefined, RecordTable> {
    const copy = new RecordTable()
    for (const [id, stamp] of this.stamps) {
      const record = this.byId[id]
      if (record) copy.put(id, record, stamp)
      yield
    }
    return copy
  }

  /** Takes many records in whose ids and stamps are listed later. */
  take(read: ReadRecords): void {
    for (const record of read.records) this.byId[record.id] = record
    this.unlisted.push(read)
  }

  /** Lists what `take` left, in slices. */
  async listIds(pace: Pace): Promise<void> {
    for (let read = this.unlisted.shift(); read; read = this.unlisted.shift()) {
      this.list(read)
      await pace.pause()
    }
  }

  private list({ records, runs }: ReadRecords): void {
    let at = 0
    for (const { stamp, times } of runs) {
      for (const { id } of records.slice(at, at + times)) {
        // One that was deleted meanwhile must not come back, and one that was changed has a later stamp.
        if (this.byId[id] !== undefined && !this.listed.has(id)) this.listed.set(id, stamp)
      }
      at += times
    }
  }
}

/** All collections by name, those of other versions too. `rev` is the highest that any record has or had, those that are gone included. */
export class RecordTables extends Map<string, RecordTable> implements StampedLayer {
  rev = 0

  collections(): Iterable<string> {
    return this.keys()
  }

  ids(collection: string): Iterable<Id> {
    return this.get(collection)?.stamps.keys() ?? []
  }

  state(collection: string, id: Id): StampedRecord | null {
    const table = this.get(collection)
    const [record, stamp] = [table?.byId[id], table?.stamps.get(id)]
    return record && stamp ? { record, stamp } : null
  }

  /** The stamp that a change gives the records it touches; the next one gives a higher `rev`. */
  stampOf({ rev = this.rev + 1, at, machine }: Pick<JournalChange, 'rev' | 'at' | 'machine'>): Stamp {
    this.rev = Math.max(this.rev, rev)
    return { rev, at, ...(machine !== undefined && { machine }) }
  }
}

export function emptyTables(): RecordTables {
  return new RecordTables(COLLECTIONS.map((name) => [name, new RecordTable()]))
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

export function putRecord(
  tables: RecordTables,
  collection: string,
  id: Id,
  record: StoredRecord | null,
  stamp: Stamp,
): void {
  const table = tableOf(tables, collection)
  if (record === null) table.delete(id)
  else table.put(id, record, stamp)
}

/** Writes a record in another way, or takes it away, where nobody made a change. */
export function rewriteRecord(tables: RecordTables, collection: string, id: Id, record: StoredRecord | null): void {
  const table = tableOf(tables, collection)
  if (record === null) table.delete(id)
  else table.rewrite(id, record)
}

/** The tables as the published layer, without copying a record. */
export function tablesAsLayer(tables: RecordTables, dossierId: Id): ReaderLayer {
  const layer = emptyLayer(dossierId)
  const records: Record<string, unknown> = layer.records
  for (const name of COLLECTIONS) records[name] = tableOf(tables, name).byId
  return layer
}

/** The layer's records in tables of their own, as one change makes them. */
export function layerAsTables(records: LayerRecords, change: Pick<JournalChange, 'at' | 'machine'>): RecordTables {
  return atOnce(takingLayer(records, change))
}

/** As `layerAsTables`; gives way after each record. */
export function* takingLayer(
  records: LayerRecords,
  change: Pick<JournalChange, 'at' | 'machine'>,
): Generator<undefined, RecordTables> {
  const tables = emptyTables()
  const stamp = tables.stampOf(change)
  for (const name of COLLECTIONS) {
    for (const [id, record] of Object.entries(records[name])) {
      putRecord(tables, name, id, record, stamp)
      yield
    }
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
    const stamp = tables.stampOf(change)
    for (const op of change.ops) {
      const before = tableOf(tables, op.collection).byId[op.id] ?? null
      beforeChange?.(index, op.collection, op.id, before)
      if (op.patch === undefined) {
        putRecord(tables, op.collection, op.id, op.put ?? null, stamp)
        continue
      }
      const after = before && applyPatch(before, op.patch)
      if (after) putRecord(tables, op.collection, op.id, after, stamp)
      else misfits.push({ collection: op.collection, id: op.id })
    }
  })
  for (const { collection, id } of entry.purged ?? []) rewriteRecord(tables, collection, id, null)
  return { misfits }
}
