import { displayName } from '../../domain/records/entity'
import { DossierError } from '../../domain/errors'
import type { EditKind } from '../../domain/records/edit-made'
import { say } from '../../domain/messages/message'
import type { Id } from '../../domain/records/ids'
import type { BinEntry, BinnableCollection, RecordOp } from '../../domain/records/records'
import { claimSentence } from '../../domain/views/claim-in-full'
import { claimView } from '../../domain/views/claim-among-others'
import { found, type DossierSession } from '../session/dossier-session'
import { notebookOf } from '../session/notebook-of'

/** Puts a record into the bin; a bundled one is hidden and stays as it came. *Errors*: `not-found`. */
export function deleteRecord(session: DossierSession, collection: BinnableCollection, id: Id): Promise<Id> {
  return session.edit({ kind: KINDS[collection] }, () => ({ ops: deletionOps(session, collection, id), answer: id }))
}

/** The operations that put a record into the bin. *Errors*: `not-found`. */
export function deletionOps(session: DossierSession, collection: BinnableCollection, id: Id): RecordOp[] {
  const records = session.store.layer.records[collection]
  const own = Object.hasOwn(records, id) ? records[id] : undefined
  const label = labelOf(session, collection, id)
  const entry: BinEntry = {
    id: session.tools.makeId(),
    collection,
    recordId: id,
    label: label.slice(0, 5_000),
    deletedAt: session.tools.now(),
    record: own ?? null,
  }
  const ops: RecordOp[] = []
  if (own) ops.push(session.take(collection, id))
  ops.push(session.put('bin', entry))
  if (own && isBundled(session, collection, id)) {
    ops.push(session.put('bin', { ...entry, id: session.tools.makeId(), record: null }))
  }
  return ops
}

/** Takes a record back out of the bin. *Errors*: `not-found`, `conflict` when something else has its place. */
export function restoreFromBin(session: DossierSession, binId: Id): Promise<Id> {
  return session.edit({ kind: 'restore-from-bin' }, () => {
    const entry = found(session.index.bin[binId], 'bin entry')
    const ops: RecordOp[] = []
    for (const other of Object.values(session.index.bin)) {
      const same = other.collection === entry.collection && other.recordId === entry.recordId
      if (same && (other.id === binId || other.deletedAt === entry.deletedAt)) ops.push(session.take('bin', other.id))
    }
    if (entry.record !== null) {
      if (Object.hasOwn(session.store.layer.records[entry.collection], entry.recordId)) {
        throw new DossierError('conflict', say('editing.newer-in-place'))
      }
      // The bin's schema ties the record to no collection; it was taken from this one.
      ops.push({ collection: entry.collection, id: entry.recordId, before: null, after: entry.record } as RecordOp)
    }
    return { ops, answer: entry.recordId }
  })
}

const KINDS = {
  entities: 'delete-entity',
  claims: 'delete-claim',
  sources: 'delete-source',
  notes: 'delete-note',
  highlights: 'delete-highlight',
  briefings: 'delete-briefing',
} as const satisfies Readonly<Record<BinnableCollection, EditKind>>

function isBundled(session: DossierSession, collection: BinnableCollection, id: Id): boolean {
  if (collection !== 'entities' && collection !== 'claims' && collection !== 'sources') return false
  return session.index.bundled(collection, id) !== undefined
}

/** What a record that is here is called in the bin. *Errors*: `not-found`. */
export function labelOf(session: DossierSession, collection: BinnableCollection, id: Id): string {
  const { index } = session
  switch (collection) {
    case 'entities':
      return displayName(found(index.entities.get(id), 'entity'))
    case 'claims':
      return claimSentence(claimView(index, found(index.claims.get(id), 'claim')))
    case 'sources':
      return found(index.sources.get(id), 'source').title
    case 'notes':
      return notebookOf(session).targets.labelOf(found(index.notes[id], 'note'))
    case 'highlights':
      return found(index.highlights[id], 'highlight').selector.quote.exact
    case 'briefings':
      return found(index.briefings[id], 'briefing').title
  }
}
