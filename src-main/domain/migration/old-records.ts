import type { Id } from '../records/ids'

/** A record as an earlier version wrote it: JSON with named fields, of which only a step of a migration knows the shape. */
export type OldRecord = Readonly<Record<string, unknown>>

/**
 * All records of one dossier while they are brought to the next version: those of a data folder or those of a file.
 * Collections are called as in `RECORD_SCHEMAS`.
 */
export interface OldRecords {
  /** Puts what `change` answers in the place of each record of a collection; the very same record means that nothing changes. */
  change(collection: string, change: (record: OldRecord) => OldRecord): void
  /** The record with this id, also one of the dossier that came with the app. */
  find(collection: string, id: Id): OldRecord | undefined
}

/** Does one thing that the next version asks for. What it does not understand it leaves as it is, for the check that follows. */
export type MigrationStep = (records: OldRecords) => void

/** As `records.change`, also for what lies in the bin and for the earlier versions of notes. */
export function changeEverywhere(
  records: OldRecords,
  collection: string,
  change: (record: OldRecord) => OldRecord,
): void {
  records.change(collection, change)
  records.change('bin', (entry) => {
    if (entry['collection'] !== collection || !isOldRecord(entry['record'])) return entry
    const record = change(entry['record'])
    return record === entry['record'] ? entry : { ...entry, record }
  })
  if (collection !== 'notes') return
  records.change('revisions', (revision) => {
    if (!isOldRecord(revision['note'])) return revision
    const note = change(revision['note'])
    return note === revision['note'] ? revision : { ...revision, note }
  })
}

export function isOldRecord(value: unknown): value is OldRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A list with each of its elements changed; the very same list when none of them was. */
export function changedList(list: readonly unknown[], change: (element: unknown) => unknown): readonly unknown[] {
  const changed = list.map(change)
  return changed.every((element, at) => element === list[at]) ? list : changed
}
