import type { ChangedNote } from '@contract/events'
import { isOpenFilter, type NoteFilter, type NoteSort } from '@domain/notes/book/note-query'
import type { NoteSummary } from '@domain/views/note-view'

type Rows = (NoteSummary | undefined)[]

/** The rows of a list with notes as they were written since; null when some may stand in another place now, or in the list or not. */
export function withRows(
  rows: Rows,
  notes: readonly ChangedNote[],
  { filter, sort }: { filter: NoteFilter; sort: NoteSort },
): Rows | null {
  const now = rows.slice()
  for (const { summary, isPlacedAnew, isRenamed } of notes) {
    // What words a note has, or a private one's, is known to the main process.
    if (isPlacedAnew || !isOpenFilter(filter)) return null
    if (summary.private) {
      if (filter.private !== undefined) return null
      continue
    }
    const at = now.findIndex((row) => row?.id === summary.id)
    if (at < 0 || (sort === 'title' && isRenamed)) return null
    if (sort === 'changed' && !isFirst(now, at, summary)) return null
    now[at] = summary
  }
  return now
}

/** Whether what was changed last stands where it belongs: before all others that are pinned or not, as it is. */
function isFirst(rows: Rows, at: number, { pinned }: NoteSummary): boolean {
  return pinned ? at === 0 : rows.slice(0, at).every((row) => row?.pinned === true)
}
