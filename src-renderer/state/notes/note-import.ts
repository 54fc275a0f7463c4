import { call } from '../../lib/api'
import { jobs } from '../machine/jobs.svelte'
import { noteList } from './note-list.svelte'
import { session } from '../dossier/session.svelte'

/** Asks for a folder of Markdown and begins to look at it; null when none was chosen. *Errors*: `CallFailed`. */
export async function inspectNotes(): Promise<string | null> {
  const begun = await call('note:inspect-folder', { dossierId: session.dossierId ?? '' })
  if (!begun) return null
  jobs.follow(begun.jobId, 'Notes', { stopped: 'Nothing was changed.', isQuiet: true })
  return begun.jobId
}

/** Brings in the folder that was inspected. Answers how many notes came or changed, null when it was stopped. *Errors*: `CallFailed`. */
export async function importNotes(token: string): Promise<number | null> {
  const { jobId } = await call('note:import-folder', { dossierId: session.dossierId ?? '', token })
  const outcome = await jobs.outcomeOf(jobId, 'Notes', { stopped: 'Nothing was changed.' })
  if (outcome.kind !== 'notes-brought-in') return null
  await noteList.load()
  return outcome.changed
}
