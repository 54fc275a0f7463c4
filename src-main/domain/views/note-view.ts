import { latestFirst } from '../dating/moments'
import type { DossierIndex } from '../dossier/dossier-index'
import type { Id } from '../records/ids'
import type { Note, NoteTarget } from '../records/note'
import type { LinkLookup } from '../notes/links/resolve-link'
import { shortened } from '../records/text'
import { noteTags } from '../notes/markdown/scan-note'
import { shownLabel } from '../notes/book/note-label'
import { shownStart } from '../notes/markdown/comments'
import { plainNoteText } from '../notes/markdown/plain-text'
import { A_PRIVATE_NOTE, isHidden, type PrivateWords } from '../notes/links/private-words'
import { deletedRef } from './deleted-refs'
import { entityRef, sourceRef, type DeletedRef, type EntityRef, type SourceRef } from './refs'
import { claimLabel } from './claim-in-full'
import { claimView } from './claim-among-others'
import { linksById } from './links-by-id'

/** What a note is on, with where to find it. */
export interface NoteTargetView {
  target: NoteTarget
  /** 'Mali', 'Mali: founded', 'Article, para. 6'. */
  label: string
  entity?: EntityRef
  source?: SourceRef
  missing?: true
  /** What puts it back, where it was deleted. */
  binEntryId?: Id
}

/** A note in a list. */
export interface NoteSummary {
  id: Id
  label: string
  /** The start of the body as it reads, at most 280 characters. */
  preview: string
  targets: NoteTargetView[]
  tags: string[]
  pinned: boolean
  private: boolean
  createdAt: string
  updatedAt: string
}

/**
 * `lookup` gives links their names. Of a private note it says where it is and nothing else, unless its words were asked for.
 */
export function noteSummary(
  index: DossierIndex,
  note: Note,
  lookup: LinkLookup = linksById(index),
  words: PrivateWords = 'hidden',
): NoteSummary {
  const said = isHidden(note, words)
    ? { label: A_PRIVATE_NOTE, preview: '', tags: [] }
    : { label: shownLabel(note, lookup), preview: previewOf(note.body, lookup), tags: noteTags(note) }
  return {
    id: note.id,
    ...said,
    targets: note.targets.map((target) => noteTargetView(index, target)),
    pinned: note.pinned === true,
    private: note.private === true,
    createdAt: note.createdAt,
    updatedAt: note.updatedAt,
  }
}

/** *Units*: UTF-16 code units of the body that a preview is made from, and of the preview. */
const PREVIEW_SOURCE = 1_200
const PREVIEW = 280

function previewOf(body: string, lookup: LinkLookup): string {
  const text = plainNoteText(shownStart(body, PREVIEW_SOURCE), lookup).trim()
  return text.length > PREVIEW ? `${text.slice(0, PREVIEW - 1).trimEnd()}…` : text
}

/** Newest first, pinned ones before the others. */
export function compareNotes(a: Note, b: Note): number {
  return Number(b.pinned ?? false) - Number(a.pinned ?? false) || latestFirst(a.updatedAt, b.updatedAt)
}

/** The first few in that order, without putting all the others in order. */
export function firstNotes(notes: Iterable<Note>, count: number): Note[] {
  const first: Note[] = []
  for (const note of notes) {
    const last = first[count - 1]
    if (last && compareNotes(last, note) <= 0) continue
    const at = first.findIndex((other) => compareNotes(note, other) < 0)
    first.splice(at < 0 ? first.length : at, 0, note)
    first.length = Math.min(first.length, count)
  }
  return first
}

export function noteTargetView(index: DossierIndex, target: NoteTarget): NoteTargetView {
  switch (target.kind) {
    case 'dossier':
      return { target, label: 'This dossier' }
    case 'entity': {
      const entity = entityRef(index, target.id)
      return { target, label: entity.name, entity, ...missing(entity) }
    }
    case 'source': {
      const source = sourceRef(index, target.id)
      return { target, label: source.shortTitle, source, ...missing(source) }
    }
    case 'paragraph': {
      const source = sourceRef(index, target.sourceId)
      const label = `${source.shortTitle}, para. ${target.number}`
      if (!isGone(index, target)) return { target, label, source, ...missing(source) }
      return { target, label: `${label} (no longer in the source)`, source, missing: true }
    }
    case 'claim': {
      const claim = index.claims.get(target.id)
      if (!claim) return { target, ...deletedTarget(deletedRef(index, 'claims', target.id)) }
      return { target, label: claimLabel(claimView(index, claim), 60), entity: entityRef(index, claim.subject) }
    }
    case 'highlight': {
      const highlight = index.highlights[target.id]
      if (!highlight) return { target, ...deletedTarget(deletedRef(index, 'highlights', target.id)) }
      const source = sourceRef(index, highlight.sourceId)
      const label = `${source.shortTitle}: ${shortened(highlight.selector.quote.exact, SHORT)}`
      return { target, label, source, ...missing(source) }
    }
  }
}

/** True when the paragraph is not in the source's text any more; of a source without its text nobody can say. */
function isGone({ sources }: DossierIndex, { sourceId, number, lost }: NoteTarget & { kind: 'paragraph' }): boolean {
  const paragraphs = sources.get(sourceId)?.paragraphs ?? []
  return paragraphs.length > 0 && (lost === true || !paragraphs.some((paragraph) => paragraph.number === number))
}

/** *Units*: characters of a passage in the name of what a note is on. */
const SHORT = 60

function missing({
  missing: isMissing,
  binEntryId,
}: EntityRef | SourceRef): Pick<NoteTargetView, 'missing' | 'binEntryId'> {
  if (!isMissing) return {}
  return { missing: true, ...(binEntryId !== undefined && { binEntryId }) }
}

function deletedTarget({ label, binEntryId }: DeletedRef): Omit<NoteTargetView, 'target'> {
  return { label, missing: true, ...(binEntryId !== undefined && { binEntryId }) }
}
