import type { Now, ReaderStore } from '../../domain/ports'
import type { Id, MakeId } from '../../domain/records/ids'
import { noteLabel, type Note } from '../../domain/records/note'
import { sameContent } from '../../domain/notes/book/revision-policy'
import type { RecordOf, RecordOp } from '../../domain/records/records'
import { redoableChanges } from '../../domain/undo-history'

/** What is to be known of the dossier that an edit is made in. */
export interface EditedDossier {
  tools: { now: Now; makeId: MakeId }
  index: { notes: Readonly<Record<Id, Note>> }
  store: Pick<ReaderStore, 'history'>
  put<C extends 'revisions' | 'bin'>(collection: C, record: RecordOf<C> & { id: Id }): RecordOp
}

/**
 * What an edit must keep besides, when it comes after an undo and so empties the redo stack: the text of each note that could have
 * been had back by redoing, as a version of the note, or in the bin when the note itself is gone.
 */
export function keepLostNotes(session: EditedDossier, planned: readonly RecordOp[]): RecordOp[] {
  const { now, makeId } = session.tools
  const lost = lostNotes(session)
  if (lost.size === 0) return []
  const plannedNotes = new Map<Id, Note | null>()
  for (const op of planned) if (op.collection === 'notes') plannedNotes.set(op.id, op.after)
  return [...lost].flatMap(([id, note]) => {
    const present = session.index.notes[id]
    const next = plannedNotes.get(id)
    if (present && sameContent(present, note)) return []
    if (next && sameContent(next, note)) return []
    if (present) return [session.put('revisions', { id: makeId(), noteId: id, at: now(), note })]
    if (note.title === '' && note.body === '') return []
    const label = noteLabel(note).slice(0, 5_000)
    return [
      session.put('bin', { id: makeId(), collection: 'notes', recordId: id, label, deletedAt: now(), record: note }),
    ]
  })
}

function lostNotes(session: EditedDossier): Map<Id, Note> {
  const notes = new Map<Id, Note>()
  // The last undone is the first to be redone: what stands at the end is the latest text.
  for (const change of redoableChanges(session.store.history).reverse())
    for (const op of change.ops) if (op.collection === 'notes' && op.after) notes.set(op.id, op.after)
  return notes
}

/**
 * The operations of an edit that undoing it takes back: what was kept for safety stays kept. Such are versions of notes, and
 * entries of the bin for which nothing was deleted.
 */
export function withoutKept(ops: readonly RecordOp[]): RecordOp[] {
  const touched = new Set(ops.flatMap((op) => (op.collection === 'bin' ? [] : [op.id])))
  return ops.filter((op) => {
    if (op.collection === 'revisions') return op.after === null
    if (op.collection !== 'bin' || !op.after?.record) return true
    return touched.has(op.after.recordId)
  })
}
