import { call } from '../lib/api'
import { noteList } from './note-list.svelte'
import { session } from './session.svelte'

/** Asks for a folder of Markdown and what bringing it in would change; null when none was chosen. *Errors*: `CallFailed`. */
export async function inspectNotes() {
  return call('note:inspect-folder', { dossierId: session.dossierId ?? '' })
}

/** Brings in the folder that was inspected. Answers how many notes came or changed. *Errors*: `CallFailed`. */
export async function importNotes(token: string): Promise<number> {
  const { changed, edit } = await call('note:import-folder', { dossierId: session.dossierId ?? '', token })
  session.edit = edit
  await noteList.load()
  return changed
}
