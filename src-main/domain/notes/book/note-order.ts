import type { Id } from '../../records/ids'
import type { Note } from '../../records/note'
import { compareNotes } from '../../views/note-view'

/**
 * Notes in the order of a list: pinned first, then the latest changed. Kept in order as they change, so that opening the list
 * costs what is shown and not what there is.
 */
export class NoteOrder {
  private sorted: Note[]
  private readonly known = new Map<Id, Note>()

  constructor(notes: Iterable<Note>) {
    this.sorted = [...notes].sort(compare)
    for (const note of this.sorted) this.known.set(note.id, note)
  }

  get notes(): readonly Note[] {
    return this.sorted
  }

  /** Puts a note in its place; undefined takes it out. */
  set(id: Id, note: Note | undefined): void {
    const old = this.known.get(id)
    if (old) {
      this.sorted.splice(this.placeOf(old), 1)
      this.known.delete(id)
    }
    if (!note) return
    this.sorted.splice(this.placeOf(note), 0, note)
    this.known.set(id, note)
  }

  /** Puts many notes in their places at once. */
  setMany(changes: ReadonlyMap<Id, Note | undefined>): void {
    if (changes.size < MANY) {
      for (const [id, note] of changes) this.set(id, note)
      return
    }
    const came = [...changes.values()].flatMap((note) => note ?? []).sort(compare)
    const stayed = this.sorted.filter((note) => !changes.has(note.id))
    for (const [id, note] of changes) {
      if (note) this.known.set(id, note)
      else this.known.delete(id)
    }
    const sorted: Note[] = []
    let next = 0
    for (const note of stayed) {
      for (let other = came[next]; other && compare(other, note) < 0; other = came[++next]) sorted.push(other)
      sorted.push(note)
    }
    this.sorted = [...sorted, ...came.slice(next)]
  }

  private placeOf(note: Note): number {
    let low = 0
    let high = this.sorted.length
    while (low < high) {
      const middle = (low + high) >> 1
      const other = this.sorted[middle]
      if (other && compare(other, note) < 0) low = middle + 1
      else high = middle
    }
    return low
  }
}

/** From so many on, putting all in order anew costs less than moving the others along for each. */
const MANY = 500

/** A strict order, so that equal times have one place each. */
function compare(a: Note, b: Note): number {
  if (a.updatedAt === b.updatedAt && (a.pinned ?? false) === (b.pinned ?? false))
    return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
  return compareNotes(a, b)
}
