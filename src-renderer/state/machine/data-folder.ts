import type { ChosenFolder } from '@contract/calls/data'
import { openBriefing } from '../briefing/open-briefing.svelte'
import { call } from '../../lib/api'
import { jobs } from './jobs.svelte'
import { messages } from '../window/messages.svelte'
import { openNote } from '../notes/open-note.svelte'
import { session } from '../dossier/session.svelte'

/** Asks for a folder; changes nothing. Null when the dialog was closed. *Errors*: `CallFailed`. */
export function chooseFolder(): Promise<ChosenFolder | null> {
  return call('data:choose-folder', {})
}

/** Begins to move everything to the folder that was chosen. Answers the job. *Errors*: `CallFailed`. */
export async function beginMove(token: string): Promise<string> {
  await saveDrafts()
  const { jobId } = await call('data:move', { token })
  jobs.follow(jobId, 'The move', { isQuiet: true })
  return jobId
}

/** Uses the folder that was chosen from now on, and starts anew. *Errors*: `CallFailed`. */
export async function switchFolder(token: string): Promise<void> {
  await saveDrafts()
  await call('data:switch', { token })
  restart()
}

export function restart(): void {
  void call('app:restart', {}).catch((error: unknown) => messages.fail(error))
}

export function showDataFolder(): void {
  void call('data:show-folder', {}).catch((error: unknown) => messages.fail(error))
}

async function saveDrafts(): Promise<void> {
  // It would wait for as long as the disk refuses; that nothing is left behind is seen to where the folder is changed.
  if (session.health.saveState.kind === 'not-saved') return
  await Promise.all([openNote.draft?.flush(), openBriefing.draft?.flush()])
}
