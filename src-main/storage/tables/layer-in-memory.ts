import type { Id } from '../../domain/records/ids'
import type { LayerRecords, ReaderLayer, RecordOp } from '../../domain/records/records'
import type { Stamp } from '../../domain/records/stamp'
import { backOp, sizeOf, type BackOp } from '../history/undo-log'
import type { StoredRecord } from './record-patch'
import { tableOf, type RecordTable, type RecordTables } from './record-table'

/**
 * A long change that is ready: how each record goes back and how long all of that is, what the layer will hold, and what brings it there
 * at once.
 */
interface ReadyChange {
  back: BackOp[]
  characters: number
  after: LayerRecords
  apply(): void
}

/** The published layer and the tables that share its records. A change comes into both as a whole, however long it takes to make ready. */
export class LayerInMemory {
  constructor(
    private readonly present: () => { layer: ReaderLayer; tables: RecordTables },
    /** Called before a record changes. */
    private readonly beforeChange: (collection: string, id: Id, before: StoredRecord | null) => void,
  ) {}

  /** Carries a change out. Answers how each record goes back. */
  apply(ops: readonly RecordOp[], stamp: Stamp): BackOp[] {
    const { tables } = this.present()
    return ops.map(({ collection, id, after }) => {
      const table = tableOf(tables, collection)
      const before = table.byId[id] ?? null
      this.beforeChange(collection, id, before)
      put(table, id, after, stamp)
      return backOp(collection, id, before, after)
    })
  }

  /**
   * Carries a change out on copies of the tables that it touches, which then take the place of the present ones: who looks meanwhile
   * sees nothing of it, and who goes on reading what they have goes on seeing what was. Gives way after each step.
   */
  *preparing(ops: readonly RecordOp[], stamp: Stamp): Generator<undefined, ReadyChange> {
    const { layer, tables } = this.present()
    const copies = new Map<keyof LayerRecords, RecordTable>()
    const back: BackOp[] = []
    let characters = 0
    for (const { collection, id, after } of ops) {
      const table = copies.get(collection) ?? (yield* tableOf(tables, collection).copying())
      copies.set(collection, table)
      const way = backOp(collection, id, table.byId[id] ?? null, after)
      back.push(way)
      characters += sizeOf(way)
      put(table, id, after, stamp)
      yield
    }
    const changed = Object.fromEntries([...copies].map(([name, { byId }]) => [name, byId]))
    const after = { ...layer.records, ...changed }
    return {
      back,
      characters,
      after,
      apply: () => {
        for (const { collection, id } of ops) {
          this.beforeChange(collection, id, tableOf(tables, collection).byId[id] ?? null)
        }
        for (const [name, table] of copies) tables.set(name, table)
        Object.assign(layer.records, changed)
      },
    }
  }
}

function put(table: RecordTable, id: Id, record: StoredRecord | null, stamp: Stamp): void {
  if (record === null) table.delete(id)
  else table.put(id, record, stamp)
}
