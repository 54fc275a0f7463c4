import type { CopyStatus } from '@contract/calls/copy'
import type { CopyPlan } from '@domain/ports'
import { call } from '../../lib/api'
import { jobs } from './jobs.svelte'
import { messages } from '../window/messages.svelte'

/** Full copies on another disk. */
class Copies {
  status = $state.raw<CopyStatus | null>(null)
  private jobId = $state<string | null>(null)
  /** The copy that is being made, or was last made from this window. */
  readonly job = $derived(jobs.current && jobs.current.id === this.jobId ? jobs.current : null)
  readonly isBusy = $derived(this.job !== null && this.job.outcome === null)

  async load(): Promise<void> {
    try {
      this.status = await call('copy:status', {})
    } catch (error) {
      messages.fail(error)
    }
  }

  /** Asks for a folder, or takes that of the last time with `again`, and copies everything there. */
  async make(again: boolean): Promise<void> {
    if (this.isBusy) return
    try {
      const begun = await call('copy:make', { again })
      if (!begun) return
      this.jobId = begun.jobId
      jobs.follow(begun.jobId, 'Copy', { stopped: 'Copies that were made before are as they were.', isQuiet: true })
    } catch (error) {
      messages.fail(error)
    }
  }

  async schedule(every: CopyPlan['every']): Promise<void> {
    try {
      await call('copy:schedule', { every })
      await this.load()
    } catch (error) {
      messages.fail(error)
    }
  }
}

export const copies = new Copies()
