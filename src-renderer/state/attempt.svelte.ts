import { tick } from 'svelte'
import type { Failure } from '@contract/result'
import { failureOf } from '../lib/api'

/** The saving of a form: whether it was tried, whether it runs, and why it failed. */
export class Attempt {
  tried = $state(false)
  busy = $state(false)
  failure = $state.raw<Failure | null>(null)

  /**
   * Runs the work when nothing is wrong with the form; otherwise leads to the first field that is.
   * Answers true when the work was done.
   */
  async run(isRight: boolean, work: () => Promise<void>): Promise<boolean> {
    this.tried = true
    if (!isRight) {
      await tick()
      document.querySelector<HTMLElement>(':is([aria-invalid="true"], [data-wrong])')?.focus()
      return false
    }
    if (this.busy) return false
    this.busy = true
    this.failure = null
    try {
      await work()
      return true
    } catch (error) {
      this.failure = failureOf(error)
      return false
    } finally {
      this.busy = false
    }
  }
}
