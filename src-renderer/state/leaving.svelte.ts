import type { Outgoing } from '@domain/carry'

/** What is marked higher than what it would leave in, as far as is known. */
type Leaving = Pick<Outgoing, 'higher' | 'raiseTo' | 'leftOut'>

const ASK_AFTER_MS = 150

/** What would leave the machine by the choices of a form as they stand. Only the latest answer is ever shown. */
export class LeavingCheck<T extends Leaving> {
  outgoing = $state.raw<T | null>(null)
  private asked = 0
  private timer: ReturnType<typeof setTimeout> | undefined

  /** Asks soon; what was asked before is forgotten. */
  ask(question: () => Promise<T>): void {
    clearTimeout(this.timer)
    const mine = ++this.asked
    this.timer = setTimeout(() => {
      question()
        .then((outgoing) => {
          if (mine === this.asked) this.outgoing = outgoing
        })
        // Whatever could not be asked is refused by the export itself, which says why.
        .catch(() => undefined)
    }, ASK_AFTER_MS)
  }
}
