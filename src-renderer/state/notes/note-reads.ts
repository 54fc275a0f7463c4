import type { TargetView } from '@contract/calls/note'
import type { Id } from '@domain/records/ids'
import type { NoteTarget } from '@domain/records/note'
import type { NoteSummary } from '@domain/views/note-view'
import { call } from '../../lib/api'

/** What notes are on, by what each is called now. *Errors*: `CallFailed`. */
export const readTargets = (dossierId: Id, targets: NoteTarget[]): Promise<TargetView[]> =>
  call('note:targets', { dossierId, targets })

/** Every note with what it is on, private ones too, which say no more than that they are. *Errors*: `CallFailed`. */
export const readNotes = (dossierId: Id): Promise<NoteSummary[]> => call('note:list', { dossierId })

/** What the notes are called that can be chosen to leave: private ones cannot. *Errors*: `CallFailed`. */
export async function readOpenNoteLabels(dossierId: Id): Promise<{ id: Id; label: string }[]> {
  return (await call('note:labels', { dossierId })).filter((note) => !note.private)
}
