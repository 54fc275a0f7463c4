import type { Id } from '../../records/ids'
import type { Note } from '../../records/note'
import { foldText } from '../../text/folding'
import { resolveLink, type LinkLookup, type LinkTarget } from './resolve-link'
import { partsOf, tagKey, type NoteSyntax } from '../markdown/note-syntax'
import type { TextRange } from '../../text/text-range'
import { scanNote } from '../markdown/scan-note'
import { plainNoteText } from '../markdown/plain-text'
import { sentenceAround, type InContext } from '../markdown/sentence'

/** A note that links to something, and where. */
export interface Backlink {
  noteId: Id
  contexts: InContext[]
}

const CONTEXTS_MAX = 5

/**
 * Which notes link to, cite or are tagged with what. Kept by what is written, not by what it resolves to,
 * so that a rename or a deletion anywhere needs no second reading of the notes.
 */
export class NoteLinks {
  private readonly notesByKey = new Map<string, Set<Id>>()
  private readonly keysByNote = new Map<Id, readonly string[]>()
  private readonly tagNames = new Map<string, string>()
  /** Notes whose text is read when somebody asks, or before. */
  private readonly unread = new Map<Id, Note>()

  /** Takes a note in anew; undefined takes it out. */
  set(noteId: Id, note: Note | undefined): void {
    for (const key of this.keysByNote.get(noteId) ?? []) {
      const notes = this.notesByKey.get(key)
      notes?.delete(noteId)
      if (notes?.size === 0) this.notesByKey.delete(key)
    }
    this.keysByNote.delete(noteId)
    if (note) this.unread.set(noteId, note)
    else this.unread.delete(noteId)
  }

  /** Reads the notes that were taken in while `mayGoOn`: many of them hold many megabytes. Answers whether all have been read. */
  read(mayGoOn: () => boolean = () => true): boolean {
    for (const [noteId, note] of this.unread) {
      if (!mayGoOn()) return false
      this.unread.delete(noteId)
      this.readNote(noteId, note)
    }
    return true
  }

  /** Reads all that was taken in, and gives way after each note. */
  *reading(): Generator<undefined, void> {
    for (const [noteId, note] of this.unread) {
      this.unread.delete(noteId)
      this.readNote(noteId, note)
      yield
    }
  }

  private readNote(noteId: Id, note: Note): void {
    const keys = [...keysOf(note, (key, name) => this.tagNames.has(key) || this.tagNames.set(key, name))]
    if (keys.length === 0) return
    this.keysByNote.set(noteId, keys)
    for (const key of keys) {
      const notes = this.notesByKey.get(key)
      if (notes) notes.add(noteId)
      else this.notesByKey.set(key, new Set([noteId]))
    }
  }

  /**
   * Notes that link to the target or cite it, by its id or by a name that it has or had; and some that mean another whose name folds as one
   * of its names does.
   */
  linking({ id: targetId, folded, formerNames }: Pick<LinkTarget, 'id' | 'folded' | 'formerNames'>): Set<Id> {
    this.read()
    const notes = new Set(this.notesByKey.get(`to ${targetId}`))
    for (const name of [...folded, ...formerNames.map(foldText)])
      for (const id of this.notesByKey.get(`to ${name}`) ?? []) notes.add(id)
    for (const id of this.citing(targetId)) notes.add(id)
    return notes
  }

  /** Notes that cite the source or the claim. */
  citing(id: Id): ReadonlySet<Id> {
    this.read()
    return this.notesByKey.get(`cite ${id}`) ?? NONE
  }

  /** Whether a link anywhere says the name: to find what is called so, or as its own words for the note with the id. *Shape*: `name` folded. */
  say(id: Id, name: string): boolean {
    this.read()
    return this.notesByKey.has(`to ${name}`) || this.notesByKey.has(`as ${id} ${name}`)
  }

  tagged(tag: string): ReadonlySet<Id> {
    this.read()
    return this.notesByKey.get(`# ${tagKey(tag)}`) ?? NONE
  }

  /** Every tag with the number of its notes, the most used first; notes in `without` are not counted, nor is a tag that only they have. */
  tags(without: ReadonlySet<Id> = NONE): { name: string; notes: number }[] {
    this.read()
    const tags: { name: string; notes: number }[] = []
    for (const [key, name] of this.tagNames) {
      const tagged = this.notesByKey.get(`# ${key}`)
      if (!tagged) {
        this.tagNames.delete(key)
        continue
      }
      const notes = without.size === 0 ? tagged.size : [...tagged].filter((id) => !without.has(id)).length
      if (notes > 0) tags.push({ name, notes })
    }
    return tags.sort((a, b) => b.notes - a.notes || a.name.localeCompare(b.name))
  }
}

/** What a note links to, cites and is tagged with, each once: two notes with the same keys tie the same things together. */
function keysOf(note: Note, onTag?: (key: string, name: string) => void): Set<string> {
  const keys = new Set<string>()
  const { links, citations, tags } = scanNote(note.body)
  for (const link of links) {
    for (const target of new Set([link.target, partsOf(link.target).page])) {
      keys.add(`to ${target}`)
      keys.add(`to ${foldText(target)}`)
    }
    if (link.label !== undefined) keys.add(`as ${partsOf(link.target).page} ${foldText(link.label)}`)
  }
  for (const citation of citations)
    for (const ref of citation.refs) keys.add(`cite ${ref.kind === 'claim' ? ref.claimId : ref.sourceId}`)
  for (const name of [...note.tags, ...tags.map((tag) => tag.name)]) {
    const key = tagKey(name)
    onTag?.(key, name)
    keys.add(`# ${key}`)
  }
  return keys
}

/** Whether two states of a note link to, cite and are tagged with the same. */
export function tieTheSame(before: Note, after: Note): boolean {
  const [old, now] = [keysOf(before), keysOf(after)]
  return old.size === now.size && [...old].every((key) => now.has(key))
}

const NONE: ReadonlySet<Id> = new Set()

/** Whether a note links to one of the targets or cites it. */
export function leadsToOne({ body }: Note, targetIds: ReadonlySet<Id>, lookup: LinkLookup): boolean {
  const { links, citations } = scanNote(body)
  return (
    links.some((link) => targetIds.has(resolveLink(link, lookup).target?.id ?? partsOf(link.target).page)) ||
    citations.some(({ refs }) => refs.some((ref) => targetIds.has(ref.kind === 'claim' ? ref.claimId : ref.sourceId)))
  )
}

/** Where a note links to or cites the target, with the sentence around each of the first places. */
export function backlinkOf(note: Note, targetId: Id, lookup: LinkLookup): Backlink {
  const plain = (markdown: string) => plainNoteText(markdown, lookup)
  return {
    noteId: note.id,
    contexts: placesLeadingTo(note, targetId, lookup)
      .slice(0, CONTEXTS_MAX)
      .map((range) => sentenceAround(note.body, range, plain)),
  }
}

/** The places where a note links to the target, if that is there, or cites it. */
export function placesLeadingTo(note: Note, targetId: Id, lookup: LinkLookup): TextRange[] {
  const syntax: NoteSyntax = scanNote(note.body)
  return [
    ...syntax.links.filter((link) => resolveLink(link, lookup).target?.id === targetId),
    ...syntax.citations.filter((citation) =>
      citation.refs.some((ref) => (ref.kind === 'claim' ? ref.claimId : ref.sourceId) === targetId),
    ),
  ].sort((a, b) => a.from - b.from)
}
