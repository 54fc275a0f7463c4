import type { Note } from '../../records/note'
import { foldText } from '../../text/folding'

/** What stands where a private note would be named, within a line and for itself. */
export const PRIVATE_NOTE = 'a private note'
export const A_PRIVATE_NOTE = 'A private note'

/**
 * Whether what private notes say may be shown. `hidden` unless somebody asked for it: on the list of notes with private ones shown, in
 * the private note itself, and with `--private` at the terminal. A shoulder or a shared screen is to read them nowhere else, and the
 * reader still sees that there is one and where, and opens it from there.
 */
export type PrivateWords = 'hidden' | 'shown'

/** Whether what this note says is to be kept out of sight. */
export function isHidden(note: Pick<Note, 'private'>, words: PrivateWords): boolean {
  return note.private === true && words === 'hidden'
}

/** What a link with this label shows that leads to a private note: the label, unless it is only what that note is or was called. */
export function shownForPrivate(label: string | undefined, names: readonly string[]): string {
  if (label === undefined) return PRIVATE_NOTE
  const folded = foldText(label)
  return names.some((name) => foldText(name) === folded) ? PRIVATE_NOTE : label
}
