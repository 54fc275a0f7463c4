import type { Id } from '../ids'
import { Multimap } from '../multimap'
import { noteLabel, type Note } from '../note'
import { foldText } from '../text'

/** What a note is called, as it is shown and as names are compared. */
export interface NoteName {
  id: Id
  label: string
  folded: string
}

/**
 * The notes of a dossier by what they are called. Made when it is first asked for: most links lead to pages and need no reading
 * of a hundred thousand titles.
 */
export class NoteNames {
  private names: Map<Id, NoteName> | null = null
  private readonly byFolded = new Multimap<string, NoteName>()

  constructor(private readonly notes: () => Iterable<Note>) {}

  /** Every note's name. */
  all(): IterableIterator<NoteName> {
    return this.made().values()
  }

  of(id: Id): NoteName | undefined {
    return this.made().get(id)
  }

  called(folded: string): readonly NoteName[] {
    this.made()
    return this.byFolded.get(folded)
  }

  /** Reads a note's name anew; undefined takes it out. Before the first asking there is nothing to bring up to date. */
  set(id: Id, note: Note | undefined): void {
    if (!this.names) return
    const old = this.names.get(id)
    const label = note && noteLabel(note)
    if (old?.label === label) return
    if (old) {
      this.byFolded.remove(old.folded, old)
      this.names.delete(id)
    }
    if (note) this.put(this.names, note)
  }

  private made(): Map<Id, NoteName> {
    if (this.names) return this.names
    const names = new Map<Id, NoteName>()
    for (const note of this.notes()) this.put(names, note)
    return (this.names = names)
  }

  private put(names: Map<Id, NoteName>, note: Note): void {
    const label = noteLabel(note)
    const name = { id: note.id, label, folded: foldText(label) }
    names.set(note.id, name)
    if (name.folded) this.byFolded.add(name.folded, name)
  }
}
