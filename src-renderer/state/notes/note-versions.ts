import type { RevisionListing, RevisionView } from '@contract/calls/note'
import type { Id } from '@domain/records/ids'
import { call } from '../../lib/api'
import { session } from '../dossier/session.svelte'
import { openNote } from './open-note.svelte'

/** The earlier versions of a note, with what is being written in it now among what they are compared to. *Errors*: `CallFailed`. */
export async function readVersions(noteId: Id): Promise<RevisionListing[]> {
  if (openNote.draft?.id === noteId) await openNote.draft.flush()
  return call('note:revisions', { dossierId: session.dossierId ?? '', id: noteId })
}

/** One version beside the text of today. *Errors*: `CallFailed`. */
export const readVersion = (id: Id): Promise<RevisionView> =>
  call('note:revision', { dossierId: session.dossierId ?? '', id })

/** Puts an earlier version in the place of the present one, which becomes a version itself. *Errors*: `CallFailed`. */
export async function restoreVersion(id: Id): Promise<void> {
  const dossierId = session.dossierId ?? ''
  await openNote.byReader(async () => {
    const saved = await call('note:restore-revision', { dossierId, id })
    session.edit = saved.edit
  })
}
