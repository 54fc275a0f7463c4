import { z } from 'zod'
import { idSchema, type Id } from '../../records/ids'
import type { Note } from '../../records/note'
import { noteFilterSchema, type NoteFilter } from './note-query'

/** *Units*: ids; more than a person can choose row by row. */
const ids = z.array(idSchema).max(1_000_000)

/** Which notes something is done to: these, or all that a filter finds but a few. */
export const noteSelectionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('these'), ids: ids.min(1) }),
  z.strictObject({ kind: z.literal('found'), filter: noteFilterSchema, except: ids }),
])

export type NoteSelection = z.infer<typeof noteSelectionSchema>

/** The ids of the selected notes, each once. `finding` answers what a filter lets through, and gives way in between. */
export function* selecting(
  selection: NoteSelection,
  finding: (filter: NoteFilter) => Generator<undefined, readonly Pick<Note, 'id'>[]>,
): Generator<undefined, Id[]> {
  if (selection.kind === 'these') return [...new Set(selection.ids)]
  const except = new Set(selection.except)
  return (yield* finding(selection.filter)).flatMap(({ id }) => (except.has(id) ? [] : [id]))
}

/** The ids with these among them or not. */
export function picked(before: Iterable<Id>, ids: Iterable<Id>, on: boolean): ReadonlySet<Id> {
  const after = new Set(before)
  for (const id of ids) {
    if (on) after.add(id)
    else after.delete(id)
  }
  return after
}
