import type { HowToBringBack } from '@domain/ports'
import { call } from '../../lib/api'
import { jobs } from './jobs.svelte'

/** Asks for a full copy and begins to look at it; changes nothing. Answers the job, null when none was chosen. *Errors*: `CallFailed`. */
export async function lookAtCopy(): Promise<string | null> {
  const begun = await call('copy:look', {})
  return begun && follow(begun.jobId)
}

/** Begins to bring dossiers back from the copy that was looked at. Answers the job. *Errors*: `CallFailed`. */
export async function bringBack(token: string, how: HowToBringBack): Promise<string> {
  return follow((await call('copy:bring-back', { token, how })).jobId)
}

function follow(jobId: string): string {
  jobs.follow(jobId, 'Bringing back', { stopped: 'What was not brought back yet is as it was.', isQuiet: true })
  return jobId
}
