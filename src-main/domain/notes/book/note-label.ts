import { noteLabel, type Note } from '../../records/note'
import type { LinkLookup } from '../links/resolve-link'
import { linksRead } from '../markdown/plain-text'

/** What a note is called, with the links and citations of an untitled note's first line as they read now. */
export function shownLabel(note: Pick<Note, 'title' | 'body'>, lookup: LinkLookup): string {
  return noteLabel(note, (line) => linksRead(line, lookup))
}
