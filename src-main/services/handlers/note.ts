import { countWords } from '../../domain/text/count-words'
import type { LinkView, MentionView, noteCalls, NotesAboutView, RevisionListing } from '../../contract/calls/note'
import type { HandlersOf } from '../../contract/dispatch'
import { privateWordsOf } from '../../domain/notes/book/note-query'
import { resolveLink } from '../../domain/notes/links/resolve-link'
import { citationWords, suggestCitations, suggestLinks, suggestTags } from '../../domain/notes/links/suggestions'
import type { Id } from '../../domain/records/ids'
import { diffText } from '../../domain/text/text-diff'
import { compareNotes, noteSummary, noteTargetView } from '../../domain/views/note-view'
import { entityRef, sourceRef } from '../../domain/views/refs'
import { atPace } from '../../pace/pace'
import type { Answering } from '../answering'
import {
  changeNotes,
  dailyLog,
  keepText,
  linkMentionIn,
  restoreRevision,
  revisionsOf,
  saveNote,
} from '../notes/edit-notes'
import { NoteImportDesk } from '../notes/import-notes'
import { found, type DossierSession } from '../session/dossier-session'
import { randomId } from '../session/make-id'
import { notebookOf, notebookRead, oneTurn } from '../session/notebook-of'

/** *Units*: choices offered at once. */
const SUGGESTIONS = 40
/** *Units*: notes listed on a page. */
const ABOUT = 100

/** The answers about notes. */
export function noteHandlers({ open, edited, many, shell, jobs, reading }: Answering): HandlersOf<typeof noteCalls> {
  const folders = new NoteImportDesk(reading.folder, randomId)
  return {
    'note:list': async ({ dossierId }) => {
      const session = await open(dossierId)
      const { index } = session
      const { targets } = notebookOf(session)
      return Object.values(index.notes)
        .sort(compareNotes)
        .map((note) => noteSummary(index, note, targets))
    },
    'note:get': async ({ dossierId, id }) => found((await open(dossierId)).index.notes[id], 'note'),
    'note:save': ({ dossierId, note }) => edited(dossierId, (session) => saveNote(session, note)),
    'note:page': async ({ dossierId, filter, sort, offset, limit, facets }) => {
      const notebook = await notebookRead(await open(dossierId))
      const page = await atPace(notebook.paging(filter, sort, offset, limit))
      return facets ? { ...page, facets: notebook.facets(privateWordsOf(filter)) } : page
    },
    'note:ids': async ({ dossierId, filter, sort, offset, limit }) =>
      (await atPace((await notebookRead(await open(dossierId))).finding(filter, sort)))
        .slice(offset, offset + limit)
        .map(({ id }) => id),
    'note:facets': async ({ dossierId, ...filter }) =>
      (await notebookRead(await open(dossierId))).facets(privateWordsOf(filter)),
    'note:labels': async ({ dossierId }) => notebookOf(await open(dossierId)).labels(),
    'note:inspect-folder': async ({ dossierId }) => {
      const session = await open(dossierId)
      const path = await shell.chooseFolder('Choose a folder of Markdown files')
      if (path === null) return null
      return {
        jobId: jobs.start(async (onProgress, signal) => ({
          kind: 'notes-inspected',
          ...(await folders.inspect(session, path, { onProgress, signal })),
        })),
      }
    },
    'note:import-folder': async ({ dossierId, token }) => {
      const session = await open(dossierId)
      return {
        jobId: jobs.start(async (onProgress, signal) => ({
          kind: 'notes-brought-in',
          ...(await folders.bringIn(session, token, { onProgress, signal })),
        })),
      }
    },
    'note:change-many': ({ dossierId, notes, change }) =>
      many(dossierId, (session) => changeNotes(session, notes, change)),
    'note:links': async ({ dossierId, links }) => {
      const { targets } = notebookOf(await open(dossierId))
      return links.map((link): LinkView => {
        const { target, ...view } = resolveLink(link, targets)
        return target ? { ...view, kind: target.kind, id: target.id } : view
      })
    },
    'note:targets': async ({ dossierId, targets }) => {
      const { index } = await open(dossierId)
      return targets.map((target) => noteTargetView(index, target))
    },
    'note:citations': async ({ dossierId, refs }) => {
      const { index } = await open(dossierId)
      return refs.map((ref) => citationWords(index, ref))
    },
    'note:suggest-links': async ({ dossierId, query }) =>
      suggestLinks(notebookOf(await open(dossierId)).targets, query, SUGGESTIONS),
    'note:suggest-citations': async ({ dossierId, query }) =>
      suggestCitations((await open(dossierId)).index, query, SUGGESTIONS),
    'note:suggest-tags': async ({ dossierId, query }) =>
      suggestTags((await notebookRead(await open(dossierId))).facets().tags, query, SUGGESTIONS),
    'note:about': async ({ dossierId, id }) => {
      const session = await open(dossierId)
      await notebookRead(session)
      return notesAbout(session, id)
    },
    'note:mentions': async ({ dossierId, id }) => {
      const session = await open(dossierId)
      const note = found(session.index.notes[id], 'note')
      return notebookOf(session)
        .mentionsIn(note)
        .slice(0, ABOUT)
        .map(({ ids, from, to, context }): MentionView => ({
          from,
          to,
          context,
          text: note.body.slice(from, to),
          candidates: ids.map((target) => candidate(session, target)),
        }))
    },
    'note:link-mention': ({ dossierId, id, ...place }) =>
      edited(dossierId, (session) => linkMentionIn(session, id, place)),
    'note:revisions': async ({ dossierId, id }) => {
      const session = await open(dossierId)
      const { targets } = notebookOf(session)
      return revisionsOf(session, id).map(({ id: revisionId, at, note }): RevisionListing => ({
        id: revisionId,
        at,
        label: targets.labelOf(note),
        words: countWords(note.body),
      }))
    },
    'note:revision': async ({ dossierId, id }) => {
      const session = await open(dossierId)
      const revision = found(session.store.layer.records.revisions[id], 'version')
      const note = found(session.index.notes[revision.noteId], 'note')
      return { note: revision.note, changes: diffText(revision.note.body, note.body) }
    },
    'note:restore-revision': ({ dossierId, id }) => edited(dossierId, (session) => restoreRevision(session, id)),
    'note:keep': ({ dossierId, id, title, body }) =>
      edited(dossierId, async (session) => ({ id: await keepText(session, id, { title, body }) })),
    'note:log': ({ dossierId, day }) => edited(dossierId, async (session) => ({ id: await dailyLog(session, day) })),
  }
}

function notesAbout(session: DossierSession, id: Id): NotesAboutView {
  const { index } = session
  const about = notebookOf(session).about(id, ABOUT, oneTurn())
  const summary = (noteId: Id) => {
    const note = index.notes[noteId]
    return {
      noteId,
      label: note ? notebookOf(session).targets.shownLabel(note) : noteId,
      updatedAt: note?.updatedAt ?? '',
      private: note?.private === true,
    }
  }
  return {
    backlinks: about.backlinks.map(({ noteId, contexts }) => ({ ...summary(noteId), contexts })),
    backlinksTotal: about.backlinksTotal,
    unlinked: about.mentions.map(({ noteId, from, to, context }) => ({
      ...summary(noteId),
      from,
      to,
      text: index.notes[noteId]?.body.slice(from, to) ?? '',
      context,
    })),
    unlinkedTotal: about.mentionsTotal,
    complete: about.complete,
  }
}

function candidate(session: DossierSession, id: Id) {
  const { index } = session
  if (index.entities.has(id)) return entityRef(index, id)
  return { id, schema: null, name: sourceRef(index, id).shortTitle }
}
