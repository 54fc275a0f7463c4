import type { Channel, Input, Output } from './calls'
import type { EventName, Events } from './events'
import type { Result } from './result'

/** What the preload script puts at `window.dossier`: the whole of what the renderer can reach. */
export interface Bridge {
  call<C extends Channel>(channel: C, input: Input<C>): Promise<Result<Output<C>>>
  /** Answers how to stop listening. */
  on<E extends EventName>(event: E, listener: (payload: Events[E]) => void): () => void
}
