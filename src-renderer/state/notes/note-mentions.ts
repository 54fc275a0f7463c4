import type { MentionView, NotesAboutView } from '@contract/calls/note'
import type { Id } from '@domain/records/ids'
import type { Input } from '@contract/calls'
import { call } from '../../lib/api'
import { session } from '../dossier/session.svelte'
import { messages } from '../window/messages.svelte'
import type { NoteDraft } from './note-draft.svelte'

/** What notes elsewhere say of a record or a note. *Errors*: `CallFailed`. */
export const readNotesAbout = (dossierId: Id, id: Id): Promise<NotesAboutView> => call('note:about', { dossierId, id })

/** Known names in a note that are not links. *Errors*: `CallFailed`. */
export const readMentions = (dossierId: Id, id: Id): Promise<MentionView[]> => call('note:mentions', { dossierId, id })

/** Makes a mention a link; `open` is its note where that is being written. Answers false, and says why, when it could not. */
export async function linkMention(place: Input<'note:link-mention'>, open: NoteDraft | null): Promise<boolean> {
  await open?.flush()
  const link = async () => {
    const saved = await call('note:link-mention', place)
    session.edit = saved.edit
  }
  try {
    await (open?.byReader(link) ?? link())
    return true
  } catch (error) {
    messages.fail(error)
    return false
  }
}
