import type { Id } from '../../records/ids'
import { Multimap } from '../../multimap'
import { noteLabel, type Note } from '../../records/note'
import { foldText } from '../../text/folding'
import { partsOf } from '../markdown/note-syntax'
import { scanNote } from '../markdown/scan-note'
import { shownStart } from '../markdown/comments'

/** What a note is called, as it is shown and as names are compared. */
export interface NoteName {
  id: Id
  label: string
  folded: string
}

/**
 * The notes of a dossier by what they are called. Made when it is first asked for: most links lead to entities and need no reading
 * of a hundred thousand titles.
 */
export class NoteNames {
  private names: Map<Id, NoteName> | null = null
  private readonly byFolded = new Multimap<string, NoteName>()
  /** Untitled notes by what they link to at their beginning: they may be called by its name. */
  private readonly byLinked = new Map<Id, Set<Id>>()
  private readonly linkedBy = new Map<Id, ReadonlySet<Id>>()

  constructor(
    private readonly notes: () => Iterable<Note>,
    private readonly labelOf: (note: Note) => string = noteLabel,
  ) {}

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
    this.relate(id, note)
    const old = this.names.get(id)
    const label = note && this.labelOf(note)
    if (old?.label === label) return
    if (old) {
      this.byFolded.remove(old.folded, old)
      this.names.delete(id)
    }
    if (note) this.put(this.names, note)
  }

  /** Reads anew the names that may hold the name of what has changed. */
  reread(changed: Iterable<Id>, note: (id: Id) => Note | undefined): void {
    for (const target of changed) for (const id of [...(this.byLinked.get(target) ?? [])]) this.set(id, note(id))
  }

  private made(): Map<Id, NoteName> {
    if (this.names) return this.names
    const names = new Map<Id, NoteName>()
    for (const note of this.notes()) this.put(names, note)
    return (this.names = names)
  }

  private put(names: Map<Id, NoteName>, note: Note): void {
    const label = this.labelOf(note)
    const name = { id: note.id, label, folded: foldText(label) }
    names.set(note.id, name)
    this.relate(note.id, note)
    if (name.folded) this.byFolded.add(name.folded, name)
  }

  private relate(id: Id, note: Note | undefined): void {
    for (const target of this.linkedBy.get(id) ?? []) this.byLinked.get(target)?.delete(id)
    this.linkedBy.delete(id)
    if (note?.title.trim() !== '') return
    const start = shownStart(note.body, LABEL_SOURCE)
    if (!start.includes('[[') && !start.includes('[@')) return
    const { links, citations } = scanNote(start)
    const targets = new Set([
      ...links.map(({ target }) => partsOf(target).page),
      ...citations.flatMap(({ refs }) => refs.map((ref) => (ref.kind === 'claim' ? ref.claimId : ref.sourceId))),
    ])
    this.linkedBy.set(id, targets)
    for (const target of targets) this.byLinked.set(target, (this.byLinked.get(target) ?? new Set()).add(id))
  }
}

/** *Units*: UTF-16 code units of a body that its first line is looked for in, as `noteLabel` does. */
const LABEL_SOURCE = 2_000
