import type { DeletionOutlook, ToDelete } from '../../contract/calls/record'
import { erasedWith } from '../../domain/bin/bin-erasing'
import { selecting } from '../../domain/notes/book/note-selection'
import { referred } from '../../domain/dossier/references'
import { shortened } from '../../domain/records/text'
import { restingOn, type RecordKey } from '../../domain/views/resting-on'
import { labelOf } from './bin'
import type { DossierSession } from '../session/dossier-session'
import { notebookOf } from '../session/notebook-of'

/** What would be left without what a person wants to delete: asked before it is done. Gives way while notes are read. */
export function* deletionOutlook(session: DossierSession, what: ToDelete): Generator<undefined, DeletionOutlook> {
  const records = yield* recordsMeant(session, what)
  const [only] = records.length === 1 ? records : []
  return {
    ...(yield* restingOn(session.index, records, (ids) => notebookOf(session).naming(ids))),
    label: only ? nameOf(session, only) : null,
    count: records.length,
  }
}

function* recordsMeant(session: DossierSession, what: ToDelete): Generator<undefined, readonly RecordKey[]> {
  switch (what.kind) {
    case 'records':
      return what.records
    case 'entries': {
      const entries = what.ids.flatMap((id) => session.index.bin[id] ?? [])
      // An entry whose record goes on elsewhere takes nothing from anybody.
      return erasedWith(session.store.layer, entries).flatMap(({ collection, id }) =>
        collection === 'bin' ? [] : [{ collection, id }],
      )
    }
    case 'these':
    case 'found': {
      const ids = yield* selecting(what, (filter) => notebookOf(session).finding(filter))
      return ids.map((id) => ({ collection: 'notes', id }))
    }
  }
}

/** *Units*: characters of a claim or a passage that is to be deleted. */
const LENGTH = 160

/** Null for a private note, and for what is not here. */
function nameOf(session: DossierSession, { collection, id }: RecordKey): string | null {
  const isLive = referred(session.index, collection, id).state === 'live'
  const isPrivate = collection === 'notes' && session.index.notes[id]?.private === true
  return isLive && !isPrivate ? shortened(labelOf(session, collection, id), LENGTH) : null
}
