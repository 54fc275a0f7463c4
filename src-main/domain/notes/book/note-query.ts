import { z } from 'zod'
import { idSchema } from '../../records/ids'
import { targetId, type Note } from '../../records/note'
import { foldText } from '../../text/folding'
import { spanOfDay, type TimeZone } from '../../dating/reader-day'
import type { PrivateWords } from '../links/private-words'

/** What kinds of things a list of notes can be narrowed to. `passage`: a paragraph or a highlight. `free`: on nothing. */
export const NOTE_PLACES = ['dossier', 'entity', 'claim', 'source', 'passage', 'free'] as const
export type NotePlace = (typeof NOTE_PLACES)[number]

/** Which notes a list shows. What is absent does not narrow. */
export const noteFilterSchema = z.strictObject({
  /** Words that must all stand in the title or the text, without regard to case and diacritics. */
  text: z.string().max(1_000).optional(),
  tag: z.string().max(500).optional(),
  place: z.enum(NOTE_PLACES).optional(),
  /** Notes on this record, by id. */
  on: idSchema.optional(),
  /** Changed on or after and on or before these days, where the reader is. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  pinned: z.boolean().optional(),
  /** Without it no private note is let through: their words are for whoever asks for them. `shown`: with the others; `only`: alone. */
  private: z.enum(['shown', 'only']).optional(),
})

export type NoteFilter = z.infer<typeof noteFilterSchema>

export const NOTE_SORTS = ['changed', 'created', 'title'] as const
export type NoteSort = (typeof NOTE_SORTS)[number]

/** True when the filter narrows nothing, private notes aside. */
export function isOpenFilter({ private: _, ...filter }: NoteFilter): boolean {
  return Object.values(filter).every((value) => value === undefined || value === '')
}

/** Whether a list with this filter says what private notes say. */
export function privateWordsOf(filter: Pick<NoteFilter, 'private'>): PrivateWords {
  return filter.private === undefined ? 'hidden' : 'shown'
}

/** The test that the filter makes of being private. */
export function privateTest(filter: Pick<NoteFilter, 'private'>): (note: Note) => boolean {
  if (filter.private === 'shown') return () => true
  const wanted = filter.private === 'only'
  return (note) => (note.private === true) === wanted
}

/** The kinds of things a note is on. */
export function placesOf(note: Note): Set<NotePlace> {
  const places = new Set<NotePlace>()
  for (const { kind } of note.targets) places.add(kind === 'paragraph' || kind === 'highlight' ? 'passage' : kind)
  if (places.size === 0) places.add('free')
  return places
}

/** The test that a filter makes, without the tag, which an index answers, and without being private. */
export function noteTest(filter: NoteFilter, zone?: TimeZone): (note: Note) => boolean {
  const words = foldText(filter.text ?? '')
    .split(' ')
    .filter(Boolean)
  const { place, on } = filter
  const from = filter.from === undefined ? -Infinity : spanOfDay(filter.from, zone).from
  const to = filter.to === undefined ? Infinity : spanOfDay(filter.to, zone).to
  const isDated = filter.from !== undefined || filter.to !== undefined
  return (note) =>
    (filter.pinned === undefined || (note.pinned ?? false) === filter.pinned) &&
    (!isDated || isWithin(Date.parse(note.updatedAt), from, to)) &&
    (place === undefined || placesOf(note).has(place)) &&
    (on === undefined || note.targets.some((target) => targetId(target) === on)) &&
    (words.length === 0 || hasWords(note, words))
}

function isWithin(time: number, from: number, to: number): boolean {
  return time >= from && time < to
}

function hasWords(note: Note, words: readonly string[]): boolean {
  const plain = `${note.title}\n${note.body}`
  // Folding costs ten times as much as lower case, which says the same of plain letters.
  const lower = plain.toLowerCase()
  if (words.every((word) => lower.includes(word))) return true
  // eslint-disable-next-line no-control-regex -- ASCII is asked for
  if (/^[\u0000-\u007f]*$/.test(plain)) return false
  const folded = foldText(plain)
  return words.every((word) => folded.includes(word))
}
