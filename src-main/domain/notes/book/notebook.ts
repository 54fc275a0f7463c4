import { atOnce } from '../../at-once'
import { latestFirst } from '../../dating/moments'
import type { DossierIndex } from '../../dossier/dossier-index'
import type { Id } from '../../records/ids'
import { targetId, type Note } from '../../records/note'
import type { RecordOp, Revision } from '../../records/records'
import { noteSummary, type NoteSummary } from '../../views/note-view'
import { LinkTargets } from '../links/link-targets'
import { MentionIndex, mentionInContext, type Mention } from '../links/mentions'
import { backlinkOf, leadsToOne, placesLeadingTo, NoteLinks, type Backlink } from '../links/note-links'
import { NoteOrder } from './note-order'
import {
  isOpenFilter,
  noteTest,
  placesOf,
  privateTest,
  privateWordsOf,
  type NoteFilter,
  type NotePlace,
  type NoteSort,
} from './note-query'
import { A_PRIVATE_NOTE, type PrivateWords } from '../links/private-words'

/** A part of a list of notes. */
export interface NotePage {
  /** How many notes the filter lets through. */
  total: number
  /** How many private ones it would let through too, if they were asked for. */
  hidden: number
  rows: NoteSummary[]
}

/** What a list of notes can be narrowed by, with how many notes each has. */
export interface NoteFacets {
  all: number
  /** How many notes are private, whether they are among the others or not. */
  private: number
  tags: { name: string; notes: number }[]
  places: Record<NotePlace, number>
}

/** What notes say about a record without being on it. *Shape*: at most `limit` of each. */
export interface NotesAbout {
  backlinks: Backlink[]
  backlinksTotal: number
  mentions: Mention[]
  mentionsTotal: number
  /** False while notes are still being read; ask again. */
  complete: boolean
}

/**
 * All notes of a dossier with every way of finding them: in order, by filter, by what they link to, cite and mention.
 * It follows the dossier's index: call `follow` with each change's operations after the index has followed them.
 */
export class Notebook {
  readonly targets: LinkTargets
  private readonly order: NoteOrder
  private readonly links = new NoteLinks()
  private readonly mentions: MentionIndex
  private readonly places = new Map<NotePlace, number>()
  private readonly counted = new Map<Id, Set<NotePlace>>()
  private readonly privateIds = new Set<Id>()
  /** When the latest version of each note was kept. */
  private readonly keptAt = new Map<Id, string>()
  /** Which notes lead to the record that was asked for last, as far as they have been read. */
  private leading: { id: Id; answers: Map<Note, boolean> } | undefined

  constructor(
    private readonly index: DossierIndex,
    revisions: Iterable<Revision> = [],
  ) {
    this.targets = new LinkTargets(index)
    this.order = new NoteOrder(Object.values(index.notes))
    this.mentions = new MentionIndex(
      () => this.order.notes.slice(),
      () => this.targets.records(),
      this.targets,
    )
    for (const note of this.order.notes) {
      this.links.set(note.id, note)
      this.count(note.id, note)
    }
    for (const revision of revisions) this.rememberKept(revision)
  }

  follow(ops: readonly RecordOp[]): void {
    if (this.targets.follow(ops).length > 0) this.mentions.invalidate()
    this.leading = undefined
    const changed = new Map<Id, Note | undefined>()
    for (const op of ops) if (op.collection === 'notes') changed.set(op.id, op.after ?? undefined)
    this.order.setMany(changed)
    for (const op of ops) {
      if (op.collection === 'revisions' && op.after) this.rememberKept(op.after)
      if (op.collection !== 'notes') continue
      const note = op.after ?? undefined
      this.links.set(op.id, note)
      this.mentions.set(op.id, note)
      this.count(op.id, note)
    }
  }

  /** Reads what notes link to, cite and are tagged with while `mayGoOn`; whoever asks before waits for all of it. Answers whether all is read. */
  readLinks(mayGoOn: () => boolean): boolean {
    return this.links.read(mayGoOn)
  }

  /** Reads all of it, and gives way after each note. */
  reading(): Generator<undefined, void> {
    return this.links.reading()
  }

  /** The notes from `offset` on that the filter lets through, pinned ones first. */
  page(filter: NoteFilter, sort: NoteSort, offset: number, limit: number): NotePage {
    return atOnce(this.paging(filter, sort, offset, limit))
  }

  /** As `page`, and gives way after each note that it looked through. */
  *paging(filter: NoteFilter, sort: NoteSort, offset: number, limit: number): Generator<undefined, NotePage> {
    const notes = yield* this.finding(filter, sort)
    const words = privateWordsOf(filter)
    const asksForHidden = words === 'hidden' && this.privateIds.size > 0
    const hidden = asksForHidden ? (yield* this.finding({ ...filter, private: 'only' })).length : 0
    return {
      total: notes.length,
      hidden,
      rows: notes.slice(offset, offset + limit).map((note) => noteSummary(this.index, note, this.targets, words)),
    }
  }

  /** The notes that the filter lets through, in order. */
  found(filter: NoteFilter, sort: NoteSort = 'changed'): readonly Note[] {
    return atOnce(this.finding(filter, sort))
  }

  /** As `found`, and gives way after each note that it looked through: the words of all of them may be many megabytes. */
  *finding(filter: NoteFilter, sort: NoteSort = 'changed'): Generator<undefined, readonly Note[]> {
    let notes = this.order.notes
    if (this.privateIds.size > 0 || filter.private === 'only') notes = notes.filter(privateTest(filter))
    if (filter.tag) yield* this.links.reading()
    if (!isOpenFilter(filter)) {
      const test = noteTest(filter)
      const tagged = filter.tag === undefined || filter.tag === '' ? null : this.links.tagged(filter.tag)
      const passed: Note[] = []
      for (const note of notes.slice()) {
        if ((tagged === null || tagged.has(note.id)) && test(note)) passed.push(note)
        yield
      }
      notes = passed
    }
    if (sort === 'created') return [...notes].sort((a, b) => byPin(a, b) || latestFirst(a.createdAt, b.createdAt))
    if (sort === 'title') {
      const key = (note: Note) => this.targets.notes.of(note.id)?.folded ?? ''
      return notes
        .map((note) => ({ note, key: key(note) }))
        .sort((a, b) => byPin(a.note, b.note) || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
        .map(({ note }) => note)
    }
    return notes
  }

  /** Without the private notes, and so without tags that only they have, unless they are asked for. */
  facets(words: PrivateWords = 'hidden'): NoteFacets {
    const hidden = words === 'hidden' ? this.privateIds : NO_IDS
    const count = (place: NotePlace) => (this.places.get(place) ?? 0) - this.placesOfHidden(hidden, place)
    return {
      all: this.order.notes.length - hidden.size,
      private: this.privateIds.size,
      tags: this.links.tags(hidden),
      places: {
        dossier: count('dossier'),
        entity: count('entity'),
        claim: count('claim'),
        source: count('source'),
        passage: count('passage'),
        free: count('free'),
      },
    }
  }

  /** Every note's name, in the order of the list; a private one's is not told. */
  labels(): { id: Id; label: string; private: boolean }[] {
    return this.order.notes.map((note) => ({
      id: note.id,
      label: note.private === true ? A_PRIVATE_NOTE : (this.targets.notes.of(note.id)?.label ?? note.id),
      private: note.private === true,
    }))
  }

  /** As `tagged`, and gives way after each note that it read. */
  *tagging(tag: string): Generator<undefined, readonly Note[]> {
    yield* this.links.reading()
    return this.tagged(tag)
  }

  tagged(tag: string): readonly Note[] {
    return [...this.links.tagged(tag)].flatMap((id) => this.index.notes[id] ?? [])
  }

  /**
   * Notes that link to the record, cite it or name it, with the sentences; those that are on it are not told again. Of private ones
   * it is told that they link here, and not what they say. Notes are read for `mayGoOn` at most.
   */
  about(id: Id, limit: number, mayGoOn: () => boolean): NotesAbout {
    const target = this.targets.byId(id) ?? { id, folded: [], formerNames: [] }
    const linking = this.latestFirst(this.links.linking(target)).filter((note) => !isOn(note, id))
    const areLinksRead = this.readLeading(id, linking, mayGoOn)
    const leading = linking.filter((note) => this.leading?.answers.get(note))
    const complete = this.mentions.build(mayGoOn) && areLinksRead
    const mentioning = this.latestFirst(this.mentions.mentioning(id)).filter((note) => note.private !== true)
    return {
      backlinks: leading.slice(0, limit).map((note) => withoutWords(note, backlinkOf(note, id, this.targets))),
      backlinksTotal: leading.length,
      mentions: mentioning.slice(0, limit).flatMap((note) => {
        const places = this.mentions.placesIn(note).filter((place) => place.ids.includes(id))
        return places.slice(0, 3).map((place) => mentionInContext(note, place, this.targets))
      }),
      mentionsTotal: mentioning.length,
      complete,
    }
  }

  /**
   * Notes that link to one of the records or cite it in their text, whether it is here or not. Each note is read once, however many
   * records there are; it gives way after each.
   */
  *naming(ids: ReadonlySet<Id>): Generator<undefined, Note[]> {
    yield* this.links.reading()
    const linking = new Set<Id>()
    for (const id of ids)
      for (const noteId of this.links.linking(this.targets.byId(id) ?? { id, folded: [], formerNames: [] }))
        linking.add(noteId)
    const naming: Note[] = []
    for (const noteId of linking) {
      const note = this.index.notes[noteId]
      if (note && leadsToOne(note, ids, this.targets)) naming.push(note)
      yield
    }
    return naming
  }

  /** Whether a link to the note says what the note is called now, which it would go on saying after a rename. */
  isCalledByName(note: Note): boolean {
    const [name] = this.targets.byId(note.id)?.folded ?? []
    return name !== undefined && name !== '' && this.links.say(note.id, name)
  }

  /** The places of one note where a known name stands without a link. */
  mentionsIn(note: Note): Mention[] {
    return this.mentions.placesIn(note).map((place) => mentionInContext(note, place, this.targets))
  }

  /** When the latest version of a note was kept. *Units*: ISO 8601 UTC. */
  lastKeptAt(noteId: Id): string | undefined {
    return this.keptAt.get(noteId)
  }

  /** Reads notes for mentions until `mayGoOn` says no. Answers whether all have been read. */
  readMentions(mayGoOn: () => boolean): boolean {
    return this.mentions.build(mayGoOn)
  }

  /** Reads what may lead to the record. Answers whether all has been read. */
  private readLeading(id: Id, notes: readonly Note[], mayGoOn: () => boolean): boolean {
    if (this.leading?.id !== id) this.leading = { id, answers: new Map() }
    const { answers } = this.leading
    for (const note of notes) {
      if (answers.has(note)) continue
      if (!mayGoOn()) return false
      answers.set(note, placesLeadingTo(note, id, this.targets).length > 0)
    }
    return true
  }

  private rememberKept({ noteId, at }: Revision): void {
    const known = this.keptAt.get(noteId)
    if (known === undefined || known < at) this.keptAt.set(noteId, at)
  }

  private latestFirst(ids: ReadonlySet<Id>): Note[] {
    return [...ids].flatMap((id) => this.index.notes[id] ?? []).sort((a, b) => latestFirst(a.updatedAt, b.updatedAt))
  }

  private placesOfHidden(hidden: ReadonlySet<Id>, place: NotePlace): number {
    let notes = 0
    for (const id of hidden) if (this.counted.get(id)?.has(place)) notes += 1
    return notes
  }

  private count(id: Id, note: Note | undefined): void {
    for (const place of this.counted.get(id) ?? []) this.places.set(place, (this.places.get(place) ?? 1) - 1)
    this.counted.delete(id)
    if (note?.private === true) this.privateIds.add(id)
    else this.privateIds.delete(id)
    if (!note) return
    const places = placesOf(note)
    this.counted.set(id, places)
    for (const place of places) this.places.set(place, (this.places.get(place) ?? 0) + 1)
  }
}

const NO_IDS: ReadonlySet<Id> = new Set()

function withoutWords(note: Note, backlink: Backlink): Backlink {
  return note.private === true ? { ...backlink, contexts: [] } : backlink
}

function isOn(note: Note, id: Id): boolean {
  return note.targets.some((target) => targetId(target) === id)
}

function byPin(a: Note, b: Note): number {
  return Number(b.pinned ?? false) - Number(a.pinned ?? false)
}
