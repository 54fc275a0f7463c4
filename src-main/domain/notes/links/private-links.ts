import { foldText } from '../../text/folding'
import type { DossierIndex } from '../../dossier/dossier-index'
import type { Id } from '../../records/ids'
import type { Note } from '../../records/note'
import { binnedNote } from '../../records/records'
import { PRIVATE_NOTE } from './private-words'
import { resolveLink, type LinkLookup } from './resolve-link'
import { formatLink, type NoteLink } from '../markdown/note-syntax'
import { linksAnywhere } from '../markdown/scan-note'

/** The private notes that are here or in the bin: their ids, and every name they have or had, folded. */
export interface PrivateNotes {
  ids: ReadonlySet<Id>
  names: ReadonlySet<string>
}

/** Finds them. `labelOf` says what a note is called. */
export function privateNotes(
  { notes, bin }: Pick<DossierIndex, 'notes' | 'bin'>,
  labelOf: (note: Note) => string,
): PrivateNotes {
  const ids = new Set<Id>()
  const names = new Set<string>()
  const hide = (note: Note, label: () => string) => {
    if (note.private !== true) return
    ids.add(note.id)
    for (const name of [label(), ...(note.formerNames ?? [])]) names.add(foldText(name))
  }
  for (const note of Object.values(notes)) hide(note, () => labelOf(note))
  for (const entry of Object.values(bin)) {
    const note = binnedNote(entry)
    if (note) hide(note, () => entry.label || labelOf(note))
  }
  names.delete('')
  return { ids, names }
}

/**
 * A note's text for others, in which no link repeats what a private note is or was called: a link by name becomes plain words,
 * a label that is only the private note's name goes, and the id alone stays, which says nothing. In code too: where that ends is a
 * question on which two readers of Markdown may differ.
 */
export function withoutPrivateNames(body: string, lookup: LinkLookup, hidden: PrivateNotes): string {
  let text = ''
  let at = 0
  for (const link of linksAnywhere(body)) {
    const shared = sharedLink(link, lookup, hidden)
    if (shared === undefined) continue
    text += body.slice(at, link.from) + shared
    at = link.to
  }
  return text + body.slice(at)
}

/** *Shape*: undefined when the link may stay as it is. */
function sharedLink(link: NoteLink, lookup: LinkLookup, { ids, names }: PrivateNotes): string | undefined {
  const { target, heading } = resolveLink(link, lookup)
  // Its heading stands in the same note, where everybody reads it.
  if (heading !== undefined) return undefined
  const isHidden = target ? target.kind === 'note' && ids.has(target.id) : ids.has(link.target)
  if (!isHidden) return !target && names.has(foldText(link.target)) ? PRIVATE_NOTE : undefined
  if (!ids.has(link.target)) return PRIVATE_NOTE
  if (link.label === undefined) return undefined
  return target?.borrowsNames || names.has(foldText(link.label)) ? formatLink(link.target) : undefined
}
