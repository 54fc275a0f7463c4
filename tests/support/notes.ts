import type { Note } from '../../src-main/domain/records/note'
import type { Change, RecordOp } from '../../src-main/domain/records/records'

export const AT = '2025-06-01T10:00:00.000Z'

/** A note with only what a test cares about. */
export function note(id: string, body = 'Body', more: Partial<Note> = {}): Note {
  return { id, targets: [], title: '', body, tags: [], createdAt: AT, updatedAt: AT, ...more }
}

/** The operation that puts a note where there was `before`. */
export function putNote(after: Note, before: Note | null = null): RecordOp {
  return { collection: 'notes', id: after.id, before, after }
}

export function change(id: string, ops: readonly RecordOp[], more: Partial<Change> = {}): Change {
  return { id, at: AT, label: 'change note', ops, ...more }
}
