import type { BriefingFile } from '@domain/briefing/files'
import { call } from '../../lib/api'
import { jobs } from '../machine/jobs.svelte'
import type { BriefingDraft } from './briefing-draft.svelte'

/** Asks where to save the briefing as it is on disk and begins it. Answers the job, null when the dialog was closed. *Errors*: `CallFailed`. */
export async function startSavedBriefing({ dossierId, id }: BriefingDraft, as: BriefingFile): Promise<string | null> {
  const started = await call('briefing:export-saved', { dossierId, id, as })
  if (!started) return null
  jobs.follow(started.jobId, 'Briefing')
  return started.jobId
}
