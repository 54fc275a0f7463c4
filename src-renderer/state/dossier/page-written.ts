import type { ChangedNote, Written } from '@contract/events'
import { latestFirst } from '@domain/dating/moments'
import type { NoteSummary } from '@domain/views/note-view'
import type { SourcePage } from '@domain/views/source-page'
import { claimIn } from '../../lib/claims-in-view'
import type { PageData } from './page-data'

/** *Source*: as many as the overview lists. */
const RECENT_NOTES = 5

/** The page with what was written since: the very same where it shows nothing of that, null where it has to be read anew. */
export function withWritten(
  data: PageData,
  { notes, briefings }: Pick<Written, 'notes' | 'briefings'>,
): PageData | null {
  const placed = notes.filter(({ isPlacedAnew }) => isPlacedAnew)
  // How many notes a claim has stands beside it, wherever it is shown.
  if (placed.some(({ on }) => on.some((id) => claimIn(data, id) !== null))) return null
  switch (data.page) {
    case 'overview': {
      const recentNotes = withRecent(data.overview.recentNotes, notes)
      if (recentNotes === null) return null
      return recentNotes === data.overview.recentNotes ? data : { ...data, overview: { ...data.overview, recentNotes } }
    }
    case 'entity': {
      const { entity } = data
      if (placed.some(({ on }) => on.includes(entity.id))) return null
      const listed = withSummaries(entity, notes)
      return listed === entity ? data : { ...data, entity: listed }
    }
    case 'source': {
      const source = withNotesOfSource(data.source, notes, placed)
      return source && (source === data.source ? data : { ...data, source })
    }
    case 'audit':
      return notes.some((note) => note.isPlacedAnew || note.isRenamed || note.isTiedAnew) ? null : data
    case 'briefing': {
      const printed = new Set(data.briefing.noteIds)
      const concerns = briefings.includes(data.briefing.id) || notes.some(({ summary }) => printed.has(summary.id))
      return concerns ? null : data
    }
    case 'backups':
      // It says whether there is a backup of what is here now.
      return null
    case 'notes':
    case 'timeline':
    case 'bin':
    case 'sources':
    case 'list':
      return data
  }
}

/** The last that were written, pinned ones first; null when one of them is not among them any more: nobody here knows which is next. */
function withRecent(listed: NoteSummary[], notes: readonly ChangedNote[]): NoteSummary[] | null {
  const leaves = ({ id, pinned, private: isPrivate }: NoteSummary) =>
    listed.some((note) => note.id === id && (isPrivate || (note.pinned && !pinned)))
  if (notes.some(({ summary }) => leaves(summary))) return null
  const open = notes.flatMap(({ summary }) => (summary.private ? [] : [summary]))
  if (open.length === 0) return listed
  const others = listed.filter(({ id }) => !open.some((note) => note.id === id))
  return [...open, ...others].sort(inOrder).slice(0, RECENT_NOTES)
}

function withNotesOfSource(
  source: SourcePage,
  notes: readonly ChangedNote[],
  placed: readonly ChangedNote[],
): SourcePage | null {
  const { paragraphs, orphanedHighlights } = source
  const marks = [...paragraphs.flatMap(({ highlights }) => highlights), ...orphanedHighlights]
  const ids = new Set([source.id, ...marks.map(({ id }) => id)])
  if (placed.some(({ on }) => on.some((id) => ids.has(id)))) return null
  if (!notes.some(({ on }) => on.some((id) => ids.has(id)))) return source
  return {
    ...withSummaries(source, notes),
    orphanedHighlights: orphanedHighlights.map((mark) => withSummaries(mark, notes)),
    paragraphs: paragraphs.map((paragraph) =>
      paragraph.highlights.length === 0
        ? paragraph
        : { ...paragraph, highlights: paragraph.highlights.map((mark) => withSummaries(mark, notes)) },
    ),
  }
}

/** What lists notes, with them as they are now; the very same when it lists none of them. */
function withSummaries<T extends { notes: NoteSummary[] }>(listing: T, notes: readonly ChangedNote[]): T {
  const changed = new Map(notes.map(({ summary }) => [summary.id, summary]))
  if (!listing.notes.some(({ id }) => changed.has(id))) return listing
  return { ...listing, notes: listing.notes.map((note) => changed.get(note.id) ?? note).sort(inOrder) }
}

/** *Source*: the order in which the main process lists them. */
function inOrder(a: NoteSummary, b: NoteSummary): number {
  return Number(b.pinned) - Number(a.pinned) || latestFirst(a.updatedAt, b.updatedAt)
}
