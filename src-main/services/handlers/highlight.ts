import type { highlightCalls } from '../../contract/calls/highlight'
import type { HandlersOf } from '../../contract/dispatch'
import type { Answering } from '../answering'
import { addHighlights, colourHighlight, placeHighlight } from '../content/edit-highlights'

/** The answers about highlights. */
export function highlightHandlers({ edited }: Answering): HandlersOf<typeof highlightCalls> {
  return {
    'highlight:add': ({ dossierId, sourceId, colour, parts }) =>
      edited(dossierId, async (session) => {
        const passages = parts.map((part) => ({ sourceId, ...part }))
        const ids = await addHighlights(session, passages, colour)
        return { id: sourceId, ids }
      }),
    'highlight:colour': ({ dossierId, id, colour }) =>
      edited(dossierId, async (session) => ({ id: await colourHighlight(session, id, colour) })),
    'highlight:place': ({ dossierId, id, ...words }) =>
      edited(dossierId, async (session) => ({ id: await placeHighlight(session, id, words) })),
  }
}
