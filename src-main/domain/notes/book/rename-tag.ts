import { say } from '../../messages/message'
import { DossierError } from '../../errors'
import type { Note } from '../../records/note'
import { tagAt, tagKey } from '../markdown/note-syntax'
import { scanNote } from '../markdown/scan-note'

/** *Errors*: `invalid-input` for a name that a text cannot hold as a tag. */
export function requireTagName(name: string): void {
  if (tagAt(`#${name}`, 0)?.name === name) return
  throw new DossierError('invalid-input', say('editing.unfit-tag', { name }))
}

/**
 * The note with a tag renamed, in its list and in its text. A tag that is there already is not doubled in the list.
 * *Errors*: `invalid-input` for a name that a text cannot hold as a tag, when the tag stands in the text.
 */
export function renameTag(note: Note, from: string, to: string): Note {
  const key = tagKey(from)
  const tags: string[] = []
  for (const tag of note.tags) {
    const name = tagKey(tag) === key ? to : tag
    if (!tags.some((known) => tagKey(known) === tagKey(name))) tags.push(name)
  }
  const places = scanNote(note.body, 'with comments').tags.filter((tag) => tagKey(tag.name) === key)
  if (places.length === 0) return { ...note, tags }
  requireTagName(to)
  let body = ''
  let at = 0
  for (const place of places) {
    body += `${note.body.slice(at, place.from)}#${to}`
    at = place.to
  }
  return { ...note, tags, body: body + note.body.slice(at) }
}
