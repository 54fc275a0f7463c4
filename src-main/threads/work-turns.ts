import { setImmediate as nextTurn } from 'node:timers/promises'
import { DossierError } from '../domain/errors'
import { say } from '../domain/messages/message'
import type { CancelSignal } from '../domain/ports'

/** How long work may go on before the app gets a turn. */
const STRETCH_MS = 12

/** Long work on the thread that everybody waits for: asks now and then, and lets the others go first when it is time. */
export class WorkTurns {
  private since = performance.now()

  constructor(private readonly signal?: CancelSignal) {}

  /** True when the work has gone on long enough. Cheap to ask often. */
  isOver(): boolean {
    return performance.now() - this.since > STRETCH_MS
  }

  /** Lets the others go first. *Errors*: `cancelled`. */
  async give(): Promise<void> {
    await nextTurn()
    if (this.signal?.aborted) throw new DossierError('cancelled', say('reading.stopped-unchanged'))
    this.since = performance.now()
  }
}

/** The outcome of work that gives way now and then. */
export async function inTurns<T>(work: Iterator<undefined, T>): Promise<T> {
  const turns = new WorkTurns()
  for (;;) {
    const { done, value } = work.next()
    if (done === true) return value
    if (turns.isOver()) await turns.give()
  }
}
