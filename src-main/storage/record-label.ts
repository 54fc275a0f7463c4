import { entitySchema, displayName } from '../domain/entity'
import { noteLabel, noteSchema } from '../domain/note'
import type { StoredRecord } from './record-patch'

const LABEL_LENGTH = 120

/** A record in a few words for a list: a note by its title, an entity by its name, others by what they say of themselves. */
export function recordLabel(record: StoredRecord): string {
  const note = noteSchema.safeParse(record)
  if (note.success) return noteLabel(note.data)
  const entity = entitySchema.safeParse(record)
  if (entity.success) return displayName(entity.data)
  const told = ['title', 'label', 'text'].map((key) => record[key]).find((value) => typeof value === 'string')
  const text = told ?? (typeof record.id === 'string' ? record.id : '')
  return text.length > LABEL_LENGTH ? `${text.slice(0, LABEL_LENGTH - 1)}…` : text
}
