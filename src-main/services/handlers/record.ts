import type { recordCalls } from '../../contract/calls/record'
import type { HandlersOf } from '../../contract/dispatch'
import { changeOutlook } from '../../domain/views/change-outlook'
import { atPace } from '../../pace/pace'
import type { Answering } from '../answering'
import { deleteRecord } from '../content/bin'
import { deletionOutlook } from '../content/deletion-outlook'
import { revertToBundle } from '../content/edit-content'
import { notebookOf } from '../session/notebook-of'

/** The answers about records of any kind. */
export function recordHandlers({ open, saved }: Answering): HandlersOf<typeof recordCalls> {
  return {
    'record:delete': ({ dossierId, collection, id }) =>
      saved(dossierId, (session) => deleteRecord(session, collection, id)),
    'record:change-outlook': async ({ dossierId, change }) => {
      const session = await open(dossierId)
      return atPace(changeOutlook(session.index, change, (ids) => notebookOf(session).naming(ids)))
    },
    'record:outlook': async ({ dossierId, what }) => atPace(deletionOutlook(await open(dossierId), what)),
    'record:revert': ({ dossierId, collection, id }) =>
      saved(dossierId, (session) => revertToBundle(session, collection, id)),
  }
}
