import type { Id } from '../../domain/records/ids'
import type { JournalEntry } from './journal-entry'
import type { StoredRecord } from '../tables/record-patch'
import { applyEntry, tableOf, type AppliedEntry, type RecordTables } from '../tables/record-table'
import { backOp, type LoggedChange, type UndoLog } from './undo-log'

/** Plays an entry of the journal onto the tables, and notes in the log how to undo it. Answers which records it did not fit. */
export function playEntry(tables: RecordTables, undo: UndoLog, entry: JournalEntry): AppliedEntry['misfits'] {
  const back: LoggedChange['back'][] = entry.changes.map(() => [])
  const befores: { index: number; collection: string; id: Id; before: StoredRecord | null }[] = []
  const { misfits } = applyEntry(tables, entry, (index, collection, id, before) => {
    befores.push({ index, collection, id, before })
  })
  // Going backwards, what a record became is what the op after it found.
  const later = new Map<string, StoredRecord | null>()
  for (const { index, collection, id, before } of befores.reverse()) {
    const key = `${collection}/${id}`
    const after = later.has(key) ? (later.get(key) ?? null) : (tableOf(tables, collection).byId[id] ?? null)
    back[index]?.unshift(backOp(collection, id, before, after))
    later.set(key, before)
  }
  entry.changes.forEach(({ ops: _, rev: __, machine: ___, ...change }, index) =>
    undo.push({ ...change, back: back[index] ?? [] }),
  )
  if (entry.purged) {
    const purged = new Set(entry.purged.map(({ collection, id }) => `${collection}/${id}`))
    const left = undo.toLogged().map((change) => ({
      ...change,
      back: change.back.filter(({ collection, id }) => !purged.has(`${collection}/${id}`)),
    }))
    undo.replace(left.filter(({ back }) => back.length > 0))
  }
  // Undo needs an unbroken line of changes.
  if (misfits.length > 0) undo.clear()
  return misfits
}
