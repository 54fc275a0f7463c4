import { foldText } from '../text'
import type { Id } from '../ids'
import { resolveLink, type LinkLookup } from './resolve-link'
import { formatLink, scanNote, type NoteLink } from './note-syntax'

/** What stands where a private note would be named. */
export const PRIVATE_NOTE = 'a private note'

/**
 * A note's text for others, in which no link repeats what a private note is called: a link by name becomes plain words,
 * a label that is only the private note's name goes, and the id alone stays, which says nothing.
 */
export function withoutPrivateNames(body: string, lookup: LinkLookup, isPrivate: (noteId: Id) => boolean): string {
  let text = ''
  let at = 0
  for (const link of scanNote(body).links) {
    const shared = sharedLink(link, lookup, isPrivate)
    if (shared === undefined) continue
    text += body.slice(at, link.from) + shared
    at = link.to
  }
  return text + body.slice(at)
}

/** *Shape*: undefined when the link may stay as it is. */
function sharedLink(link: NoteLink, lookup: LinkLookup, isPrivate: (noteId: Id) => boolean): string | undefined {
  const { target } = resolveLink(link, lookup)
  if (target?.kind !== 'note' || !isPrivate(target.id)) return undefined
  if (link.target !== target.id) return PRIVATE_NOTE
  if (link.label === undefined) return undefined
  const label = foldText(link.label)
  if (target.borrowsNames) return formatLink(target.id)
  const names = [...target.folded, ...target.formerNames.map(foldText)]
  return names.includes(label) ? formatLink(target.id) : undefined
}
