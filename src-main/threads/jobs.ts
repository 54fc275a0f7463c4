import { DossierError } from '../domain/errors'
import { say } from '../domain/messages/message'
import type { MakeId } from '../domain/records/ids'
import type { CancelSignal, Progress } from '../domain/ports'
import type { JobOutcome } from '../contract/events'

/** What a job tells while it runs. */
export interface JobListener {
  onProgress(jobId: string, progress: Progress): void
  onDone(jobId: string, outcome: JobOutcome): void
}

/** What a job made: a file with a sentence about it, what it found in one, or what it brought back. */
export type JobResult =
  | { path: string; fileName: string; summary: string }
  | Exclude<JobOutcome, { kind: 'done' | 'failed' | 'cancelled' }>

/** A job's work. */
export type JobWork = (onProgress: (progress: Progress) => void, signal: CancelSignal) => Promise<JobResult>

/**
 * The long work that one window asked for, with progress and cancel; what it wrote is known to the renderer by a token, never by
 * its path. The files may be shared, so that another window can open what a closed one had written.
 */
export class Jobs {
  private readonly running = new Map<string, { aborted: boolean }>()

  constructor(
    private readonly makeId: MakeId,
    private readonly listener: JobListener,
    private readonly onSurprise: (error: unknown) => string,
    private readonly files = new Map<string, string>(),
  ) {}

  /** Begins the work and answers its id at once. */
  start(work: JobWork): string {
    const jobId = this.makeId()
    const signal = { aborted: false }
    this.running.set(jobId, signal)
    const onProgress = (progress: Progress) => {
      if (!signal.aborted) this.listener.onProgress(jobId, progress)
    }
    work(onProgress, signal)
      .then((result): JobOutcome => {
        if ('kind' in result) return result
        const { path, fileName, summary } = result
        const token = this.makeId()
        this.files.set(token, path)
        return { kind: 'done', fileName, token, summary }
      })
      .catch((error: unknown) => this.failed(error))
      .then((outcome) => {
        this.running.delete(jobId)
        this.listener.onDone(jobId, outcome)
      })
      .catch((error: unknown) => this.onSurprise(error))
    return jobId
  }

  /** Asks a job to stop; one that has ended is left alone. */
  cancel(jobId: string): void {
    const signal = this.running.get(jobId)
    if (signal) signal.aborted = true
  }

  /** The file behind a token. *Errors*: `not-found`. */
  fileOf(token: string): string {
    const path = this.files.get(token)
    if (path === undefined) throw new DossierError('not-found', say('app.file-forgotten'))
    return path
  }

  private failed(error: unknown): JobOutcome {
    if (error instanceof DossierError) {
      if (error.code === 'cancelled') return { kind: 'cancelled' }
      return { kind: 'failed', error: error.fault }
    }
    const logId = this.onSurprise(error)
    return {
      kind: 'failed',
      error: { code: 'internal', says: [say('app.job-surprise', { logId })] },
    }
  }
}
