import type { NoteDraft } from '../contract/drafts'
import { DossierError } from '../domain/errors'
import type { Id } from '../domain/ids'
import type { Note } from '../domain/note'
import { found, type DossierSession } from './dossier-session'

/**
 * Saves a note, new or changed.
 * *Errors*: `conflict` when it was changed since `baseUpdatedAt`, `not-found` for a target or note that is not there.
 */
export function saveNote(session: DossierSession, draft: NoteDraft): Promise<{ id: Id; updatedAt: string }> {
  return session.edit(draft.id === undefined ? 'add note' : 'change note', () => {
    const { baseUpdatedAt, ...fields } = draft
    const present = draft.id === undefined ? undefined : found(session.index.notes[draft.id], 'This note')
    if (present && baseUpdatedAt !== undefined && present.updatedAt !== baseUpdatedAt) {
      throw new DossierError(
        'conflict',
        'This note was changed in another window meanwhile. Both texts are kept; choose one.',
      )
    }
    if (!present) requireTargets(session, fields.targets)
    const now = session.tools.now()
    const note: Note = {
      ...fields,
      id: draft.id ?? session.tools.makeId(),
      createdAt: present?.createdAt ?? now,
      updatedAt: present && now <= present.updatedAt ? later(present.updatedAt) : now,
    }
    return { ops: [session.put('notes', note)], answer: { id: note.id, updatedAt: note.updatedAt } }
  })
}

/** The next millisecond: a clock that was set back must not make a change look older than what it changed. */
function later(at: string): string {
  return new Date(Date.parse(at) + 1).toISOString()
}

function requireTargets(session: DossierSession, targets: Note['targets']): void {
  const { index } = session
  for (const target of targets) {
    if (target.kind === 'entity') found(index.entities.get(target.id), 'The page this note is on')
    if (target.kind === 'claim') found(index.claims.get(target.id), 'The claim this note is on')
    if (target.kind === 'source') found(index.sources.get(target.id), 'The source this note is on')
    if (target.kind === 'paragraph') found(index.sources.get(target.sourceId), 'The source this note is on')
    if (target.kind === 'highlight') found(index.highlights[target.id], 'The passage this note is on')
  }
}
