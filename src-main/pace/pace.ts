import { setImmediate as nextTurn } from 'node:timers/promises'
import { DossierError } from '../domain/errors'
import { say } from '../domain/messages/message'
import type { CancelSignal } from '../domain/ports'

/** *Units*: milliseconds of work after which the others get a turn; half of the 16 ms in which a screen draws a frame. */
const STRETCH_MS = 8

/** Long work on a thread that others wait for: it asks now and then, and lets them go first when it is time. */
export class Pace {
  private since = performance.now()

  /** `signal`: stops the work where it lets the others go first. */
  constructor(private readonly signal?: CancelSignal) {}

  /** True when the work has gone on long enough. Cheap to ask often. */
  isOver(): boolean {
    return performance.now() - this.since >= STRETCH_MS
  }

  /** Resolves at once while the stretch lasts, else after the others. *Errors*: as `rest`. */
  async pause(): Promise<void> {
    if (this.isOver()) await this.rest()
  }

  /** Lets everything else that waits have its turn. *Errors*: `cancelled`. */
  async rest(): Promise<void> {
    await nextTurn()
    if (this.signal?.aborted) throw new DossierError('cancelled', say('reading.stopped-unchanged'))
    this.since = performance.now()
  }
}

/** The outcome of work that gives way now and then. *Errors*: those of the work; `cancelled`. */
export async function atPace<T>(work: Iterator<undefined, T>, signal?: CancelSignal): Promise<T> {
  const pace = new Pace(signal)
  for (;;) {
    const { done, value } = work.next()
    if (done === true) return value
    if (pace.isOver()) await pace.rest()
  }
}
