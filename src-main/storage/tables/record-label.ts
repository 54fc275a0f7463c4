import { editLabel } from '../../domain/records/edit-made'
import { entitySchema, displayName } from '../../domain/records/entity'
import { noteLabel, noteSchema } from '../../domain/records/note'
import { A_PRIVATE_NOTE, PRIVATE_NOTE } from '../../domain/notes/links/private-words'
import { binEntrySchema, binnedNote, type Change } from '../../domain/records/records'
import type { StoredRecord } from './record-patch'

const LABEL_LENGTH = 120

/** *Units*: characters of a name in the label of a change, which stands among others. */
const CHANGE_NAME_LENGTH = 60

/** A record in a few words for a list: a note by its title, if that is for everybody, an entity by its name, others by what they say of themselves. */
export function recordLabel(record: StoredRecord): string {
  const note = noteSchema.safeParse(record)
  if (note.success) return note.data.private === true ? A_PRIVATE_NOTE : noteLabel(note.data, withoutLinks)
  const binned = binEntrySchema.safeParse(record)
  if (binned.success && binnedNote(binned.data)?.private === true) return A_PRIVATE_NOTE
  const entity = entitySchema.safeParse(record)
  if (entity.success) return displayName(entity.data)
  const told = ['title', 'label', 'text'].map((key) => record[key]).find((value) => typeof value === 'string')
  const text = told ?? (typeof record.id === 'string' ? record.id : '')
  return shortened(text, LABEL_LENGTH)
}

/** Where a link leads is not known here, and it may be written with the name of a private note. */
function withoutLinks(line: string): string {
  return line.replace(/\[\[[^[\]\n]*\]\]/g, '…')
}

function shortened(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text
}

/** A change by what it did and the first thing it is about: 'change note ‘Camara’'. Versions that are kept by themselves are not named. */
export function changeLabel(change: Change): string {
  const { ops } = change
  const label = editLabel(change)
  const op = ops.find(({ collection }) => collection !== 'revisions') ?? ops[0]
  const record = op?.after ?? op?.before
  const name = record ? shortened(recordLabel({ ...record }), CHANGE_NAME_LENGTH) : ''
  if (name === A_PRIVATE_NOTE) return `${label} (${PRIVATE_NOTE})`
  return name === '' ? label : `${label} ‘${name}’`
}
