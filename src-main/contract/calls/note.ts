import { z } from 'zod'
import { noteFilterSchema, NOTE_SORTS } from '../../domain/notes/book/note-query'
import { noteSelectionSchema } from '../../domain/notes/book/note-selection'
import type { NoteFacets, NotePage } from '../../domain/notes/book/notebook'
import type { Mention } from '../../domain/notes/links/mentions'
import type { ResolvedLink } from '../../domain/notes/links/resolve-link'
import type { CitationSuggestion, LinkSuggestion, CitationWords } from '../../domain/notes/links/suggestions'
import type { InContext } from '../../domain/notes/markdown/sentence'
import { locatorSchema } from '../../domain/records/citation'
import { idSchema, type Id } from '../../domain/records/ids'
import { type Note, noteTargetSchema } from '../../domain/records/note'
import type { DiffPart } from '../../domain/text/text-diff'
import type { NoteSummary, NoteTargetView } from '../../domain/views/note-view'
import type { EntityRef } from '../../domain/views/refs'
import { call } from '../call'
import { noteDraftSchema } from '../drafts'
import { inDossier, recordIn, tagName } from '../inputs'
import type { Saved } from '../saved'

const citedRefSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('source'), sourceId: idSchema, locator: locatorSchema.optional() }),
  z.strictObject({ kind: z.literal('claim'), claimId: idSchema }),
])

/** A link as the renderer needs it: what it means and what is shown for it. */
export type LinkView = Omit<ResolvedLink, 'target'> & { kind?: 'entity' | 'source' | 'note'; id?: Id }

/** Something that a note is on, with the entry of the bin that it could be put back from. */
export type TargetView = NoteTargetView

/** A note that speaks of something, with the sentences in which it does. */
export interface NoteMentionView {
  noteId: Id
  label: string
  updatedAt: string
  private: boolean
  contexts: InContext[]
}

/** A name in a note that nobody linked, as a page lists it. */
export interface UnlinkedView {
  noteId: Id
  label: string
  updatedAt: string
  from: number
  to: number
  /** The words as they are written. */
  text: string
  context: InContext
}

/** What notes say about a record without being on it. */
export interface NotesAboutView {
  backlinks: NoteMentionView[]
  backlinksTotal: number
  unlinked: UnlinkedView[]
  unlinkedTotal: number
  /** False while notes are still being read: ask again in a moment. */
  complete: boolean
}

/** A name in the open note that could be a link, with whom it may mean. */
export interface MentionView extends Omit<Mention, 'ids' | 'noteId'> {
  text: string
  candidates: EntityRef[]
}

/** An earlier version of a note in its list. */
export interface RevisionListing {
  id: Id
  at: string
  label: string
  /** *Units*: words. */
  words: number
}

/** What an earlier version says and what has changed since. */
export interface RevisionView {
  note: Note
  /** From that version to the present one. */
  changes: DiffPart[]
}

/** What a folder of Markdown holds and what bringing it in as notes would change; shown before anything is. */
export interface NoteImportPlan {
  folderName: string
  files: number
  added: number
  changed: number
  same: number
  /** One sentence each; at most 200. */
  changes: string[]
  /** Pictures and other files that stay in the folder, one sentence each; at most 201. */
  leftBehind: string[]
}

/** What the renderer asks about notes. */
export const noteCalls = {
  /** Private ones without their words. */
  'note:list': call<NoteSummary[]>()(inDossier),
  'note:get': call<Note>()(recordIn),
  'note:save': call<Saved & { updatedAt: string }>()(inDossier.extend({ note: noteDraftSchema })),
  /** With what the list can be narrowed by, when that is asked for. */
  'note:page': call<NotePage & { facets?: NoteFacets }>()(
    inDossier.extend({
      filter: noteFilterSchema,
      sort: z.enum(NOTE_SORTS),
      offset: z.int().nonnegative(),
      limit: z.int().min(1).max(500),
      facets: z.literal(true).optional(),
    }),
  ),
  /** The ids of a stretch of the list, without the notes. */
  'note:ids': call<Id[]>()(
    inDossier.extend({
      filter: noteFilterSchema,
      sort: z.enum(NOTE_SORTS),
      offset: z.int().nonnegative(),
      limit: z.int().min(1).max(1_000_000),
    }),
  ),
  /** Without what only private notes have, unless they are asked for too. */
  'note:facets': call<NoteFacets>()(inDossier.extend({ private: z.enum(['shown', 'only']).optional() })),
  /** Every note by what it is called, the latest first, for choosing among all. Private ones are not named. */
  'note:labels': call<{ id: Id; label: string; private: boolean }[]>()(inDossier),
  /** Changes many notes at once, in one edit. */
  'note:change-many': call<Saved & { changed: number }>()(
    inDossier.extend({
      notes: noteSelectionSchema,
      change: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('pin'), pinned: z.boolean() }),
        z.strictObject({ kind: z.literal('private'), private: z.boolean() }),
        z.strictObject({ kind: z.literal('add-tag'), tag: tagName }),
        z.strictObject({ kind: z.literal('remove-tag'), tag: tagName }),
        z.strictObject({ kind: z.literal('delete') }),
      ]),
    }),
  ),
  /** What links of a note mean now, in the order asked. */
  'note:links': call<LinkView[]>()(
    inDossier.extend({
      links: z
        .array(z.strictObject({ target: z.string().max(10_000), label: z.string().max(10_000).optional() }))
        .max(2_000),
    }),
  ),
  /** What notes are on: by what name, where it is, and how it comes back when it is in the bin. In the order asked. */
  'note:targets': call<TargetView[]>()(inDossier.extend({ targets: z.array(noteTargetSchema).max(200) })),
  'note:citations': call<CitationWords[]>()(inDossier.extend({ refs: z.array(citedRefSchema).max(2_000) })),
  'note:suggest-links': call<LinkSuggestion[]>()(inDossier.extend({ query: z.string().max(200) })),
  'note:suggest-citations': call<CitationSuggestion[]>()(inDossier.extend({ query: z.string().max(200) })),
  'note:suggest-tags': call<{ name: string; notes: number }[]>()(inDossier.extend({ query: z.string().max(500) })),
  /** What other notes say about an entity, a source, a note or a claim. */
  'note:about': call<NotesAboutView>()(recordIn),
  /** Known names in one note that are not links. */
  'note:mentions': call<MentionView[]>()(recordIn),
  /** Makes a mention a link. *Errors*: `conflict` when the words no longer stand there. */
  'note:link-mention': call<Saved & { updatedAt: string }>()(
    recordIn.extend({
      from: z.int().nonnegative(),
      to: z.int().positive(),
      text: z.string().max(5_000),
      targetId: idSchema,
    }),
  ),
  'note:revisions': call<RevisionListing[]>()(recordIn),
  'note:revision': call<RevisionView>()(recordIn),
  /** Puts an earlier version in the place of the present one, which becomes a version itself. */
  'note:restore-revision': call<Saved & { updatedAt: string }>()(recordIn),
  /** Keeps a text that could not be saved as a version of its note. */
  'note:keep': call<Saved>()(recordIn.extend({ title: z.string().max(5_000), body: z.string().max(20_000_000) })),
  /** The log note of a day, made when there is none. */
  'note:log': call<Saved>()(inDossier.extend({ day: z.iso.date() })),
  /** Asks for a folder of Markdown and begins to find out what bringing it in as notes would change; null when none was chosen. */
  'note:inspect-folder': call<{ jobId: string } | null>()(inDossier),
  /** Begins to bring in what was inspected, all or nothing. Until it is written it can be stopped. */
  'note:import-folder': call<{ jobId: string }>()(inDossier.extend({ token: z.string().max(200) })),
} as const
