import type { ChangedNote, Written } from '@contract/events'
import type { Id } from '@domain/records/ids'

/** Several changes that only wrote notes and briefings, as one: each note as it is now. */
export function together(changes: readonly [Written, ...Written[]]): Written {
  const notes = new Map<Id, ChangedNote>()
  for (const note of changes.flatMap((change) => change.notes)) {
    const before = notes.get(note.summary.id)
    notes.set(note.summary.id, {
      summary: note.summary,
      on: [...new Set([...(before?.on ?? []), ...note.on])],
      isRenamed: note.isRenamed || before?.isRenamed === true,
      isPlacedAnew: note.isPlacedAnew || before?.isPlacedAnew === true,
      isTiedAnew: note.isTiedAnew || before?.isTiedAnew === true,
    })
  }
  const last = changes[changes.length - 1] ?? changes[0]
  return {
    notes: [...notes.values()],
    briefings: [...new Set(changes.flatMap((change) => change.briefings))],
    frame: last.frame,
  }
}
