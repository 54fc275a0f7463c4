import type { citationCalls } from '../../contract/calls/citation'
import type { HandlersOf } from '../../contract/dispatch'
import type { Answering } from '../answering'
import { citeAnew, confirmCitation } from '../content/edit-citations'

/** The answers about citations. */
export function citationHandlers({ saved }: Answering): HandlersOf<typeof citationCalls> {
  return {
    'citation:confirm': ({ dossierId, at, words }) =>
      saved(dossierId, (session) => confirmCitation(session, at, words)),
    'citation:replace': ({ dossierId, at, ...change }) => saved(dossierId, (session) => citeAnew(session, at, change)),
  }
}
