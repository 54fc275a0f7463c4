import type { DossierIndex } from './dossier-index'
import type { Id } from '../records/ids'
import type { BinnableCollection, RecordOf } from '../records/records'

/**
 * What something that names a record finds there now: the record; what it was, with the entry of the bin that puts it back; or
 * nothing, when it was deleted for good or never was.
 */
export type Referred<C extends BinnableCollection> =
  | { state: 'live'; record: RecordOf<C> }
  | { state: 'deleted'; binEntryId: Id; record: RecordOf<C> | undefined; label: string }
  | { state: 'gone' }

/** Where a reference leads. Every view and every export asks here. */
export function referred<C extends BinnableCollection>(index: DossierIndex, collection: C, id: Id): Referred<C> {
  const live = liveRecord(index, collection, id)
  if (live) return { state: 'live', record: live }
  const entry = index.binEntryOf(collection, id)
  if (!entry) return { state: 'gone' }
  // The bin's schema ties a record to no collection; this one was put there from its own.
  const own = entry.record as RecordOf<C> | null
  return {
    state: 'deleted',
    binEntryId: entry.id,
    record: own ?? bundledRecord(index, collection, id),
    label: entry.label,
  }
}

/** The record as it is, or as it was when it was deleted. */
export function evenDeleted<C extends BinnableCollection>(
  index: DossierIndex,
  collection: C,
  id: Id,
): RecordOf<C> | undefined {
  const found = referred(index, collection, id)
  return found.state === 'gone' ? undefined : found.record
}

/** What stands for a record that nothing is known of any more: an id would say nothing. */
export const GONE: Readonly<Record<BinnableCollection, string>> = {
  entities: 'a deleted entity',
  claims: 'a deleted claim',
  sources: 'a deleted source',
  notes: 'a deleted note',
  highlights: 'a passage no longer marked',
  briefings: 'a deleted briefing',
}

/** 'Mali (deleted)'. */
export function asDeleted(title: string): string {
  return `${title} (deleted)`
}

function liveRecord<C extends BinnableCollection>(index: DossierIndex, collection: C, id: Id): RecordOf<C> | undefined {
  const records = index[collection]
  const found = records instanceof Map ? records.get(id) : own(records as Readonly<Record<Id, unknown>>, id)
  // Each of the index's collections holds records of its own kind, which a union of them cannot say.
  return found as RecordOf<C> | undefined
}

function own(records: Readonly<Record<Id, unknown>>, id: Id): unknown {
  return Object.hasOwn(records, id) ? records[id] : undefined
}

function bundledRecord<C extends BinnableCollection>(
  index: DossierIndex,
  collection: C,
  id: Id,
): RecordOf<C> | undefined {
  if (collection !== 'entities' && collection !== 'claims' && collection !== 'sources') return undefined
  return index.bundled(collection, id) as RecordOf<C> | undefined
}
