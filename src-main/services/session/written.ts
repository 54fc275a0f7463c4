import type { ChangedNote, Written } from '../../contract/events'
import type { DossierIndex } from '../../domain/dossier/dossier-index'
import { shownLabel } from '../../domain/notes/book/note-label'
import { tieTheSame } from '../../domain/notes/links/note-links'
import type { Id } from '../../domain/records/ids'
import { targetId, type Note } from '../../domain/records/note'
import type { Change, RecordOp } from '../../domain/records/records'
import { linksById } from '../../domain/views/links-by-id'
import { noteSummary } from '../../domain/views/note-view'

/** *Units*: records of one change that are told one by one; of a larger one nobody follows each. */
const TOLD_MOST = 50
/** *Units*: UTF-16 code units of a note that is read for what it is tied to; a longer one may be tied to something else. */
const READ_MOST = 20_000

/**
 * What a change wrote in notes and briefings, for windows that have all the rest. It costs what was written, whatever else the dossier
 * holds. Null when anything may be other than it was: a record of another kind was changed, one was taken away, or they are too many.
 */
export function writtenBy(index: DossierIndex, { ops }: Pick<Change, 'ops'>): Written | null {
  if (ops.length > TOLD_MOST || !ops.every(isWriting)) return null
  return {
    notes: ops.flatMap((op) =>
      op.collection === 'notes' && op.after ? [changedNote(index, op.before, op.after)] : [],
    ),
    briefings: ops.flatMap(({ collection, id }) => (collection === 'briefings' ? [id] : [])),
    frame: {
      noteCount: index.noteCount,
      briefings: Object.values(index.briefings).map(({ id, title, updatedAt }) => ({ id, title, updatedAt })),
    },
  }
}

/** Whether it is what saving a note or a briefing does, and no more. */
function isWriting({ collection, after }: RecordOp): boolean {
  if (collection === 'revisions') return true
  return (collection === 'notes' || collection === 'briefings') && after !== null
}

function changedNote(index: DossierIndex, before: Note | null, after: Note): ChangedNote {
  const links = linksById(index)
  const hasOther = (field: 'targets' | 'pinned' | 'private' | 'formerNames') =>
    JSON.stringify(before?.[field] ?? false) !== JSON.stringify(after[field] ?? false)
  return {
    summary: noteSummary(index, after, links),
    on: [...new Set([...idsOf(before), ...idsOf(after)])],
    isRenamed:
      before === null ||
      shownLabel(before, links) !== shownLabel(after, links) ||
      hasOther('private') ||
      hasOther('formerNames'),
    isPlacedAnew: before === null || hasOther('targets') || hasOther('pinned') || hasOther('private'),
    isTiedAnew: before === null || mayBeTiedAnew(before, after),
  }
}

function mayBeTiedAnew(before: Note, after: Note): boolean {
  return Math.max(before.body.length, after.body.length) > READ_MOST || !tieTheSame(before, after)
}

function idsOf(note: Note | null): Id[] {
  return note?.targets.flatMap((target) => targetId(target) ?? []) ?? []
}
