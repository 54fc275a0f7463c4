import type { Outgoing } from '@domain/leaving/carry'

/** What is marked higher than what it would leave in, as far as is known. */
type Leaving = Pick<Outgoing, 'higher' | 'raiseTo' | 'leftOut'>

const ASK_AFTER_MS = 150

/** What would leave the machine by the choices of a form as they stand. Only the latest answer is ever shown. */
export class LeavingCheck<T extends Leaving> {
  outgoing = $state.raw<T | null>(null)
  private asked = 0
  private timer: ReturnType<typeof setTimeout> | undefined
  private answer: Promise<void> = Promise.resolve()
  private end: () => void = () => undefined

  /** Asks soon; what was asked before is forgotten. */
  ask(question: () => Promise<T>, afterMs = ASK_AFTER_MS): void {
    this.forget()
    const mine = this.asked
    this.answer = new Promise((resolve) => (this.end = resolve))
    this.timer = setTimeout(() => {
      question()
        .then((outgoing) => {
          if (mine === this.asked) this.outgoing = outgoing
        })
        // Whatever could not be asked is refused by the export itself, which says why.
        .catch(() => undefined)
        .finally(() => {
          if (mine === this.asked) this.end()
        })
    }, afterMs)
  }

  /** Forgets what was asked. */
  forget(): void {
    clearTimeout(this.timer)
    this.asked++
    this.end()
  }

  /** Whether something holds it back, by the choices as they stand now and not as they stood a moment ago. */
  async holds(): Promise<boolean> {
    let seen: number
    do {
      seen = this.asked
      await this.answer
    } while (seen !== this.asked)
    return (this.outgoing?.higher.length ?? 0) > 0
  }
}
