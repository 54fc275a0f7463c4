import type { Exchanged } from '../../domain/exchange/exchanged'
import type { Id } from '../../domain/records/ids'
import type { RecordOf } from '../../domain/records/records'
import type { DossierSession } from '../session/dossier-session'

/** The record as it is kept here; a source without the reader's own grade for it. */
export function recordHere<C extends Exchanged>(
  { index }: DossierSession,
  collection: C,
  id: Id,
): RecordOf<C> | undefined {
  const name: Exchanged = collection
  const record =
    name === 'meta'
      ? index.meta
      : name === 'entities' || name === 'claims' || name === 'sources'
        ? index[name].get(id)
        : Object.hasOwn(index[name], id)
          ? index[name][id]
          : undefined
  // It was looked up in the collection that was asked for.
  return record as RecordOf<C> | undefined
}
