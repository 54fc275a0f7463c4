import { spelledText } from '../../text/folding'
import type { Id } from '../../records/ids'
import { formatLink, linksInPlace, partsOf, type NoteLink } from '../markdown/note-syntax'
import { scanNote } from '../markdown/scan-note'
import { resolveLink, type LinkLookup } from './resolve-link'

/** Something that is called otherwise from now on. */
export interface Renaming {
  id: Id
  /** Names that it had and has no more. */
  lost: readonly string[]
  /** The name to link to it by. Absent where only its id will do: another is called so, or the name may not be told. */
  linkName?: string
  /** What a link by its id shows. */
  shown?: string
}

/**
 * A note's text in which the links follow that were written by a name which is no more, with their headings and their own words.
 * *Shape*: the text itself when there are none. `before` is the lookup before the renaming.
 */
export function followName(body: string, { id, lost, linkName, shown }: Renaming, before: LinkLookup): string {
  const gone = new Set(lost.map(spelledText))
  const inPlace = linksInPlace(body)
  let text = ''
  let at = 0
  for (const link of scanNote(body).links) {
    const { page, heading } = leadsToWhole(link, id, before) ? { page: link.target, heading: '' } : partsOf(link.target)
    if (!gone.has(spelledText(page)) || resolveLink(link, before).target?.id !== id || before.byId(page)) continue
    const now = formatLink(`${linkName ?? id}${heading}`, link.label ?? (linkName === undefined ? shown : undefined))
    text += body.slice(at, link.from) + inPlace(link, now)
    at = link.to
  }
  return text + body.slice(at)
}

/** True for a name that can stand between the brackets of a link and is read as the same name there. */
export function isLinkable(name: string): boolean {
  return /^[^[\]|\n\\#]+$/.test(name) && name.trim() === name
}

function leadsToWhole({ target }: NoteLink, id: Id, lookup: LinkLookup): boolean {
  return lookup.byName(target).some((found) => found.id === id)
}
