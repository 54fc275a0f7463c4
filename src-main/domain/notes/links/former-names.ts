import { foldText } from '../../text/folding'
import { formatLink, linksInPlace, partsOf, type NoteLink } from '../markdown/note-syntax'
import { linksAnywhere } from '../markdown/scan-note'
import { resolveLink, type LinkLookup } from './resolve-link'

/**
 * A note's text for others, in which no link says what its target was called before, as its label or to find it by: such a link
 * reads as the present name, and goes on reading so by its id alone.
 */
export function withoutFormerNames(body: string, lookup: LinkLookup): string {
  const inPlace = linksInPlace(body)
  let text = ''
  let at = 0
  for (const link of linksAnywhere(body)) {
    const now = presentLink(link, lookup)
    if (now === undefined) continue
    text += body.slice(at, link.from) + inPlace(link, now)
    at = link.to
  }
  return text + body.slice(at)
}

/** *Shape*: undefined when the link may stay as it is. */
function presentLink(link: NoteLink, lookup: LinkLookup): string | undefined {
  const { target } = resolveLink(link, lookup)
  if (!target || target.formerNames.length === 0) return undefined
  const isFormer = (words: string) => target.formerNames.some((name) => foldText(name) === foldText(words))
  const { page, heading } = partsOf(link.target)
  const byFormerName = page !== target.id && !target.folded.includes(foldText(page)) && isFormer(page)
  const saysFormerName = link.label !== undefined && isFormer(link.label)
  if (!byFormerName && !(saysFormerName && page === target.id)) return undefined
  return formatLink(`${target.id}${heading}`, saysFormerName ? undefined : link.label)
}
