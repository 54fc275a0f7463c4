import { tagKey } from '../markdown/note-syntax'
import type { Note, NoteTarget } from '../../records/note'

/** What is kept of a note beside its text. */
export type NoteFields = Pick<Note, 'title' | 'tags' | 'targets' | 'pinned' | 'private'>

/**
 * Puts together what two hands changed of a note's fields: of tags and targets what either put in and neither took out, of the rest
 * the side that changed it. Undefined when both gave it another title: then a person must choose.
 */
export function mergeFields(base: NoteFields, mine: NoteFields, theirs: NoteFields): NoteFields | undefined {
  if (mine.title !== base.title && theirs.title !== base.title && mine.title !== theirs.title) return undefined
  const pick = <K extends 'title' | 'pinned' | 'private'>(key: K): NoteFields[K] =>
    mine[key] === base[key] ? theirs[key] : mine[key]
  return {
    title: pick('title'),
    tags: mergeSets(base.tags, mine.tags, theirs.tags, tagKey),
    targets: mergeSets(base.targets, mine.targets, theirs.targets, targetKey),
    pinned: pick('pinned'),
    private: pick('private'),
  }
}

/** Keeps my order; what only they put in comes last. */
function mergeSets<T>(base: readonly T[], mine: readonly T[], theirs: readonly T[], keyOf: (item: T) => string): T[] {
  const before = new Set(base.map(keyOf))
  const here = new Set(mine.map(keyOf))
  const there = new Set(theirs.map(keyOf))
  return [
    ...mine.filter((item) => there.has(keyOf(item)) || !before.has(keyOf(item))),
    ...theirs.filter((item) => !here.has(keyOf(item)) && !before.has(keyOf(item))),
  ]
}

function targetKey(target: NoteTarget): string {
  return JSON.stringify(Object.entries(target).sort(([a], [b]) => (a < b ? -1 : 1)))
}
