import type { Note } from '../../domain/records/note'
import { keepsRevision, sameContent } from '../../domain/notes/book/revision-policy'
import type { Id } from '../../domain/records/ids'
import type { RecordOp, Revision } from '../../domain/records/records'
import type { DossierSession } from '../session/dossier-session'
import { notebookOf } from '../session/notebook-of'

/** *Units*: names a note is remembered to have had. */
const FORMER_NAMES_MAX = 50

/** The operations that put a changed note in the place of the present one, with the version that is to be kept. */
export function replaceNote(session: DossierSession, before: Note, after: Note, keep = false): RecordOp[] {
  const latest = latestRevisionAt(session, before.id)
  const moment = { before, after, now: session.tools.now(), ...(latest !== undefined && { lastKeptAt: latest }) }
  const kept = keepsRevision(moment) || (keep && !sameContent(before, after))
  const ops: RecordOp[] = kept ? [session.put('revisions', revisionOf(session, before))] : []
  return [...ops, session.put('notes', { ...after, ...formerNames(session, before, after, kept) })]
}

/**
 * The title a note had when a version of it was kept or a link said it, so that links which say only that follow its new
 * title, and no export lets out what a private note was called.
 */
function formerNames(session: DossierSession, before: Note, after: Note, kept: boolean): Pick<Note, 'formerNames'> {
  const known = before.formerNames ?? []
  const notebook = notebookOf(session)
  const label = notebook.targets.labelOf(before)
  const isRenamed = label !== notebook.targets.labelOf(after) && !known.includes(label)
  const isNew = isRenamed && (kept || notebook.isCalledByName(before))
  const names = isNew ? [...known, label].slice(-FORMER_NAMES_MAX) : known
  return names.length === 0 ? {} : { formerNames: names }
}

/** The note as it is now, as one of its versions. */
export function revisionOf(session: DossierSession, note: Note): Revision {
  return { id: session.tools.makeId(), noteId: note.id, at: session.tools.now(), note }
}

function latestRevisionAt(session: DossierSession, noteId: Id): string | undefined {
  return notebookOf(session).lastKeptAt(noteId)
}
