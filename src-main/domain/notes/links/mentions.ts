import type { Id } from '../../records/ids'
import type { Note } from '../../records/note'
import { codeRanges } from '../markdown/code-in-note'
import { commentRanges } from '../markdown/comment-ranges'
import { resolveLink, type LinkLookup, type LinkTarget } from './resolve-link'
import { NameTrie } from './name-trie'
import { beginsRow, formatLink } from '../markdown/note-syntax'
import type { TextRange } from '../../text/text-range'
import { scanNote } from '../markdown/scan-note'
import { plainNoteText } from '../markdown/plain-text'
import { sentenceAround, type InContext } from '../markdown/sentence'

/** A known name in a note that does not link to its bearer. */
export interface Mention extends TextRange {
  noteId: Id
  /** More than one when several bear the name. */
  ids: readonly Id[]
  context: InContext
}

const ADDRESS = /\b(?:https?|mailto|file):\S+|\]\([^()\n]{0,2000}\)/gi

/** The names that are looked for in notes: those of entities and the titles of sources. */
export function mentionNames(targets: Iterable<LinkTarget>): NameTrie {
  return new NameTrie(namesOf(targets))
}

function* namesOf(targets: Iterable<LinkTarget>): Iterable<{ id: Id; name: string }> {
  for (const target of targets) for (const name of target.names) yield { id: target.id, name }
}

/** A mention that is only a place and who is meant. */
export interface MentionPlace extends TextRange {
  ids: readonly Id[]
}

/** The places of a note where a known name stands that the note neither links to nor is about. */
export function unlinkedMentions(note: Note, names: NameTrie, lookup: LinkLookup): MentionPlace[] {
  const { body } = note
  const syntax = scanNote(body)
  const skip: TextRange[] = [
    ...syntax.links,
    ...syntax.citations,
    ...syntax.tags,
    ...codeRanges(body),
    ...commentRanges(body),
  ]
  if (body.includes(':') || body.includes(']('))
    for (const match of body.matchAll(ADDRESS)) skip.push({ from: match.index, to: match.index + match[0].length })
  skip.sort((a, b) => a.from - b.from)
  const hits = names.find(body, skip)
  if (hits.length === 0) return hits
  const known = new Set<Id>()
  for (const target of note.targets) {
    if (target.kind === 'paragraph') known.add(target.sourceId)
    else if (target.kind !== 'dossier') known.add(target.id)
  }
  for (const link of syntax.links) {
    const target = resolveLink(link, lookup).target
    if (target) known.add(target.id)
  }
  for (const { refs } of syntax.citations) for (const ref of refs) if (ref.kind === 'source') known.add(ref.sourceId)
  if (known.size === 0) return hits
  // A name that one of its bearers is linked by is taken to mean that one.
  return hits.filter((hit) => !hit.ids.some((id) => known.has(id)))
}

/** The place with the sentence around it. */
export function mentionInContext(note: Note, place: MentionPlace, lookup: LinkLookup): Mention {
  const plain = (markdown: string) => plainNoteText(markdown, lookup)
  return { noteId: note.id, ...place, context: sentenceAround(note.body, place, plain) }
}

/**
 * The body with the mention made a link, the words as they were written kept as its label.
 * Undefined when the words no longer stand there.
 */
export function linkMention(body: string, place: TextRange, expected: string, targetId: Id): string | undefined {
  if (body.slice(place.from, place.to) !== expected) return undefined
  const lineStart = body.lastIndexOf('\n', place.from - 1) + 1
  return body.slice(0, place.from) + formatLink(targetId, expected, beginsRow(body, lineStart)) + body.slice(place.to)
}

/**
 * Which notes mention whom without a link, for a whole dossier. Building reads every note once and can be taken in slices;
 * afterwards a changed note is read alone. A change of names asks for building anew.
 */
export class MentionIndex {
  private readonly notesById = new Map<Id, Set<Id>>()
  private readonly idsByNote = new Map<Id, readonly Id[]>()
  private names: NameTrie | null = null
  private queue: Iterator<Note> | null = null

  constructor(
    private readonly notes: () => Iterable<Note>,
    private readonly targets: () => Iterable<LinkTarget>,
    private readonly lookup: LinkLookup,
  ) {}

  /** True when every note has been read with the names of now. */
  get complete(): boolean {
    return this.names !== null && this.queue === null
  }

  /** Says that names came, went or changed. */
  invalidate(): void {
    this.names = null
    this.queue = null
  }

  /** Reads notes until `mayGoOn` says no or all are read. Answers `complete`. */
  build(mayGoOn: () => boolean): boolean {
    if (!this.names) {
      this.names = mentionNames(this.targets())
      this.notesById.clear()
      this.idsByNote.clear()
      this.queue = this.notes()[Symbol.iterator]()
    }
    while (this.queue && mayGoOn()) {
      const next = this.queue.next()
      if (next.done) this.queue = null
      else if (!this.idsByNote.has(next.value.id)) this.set(next.value.id, next.value)
    }
    return this.complete
  }

  /** Reads a note anew; undefined takes it out. */
  set(noteId: Id, note: Note | undefined): void {
    if (!this.names) return
    for (const id of this.idsByNote.get(noteId) ?? []) this.notesById.get(id)?.delete(noteId)
    if (!note) {
      // Kept as read, so that a running build does not bring it back.
      this.idsByNote.set(noteId, [])
      return
    }
    const ids = [...new Set(unlinkedMentions(note, this.names, this.lookup).flatMap((place) => place.ids))]
    this.idsByNote.set(noteId, ids)
    for (const id of ids) {
      const notes = this.notesById.get(id)
      if (notes) notes.add(noteId)
      else this.notesById.set(id, new Set([noteId]))
    }
  }

  /** Notes in which the entity or source is named without a link. */
  mentioning(id: Id): ReadonlySet<Id> {
    return this.notesById.get(id) ?? NONE
  }

  /** The places of one note. */
  placesIn(note: Note): MentionPlace[] {
    return unlinkedMentions(note, this.names ?? mentionNames(this.targets()), this.lookup)
  }
}

const NONE: ReadonlySet<Id> = new Set()
