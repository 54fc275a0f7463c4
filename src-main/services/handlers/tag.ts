import type { tagCalls } from '../../contract/calls/tag'
import type { HandlersOf } from '../../contract/dispatch'
import type { Answering } from '../answering'
import { renameTagEverywhere } from '../notes/edit-notes'

/** The answers about tags. */
export function tagHandlers({ many }: Answering): HandlersOf<typeof tagCalls> {
  return {
    'tag:rename': ({ dossierId, from, to }) => many(dossierId, (session) => renameTagEverywhere(session, from, to)),
  }
}
