import { laterThan } from '../../domain/dating/moments'
import type { NoteDraft } from '../../contract/drafts'
import { DossierError } from '../../domain/errors'
import type { EditKind } from '../../domain/records/edit-made'
import { say } from '../../domain/messages/message'
import type { Id } from '../../domain/records/ids'
import { noteLabel, type Note } from '../../domain/records/note'
import { linkMention } from '../../domain/notes/links/mentions'
import { selecting, type NoteSelection } from '../../domain/notes/book/note-selection'
import { renameTag, requireTagName } from '../../domain/notes/book/rename-tag'
import { dailyLogId, NOTE_TEMPLATES } from '../../domain/notes/book/templates'
import { tagKey } from '../../domain/notes/markdown/note-syntax'
import type { RecordOp, Revision } from '../../domain/records/records'
import { deletionOps } from '../content/bin'
import { found, type DossierSession } from '../session/dossier-session'
import { withLinksFollowing } from './follow-renames'
import { notebookOf } from '../session/notebook-of'
import { replaceNote, revisionOf } from './replace-note'

/**
 * Saves a note, new or changed. The state before is kept as a version where `revision-policy` says so; links by a name that it has no
 * more follow.
 * *Errors*: `conflict` when it was changed since `baseUpdatedAt`, `not-found` for a target or note that is not there.
 */
export function saveNote(session: DossierSession, draft: NoteDraft): Promise<{ id: Id; updatedAt: string }> {
  return session.editInTurns(
    { kind: draft.id === undefined ? 'add-note' : 'change-note' },
    function* () {
      const { baseUpdatedAt, keepBefore, formerNames: _, ...fields } = draft
      const present = draft.id === undefined ? undefined : found(session.index.notes[draft.id], 'note')
      if (present && baseUpdatedAt !== undefined && present.updatedAt !== baseUpdatedAt) {
        throw new DossierError('conflict', say('editing.note-changed'))
      }
      if (!present) requireTargets(session, fields.targets)
      const now = session.tools.now()
      const note: Note = {
        ...fields,
        id: draft.id ?? session.tools.makeId(),
        createdAt: present?.createdAt ?? now,
        updatedAt: present ? laterThan(present.updatedAt, now) : now,
      }
      const { targets } = notebookOf(session)
      if (present && targets.labelOf(present) !== targets.labelOf(note)) yield* notebookOf(session).reading()
      const ops = present ? replaceNote(session, present, note, keepBefore) : [session.put('notes', note)]
      return { ops: yield* withLinksFollowing(session, ops), answer: { id: note.id, updatedAt: note.updatedAt } }
    },
    noteLabel(draft),
  )
}

/** What changing several notes at once does to each. */
export type NoteChange =
  | { kind: 'pin'; pinned: boolean }
  | { kind: 'private'; private: boolean }
  | { kind: 'add-tag'; tag: string }
  | { kind: 'remove-tag'; tag: string }
  | { kind: 'delete' }

/** Changes many notes in one edit; those that are not there any more are passed over. Answers how many were changed. */
export function changeNotes(session: DossierSession, selection: NoteSelection, change: NoteChange): Promise<number> {
  return session.editInTurns({ kind: MANY[change.kind] }, function* () {
    if (change.kind === 'add-tag') requireTagName(change.tag)
    const ids = yield* selecting(selection, (filter) => notebookOf(session).finding(filter))
    const notes = ids.flatMap((id) => session.index.notes[id] ?? [])
    if (change.kind === 'delete')
      return { ops: notes.flatMap((note) => deletionOps(session, 'notes', note.id)), answer: notes.length }
    const now = session.tools.now()
    const ops = notes.flatMap((note) => {
      const changed = applyChange(note, change)
      // No text is replaced, so there is nothing to keep a version of.
      return changed === note ? [] : [session.put('notes', { ...changed, updatedAt: laterThan(note.updatedAt, now) })]
    })
    return { ops, answer: ops.length }
  })
}

const MANY = {
  pin: 'pin-notes',
  private: 'change-who-sees-notes',
  'add-tag': 'tag-notes',
  'remove-tag': 'untag-notes',
  delete: 'delete-notes',
} as const satisfies Readonly<Record<NoteChange['kind'], EditKind>>

/** The note changed; the very same when there is nothing to change. */
function applyChange(note: Note, change: Exclude<NoteChange, { kind: 'delete' }>): Note {
  switch (change.kind) {
    case 'pin':
      return (note.pinned ?? false) === change.pinned ? note : { ...note, pinned: change.pinned }
    case 'private':
      return (note.private ?? false) === change.private ? note : { ...note, private: change.private }
    case 'add-tag':
      return note.tags.some((tag) => tagKey(tag) === tagKey(change.tag)) || note.tags.length >= 200
        ? note
        : { ...note, tags: [...note.tags, change.tag] }
    case 'remove-tag':
      return note.tags.some((tag) => tagKey(tag) === tagKey(change.tag))
        ? { ...note, tags: note.tags.filter((tag) => tagKey(tag) !== tagKey(change.tag)) }
        : note
  }
}

/**
 * Renames a tag in every note's list and text. With a name that is in use the two tags become one.
 * *Errors*: `invalid-input` for a name that could not be read back as a tag.
 */
export function renameTagEverywhere(session: DossierSession, from: string, to: string): Promise<number> {
  return session.editInTurns({ kind: 'rename-tag' }, function* () {
    const now = session.tools.now()
    const notes = yield* notebookOf(session).tagging(from)
    const ops: RecordOp[] = []
    for (const note of notes) {
      const renamed = renameTag(note, from, to)
      ops.push(...replaceNote(session, note, { ...renamed, updatedAt: laterThan(note.updatedAt, now) }))
      yield
    }
    return { ops, answer: notes.length }
  })
}

/** Makes a mention in a note a link. *Errors*: `conflict` when the words do not stand there any more, `not-found`. */
export function linkMentionIn(
  session: DossierSession,
  noteId: Id,
  place: { from: number; to: number; text: string; targetId: Id },
): Promise<{ id: Id; updatedAt: string }> {
  return session.edit({ kind: 'link-name' }, () => {
    const note = found(session.index.notes[noteId], 'note')
    found(notebookOf(session).targets.byId(place.targetId), 'link target')
    const body = linkMention(note.body, place, place.text, place.targetId)
    if (body === undefined) {
      throw new DossierError('conflict', say('editing.words-gone-from-note'))
    }
    const changed = { ...note, body, updatedAt: laterThan(note.updatedAt, session.tools.now()) }
    return {
      ops: replaceNote(session, note, changed),
      answer: { id: noteId, updatedAt: changed.updatedAt },
    }
  })
}

/** The versions of a note, the latest first. */
export function revisionsOf(session: DossierSession, noteId: Id): Revision[] {
  return Object.values(session.store.layer.records.revisions)
    .filter((revision) => revision.noteId === noteId)
    .sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : a.id < b.id ? 1 : -1))
}

/** Puts a version in the place of the present text, which becomes a version itself. *Errors*: `not-found`. */
export function restoreRevision(session: DossierSession, revisionId: Id): Promise<{ id: Id; updatedAt: string }> {
  return session.editInTurns({ kind: 'restore-version' }, function* () {
    const revision = found(session.store.layer.records.revisions[revisionId], 'version')
    const note = found(session.index.notes[revision.noteId], 'note')
    yield* notebookOf(session).reading()
    const { title, body, tags, targets } = revision.note
    const restored: Note = {
      ...note,
      title,
      body,
      tags,
      targets,
      updatedAt: laterThan(note.updatedAt, session.tools.now()),
    }
    return {
      ops: yield* withLinksFollowing(session, replaceNote(session, note, restored, true)),
      answer: { id: note.id, updatedAt: restored.updatedAt },
    }
  })
}

/** Keeps a text that could not become the note's own as one of its versions. *Errors*: `not-found`. */
export function keepText(session: DossierSession, noteId: Id, text: { title: string; body: string }): Promise<Id> {
  return session.edit({ kind: 'keep-version' }, () => {
    const note = found(session.index.notes[noteId], 'note')
    const revision = revisionOf(session, { ...note, ...text })
    return { ops: [session.put('revisions', revision)], answer: revision.id }
  })
}

/** The log note of a day, made from its template when there is none. *Units*: `day` is the reader's local day. */
export function dailyLog(session: DossierSession, day: string): Promise<Id> {
  const id = dailyLogId(day)
  return session.edit({ kind: 'begin-log' }, () => {
    if (session.index.notes[id]) return { ops: [], answer: id }
    const template = NOTE_TEMPLATES.find((entry) => entry.id === 'log')
    const now = session.tools.now()
    const note: Note = {
      id,
      targets: [{ kind: 'dossier' }],
      title: template?.title({ day }) ?? day,
      body: template?.body({ day }) ?? '',
      tags: [...(template?.tags ?? [])],
      createdAt: now,
      updatedAt: now,
    }
    return { ops: [session.put('notes', note)], answer: id }
  })
}

function requireTargets(session: DossierSession, targets: Note['targets']): void {
  const { index } = session
  for (const target of targets) {
    if (target.kind === 'entity') found(index.entities.get(target.id), 'entity of the note')
    if (target.kind === 'claim') found(index.claims.get(target.id), 'claim of the note')
    if (target.kind === 'source') found(index.sources.get(target.id), 'source of the note')
    if (target.kind === 'paragraph') found(index.sources.get(target.sourceId), 'source of the note')
    if (target.kind === 'highlight') found(index.highlights[target.id], 'passage of the note')
  }
}
