import { tick } from 'svelte'
import { failureOf, type Failure } from '../../lib/failure'

/** The saving of a form: whether it was tried, whether it runs, and why it failed. */
export class Attempt {
  tried = $state(false)
  busy = $state(false)
  failure = $state.raw<Failure | null>(null)

  /** What went wrong was about something else than what the form holds now. */
  forget(): void {
    this.failure = null
  }

  /**
   * Runs the work when nothing is wrong with the form; otherwise leads to the first field that is.
   * Answers true when the work was done.
   */
  async run(isRight: boolean, work: () => Promise<void>): Promise<boolean> {
    this.tried = true
    if (!isRight) {
      await tick()
      showWrong()
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

/** Leads to the first field that is wrong, also within a part that is folded. */
function showWrong(): void {
  const wrong = document.querySelector<HTMLElement>(':is([aria-invalid="true"], [data-wrong])')
  const folded = wrong?.closest('details')
  if (folded) folded.open = true
  wrong?.focus()
}
