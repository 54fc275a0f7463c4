import { isSameJson } from '../../domain/text/canonical-json'
import type { DossierMeta } from '../../domain/records/dossier'
import { DossierIndex } from '../../domain/dossier/dossier-index'
import type { IncomingDossier } from '../../domain/exchange/exchange-ports'
import type { CollectedRecord } from '../../domain/exchange/exchanged'
import type { Id } from '../../domain/records/ids'
import type { Note } from '../../domain/records/note'
import { emptyLayer, type ReaderLayer, type RecordOf, type RecordOp } from '../../domain/records/records'
import { Multimap } from '../../domain/multimap'
import type { Source } from '../../domain/records/source'
import type { DossierSession } from '../session/dossier-session'
import { replaceNote } from '../notes/replace-note'

/** Collections whose records are the dossier's content. */
type ContentCollection = 'entities' | 'claims' | 'sources'

/** A dossier of the reader's own with all that came in. */
export function incomingLayer(incoming: IncomingDossier, id: Id, title: string): ReaderLayer {
  const { content, reader } = incoming
  const layer = emptyLayer(id)
  layer.records.meta[id] = { ...ownMeta(content.dossier), id, title }
  for (const entity of content.entities) layer.records.entities[entity.id] = entity
  for (const claim of content.claims) layer.records.claims[claim.id] = claim
  for (const source of content.sources) layer.records.sources[source.id] = source
  for (const note of reader.notes) layer.records.notes[note.id] = note
  for (const highlight of reader.highlights) layer.records.highlights[highlight.id] = highlight
  for (const briefing of reader.briefings) layer.records.briefings[briefing.id] = briefing
  return layer
}

/** The file as a dossier that can be looked up; gives way after each record. */
export function* indexOfFile(incoming: IncomingDossier): Generator<undefined, DossierIndex> {
  const { id, title } = incoming.content.dossier
  return yield* DossierIndex.building(null, incomingLayer(incoming, id, title))
}

/**
 * The operations that put records in their places, over a bundled dossier only where they differ from the bundle; gives way after each
 * record.
 */
export function* puttingOps(
  session: DossierSession,
  placed: readonly CollectedRecord[],
): Generator<undefined, RecordOp[]> {
  const hidden = hiddenRecords(session)
  const ops: RecordOp[] = []
  for (const each of placed) {
    ops.push(...opsOf(session, each, hidden))
    yield
  }
  return ops
}

function opsOf(
  session: DossierSession,
  { collection, record }: CollectedRecord,
  hidden: Multimap<string, Id>,
): RecordOp[] {
  switch (collection) {
    case 'meta':
      return metaOps(session, record)
    case 'sources':
      return sourceOps(session, record, hidden)
    case 'entities':
    case 'claims':
      return contentOps(session, collection, record as RecordOf<typeof collection>, hidden)
    case 'notes':
      return noteOps(session, record)
    case 'highlights':
    case 'briefings':
      return [session.put(collection, record as RecordOf<typeof collection>)]
  }
}

/** Of a note that is replaced the version before is kept. */
function noteOps(session: DossierSession, note: Note): RecordOp[] {
  const present = ownRecord(session.index.notes, note.id)
  return present ? replaceNote(session, present, note, true) : [session.put('notes', note)]
}

/** The record with the id; an id such as `constructor` finds nothing that is not there. */
function ownRecord<T>(records: Readonly<Record<Id, T>>, id: Id): T | undefined {
  return Object.hasOwn(records, id) ? records[id] : undefined
}

/** Only what comes with the app says that it does. */
function ownMeta({ bundle: _, ...meta }: DossierMeta): DossierMeta {
  return meta
}

function metaOps(session: DossierSession, incoming: DossierMeta): RecordOp[] {
  const id = session.id
  const bundled = session.content?.dossier
  const wanted: DossierMeta = bundled
    ? { ...incoming, id, ...(bundled.bundle && { bundle: bundled.bundle }) }
    : { ...ownMeta(incoming), id }
  if (isSameJson(wanted, session.index.meta)) return []
  return isSameJson(wanted, bundled) ? [session.take('meta', id)] : [session.put('meta', wanted)]
}

function contentOps<C extends 'entities' | 'claims'>(
  session: DossierSession,
  collection: C,
  record: RecordOf<C> & { id: Id },
  hidden: Multimap<string, Id>,
): RecordOp[] {
  const asBundled = isSameJson(record, session.index.bundled(collection, record.id))
  return [
    ...recordOps(session, collection, record.id, asBundled, () => session.put(collection, record)),
    ...unhideOps(session, hidden, collection, record.id),
  ]
}

/** A source that differs from the bundle's by its grade alone gets the reader's grade, so that a new bundle's text still comes through. */
function sourceOps(session: DossierSession, source: Source, hidden: Multimap<string, Id>): RecordOp[] {
  const bundled = session.index.bundled('sources', source.id)
  const gradeOnly = bundled !== undefined && isSameJson({ ...source, grade: bundled.grade }, bundled)
  const grade = gradeOnly && !isSameJson(source.grade, bundled.grade) ? source.grade : undefined
  const own = ownRecord(session.store.layer.records.grades, source.id)
  const gradeOps =
    grade === undefined
      ? own === undefined
        ? []
        : [session.take('grades', source.id)]
      : isSameJson(own?.grade, grade)
        ? []
        : [session.put('grades', { id: source.id, grade })]
  return [
    ...recordOps(session, 'sources', source.id, gradeOnly, () => session.put('sources', source)),
    ...gradeOps,
    ...unhideOps(session, hidden, 'sources', source.id),
  ]
}

/** Puts the reader's version where it is needed and not there, takes it away where the bundle says it already. */
function recordOps(
  session: DossierSession,
  collection: ContentCollection,
  id: Id,
  asBundled: boolean,
  put: () => RecordOp,
): RecordOp[] {
  const isOwn = Object.hasOwn(session.store.layer.records[collection], id)
  if (asBundled) return isOwn ? [session.take(collection, id)] : []
  const op = put()
  return isSameJson(op.before, op.after) ? [] : [op]
}

/** The entries of the bin that hide bundled records, by collection and record. */
function hiddenRecords(session: DossierSession): Multimap<string, Id> {
  const hidden = new Multimap<string, Id>()
  for (const entry of Object.values(session.index.bin)) {
    if (entry.record === null) hidden.add(`${entry.collection} ${entry.recordId}`, entry.id)
  }
  return hidden
}

function unhideOps(
  session: DossierSession,
  hidden: Multimap<string, Id>,
  collection: ContentCollection,
  id: Id,
): RecordOp[] {
  return hidden.get(`${collection} ${id}`).map((entryId) => session.take('bin', entryId))
}
