import type { jobCalls } from '../../contract/calls/job'
import type { HandlersOf } from '../../contract/dispatch'
import type { Answering } from '../answering'

/** The answers about work that goes on. */
export function jobHandlers({ jobs }: Answering): HandlersOf<typeof jobCalls> {
  return {
    'job:cancel': ({ jobId }) => {
      jobs.cancel(jobId)
      return null
    },
  }
}
