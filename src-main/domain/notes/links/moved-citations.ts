import type { Id } from '../../records/ids'
import { formatCitation, type CitedRef } from '../markdown/note-syntax'
import { scanNote } from '../markdown/scan-note'

/** What became of a source's paragraphs: for each number it had the one that it has now; undefined for one that has gone. */
export type MovedNumbers = ReadonlyMap<string, string | undefined>

/**
 * A note's text in which citations of a source's paragraphs have the numbers that these have now. Where one has gone, the citation says
 * that it stood in an earlier text, and points at none of the present ones.
 */
export function withMovedCitations(body: string, sourceId: Id, numbers: MovedNumbers): string {
  if (!body.includes(`@${sourceId}`)) return body
  let text = ''
  let at = 0
  for (const citation of scanNote(body, 'with comments').citations) {
    const refs = citation.refs.map((ref) => moved(ref, sourceId, numbers))
    if (refs.every((ref, place) => ref === citation.refs[place])) continue
    text += body.slice(at, citation.from) + formatCitation(refs)
    at = citation.to
  }
  return text + body.slice(at)
}

function moved(ref: CitedRef, sourceId: Id, numbers: MovedNumbers): CitedRef {
  if (ref.kind !== 'source' || ref.sourceId !== sourceId || ref.locator?.kind !== 'paragraph') return ref
  const { value } = ref.locator
  let hasGone = false
  const now = value.replace(/\d+/g, (number) => {
    if (!numbers.has(number)) return number
    const place = numbers.get(number)
    if (place === undefined) hasGone = true
    return place ?? number
  })
  if (hasGone) return { ...ref, locator: { kind: 'section', value: `para. ${value} of an earlier text` } }
  return now === value ? ref : { ...ref, locator: { kind: 'paragraph', value: now } }
}
