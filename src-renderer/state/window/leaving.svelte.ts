import { Latest } from '../../lib/latest'
import type { Outgoing } from '@domain/leaving/carry'

/** What is marked higher than what it would leave in, as far as is known. */
type Leaving = Pick<Outgoing, 'higher' | 'raiseTo' | 'leftOut'>

const ASK_AFTER_MS = 150

/** What would leave the machine by the choices of a form as they stand. Only the latest answer is ever shown. */
export class LeavingCheck<T extends Leaving> {
  outgoing = $state.raw<T | null>(null)
  private readonly asked = new Latest()
  private timer: ReturnType<typeof setTimeout> | undefined
  private answer: Promise<void> = Promise.resolve()
  private end: () => void = () => undefined

  /** Asks soon; what was asked before is forgotten. */
  ask(question: () => Promise<T>, afterMs = ASK_AFTER_MS): void {
    this.forget()
    const isLatest = this.asked.ask()
    this.answer = new Promise((resolve) => (this.end = resolve))
    this.timer = setTimeout(() => {
      question()
        .then((outgoing) => {
          if (isLatest()) this.outgoing = outgoing
        })
        // Whatever could not be asked is refused by the export itself, which says why.
        .catch(() => undefined)
        .finally(() => {
          if (isLatest()) this.end()
        })
    }, afterMs)
  }

  /** Forgets what was asked. */
  forget(): void {
    clearTimeout(this.timer)
    this.asked.forget()
    this.end()
  }

  /** Whether something holds it back, by the choices as they stand now and not as they stood a moment ago. */
  async holds(): Promise<boolean> {
    let isLatest: () => boolean
    do {
      isLatest = this.asked.still()
      await this.answer
    } while (!isLatest())
    return (this.outgoing?.higher.length ?? 0) > 0
  }
}
