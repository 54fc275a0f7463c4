import { linksInPlace, type NoteLink } from '../markdown/note-syntax'
import type { TextRange } from '../../text/text-range'
import { scanNote } from '../markdown/scan-note'

/** A text with parts of it written anew as links. *Shape*: `links` in the order of the text. */
export function withLinks(body: string, links: readonly (TextRange & { link: string })[]): string {
  if (links.length === 0) return body
  const inPlace = linksInPlace(body)
  let text = ''
  let at = 0
  for (const { link, ...place } of links) {
    if (place.from < at) continue
    text += body.slice(at, place.from) + inPlace(place, link)
    at = place.to
  }
  return text + body.slice(at)
}

/** Rewrites the links of a note's text. `rewrite` answers undefined for a link that stays. */
export function relink(body: string, rewrite: (link: NoteLink) => string | undefined): string {
  return withLinks(
    body,
    scanNote(body, 'with comments').links.flatMap((place) => {
      const link = rewrite(place)
      return link === undefined ? [] : [{ ...place, link }]
    }),
  )
}
