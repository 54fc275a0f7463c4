import type { JobOutcome } from '@contract/events'
import type { Progress } from '@domain/ports'
import { call, listen } from '../../lib/api'
import { CallFailed } from '../../lib/failure'
import { messages } from '../window/messages.svelte'

/** Long work that the main process does, one at a time as far as the reader sees. */
export interface Job {
  id: string
  /** 'Briefing', to begin a sentence. */
  what: string
  /** What is so after it was stopped, as a sentence. */
  stopped: string
  progress: Progress
  outcome: JobOutcome | null
  /** Its dialog says how it ended; nothing is said at the foot of the window. */
  isQuiet: boolean
}

class Jobs {
  current = $state.raw<Job | null>(null)
  /** Events that came before the answer that names their job. */
  private early = new Map<string, JobOutcome>()
  private readonly waiting = new Map<string, (outcome: JobOutcome) => void>()

  /** Hears how far they are. Answers how to stop. */
  watch(): () => void {
    const stops = [
      listen('job:progress', ({ jobId, progress }) => {
        if (this.current?.id === jobId) this.current = { ...this.current, progress }
      }),
      listen('job:done', ({ jobId, outcome }) => {
        if (this.current?.id === jobId) this.finish(outcome)
        else if (!this.waiting.has(jobId)) this.early.set(jobId, outcome)
        this.tell(jobId, outcome)
      }),
      listen('job:left', ({ outcome }) => this.sayLeft(outcome)),
    ]
    return () => stops.forEach((stop) => stop())
  }

  follow(id: string, what: string, { stopped = 'No file was written.', isQuiet = false } = {}): void {
    this.current = { id, what, stopped, progress: { phase: 'Beginning', done: 0, total: 0 }, outcome: null, isQuiet }
    const outcome = this.early.get(id)
    this.early.clear()
    if (outcome) this.finish(outcome)
  }

  /** As `follow`; answers how it ended, whatever else was followed meanwhile. *Errors*: `CallFailed` where it failed. */
  async outcomeOf(id: string, what: string, as: { stopped?: string; isQuiet?: boolean } = {}): Promise<JobOutcome> {
    const ended = new Promise<JobOutcome>((resolve) => this.waiting.set(id, resolve))
    this.follow(id, what, as)
    if (this.current?.outcome) this.tell(id, this.current.outcome)
    const outcome = await ended
    if (outcome.kind === 'failed') throw new CallFailed(outcome.error)
    return outcome
  }

  async cancel(): Promise<void> {
    if (this.current && !this.current.outcome) await call('job:cancel', { jobId: this.current.id }).catch(messages.fail)
  }

  /** Forgets a job that has ended. */
  clear(): void {
    if (this.current?.outcome) this.current = null
  }

  openFile(token: string): void {
    void call('file:open', { token }).catch((error: unknown) => messages.fail(error))
  }

  showInFolder(token: string): void {
    void call('file:show', { token }).catch((error: unknown) => messages.fail(error))
  }

  private tell(id: string, outcome: JobOutcome): void {
    this.waiting.get(id)?.(outcome)
    this.waiting.delete(id)
  }

  private finish(outcome: JobOutcome): void {
    if (!this.current) return
    const { what, stopped, isQuiet } = this.current
    this.current = { ...this.current, outcome }
    if (isQuiet) return
    if (outcome.kind === 'cancelled') messages.say(`${what} stopped. ${stopped}`)
    if (outcome.kind === 'done') this.saySaved(what, outcome)
  }

  /** How the work of a window ended that was closed meanwhile. What was only looked at for it is nobody's now. */
  private sayLeft(outcome: JobOutcome): void {
    if (outcome.kind === 'done') this.saySaved('What the closed window was writing is', outcome)
    if (outcome.kind === 'failed') messages.fail(new CallFailed(outcome.error))
  }

  private saySaved(what: string, { fileName, token }: Extract<JobOutcome, { kind: 'done' }>): void {
    messages.say(`${what} saved as ${fileName}.`, [
      { label: 'Open', run: () => this.openFile(token) },
      { label: 'Show in folder', run: () => this.showInFolder(token) },
    ])
  }
}

export const jobs = new Jobs()
