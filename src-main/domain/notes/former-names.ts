import { foldText } from '../folding'
import { formatLink, linksAnywhere, linksInPlace } from './note-syntax'
import type { LinkLookup } from './resolve-link'

/**
 * A note's text for others, in which no link is labelled with what its target was called before: such a link reads as the present
 * name, and goes on reading so without the label.
 */
export function withoutFormerNames(body: string, lookup: LinkLookup): string {
  const inPlace = linksInPlace(body)
  let text = ''
  let at = 0
  for (const { from, to, target: id, label } of linksAnywhere(body)) {
    if (label === undefined) continue
    const folded = foldText(label)
    if (lookup.byId(id)?.formerNames.some((name) => foldText(name) === folded) !== true) continue
    text += body.slice(at, from) + inPlace({ from, to }, formatLink(id))
    at = to
  }
  return text + body.slice(at)
}
