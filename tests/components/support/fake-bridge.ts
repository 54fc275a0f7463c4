import { commands } from 'vitest/browser'
import type { Bridge } from '@contract/bridge'
import type { Channel, Input, Output } from '@contract/calls'
import type { EventName, Events } from '@contract/events'
import type { Result } from '@contract/result'
import type { ErrorCode } from '@domain/errors'
import { asIs } from '@domain/messages/message'

/** A call that a component made of the main process. */
export interface Asked {
  channel: Channel
  input: unknown
}

type Answer = (input: unknown) => Promise<Result<unknown>>

/**
 * Stands where the preload script puts the bridge. Each call is answered by the test, where it says how, or else by the app's own
 * handlers on a dossier that the test has opened; with neither the test fails.
 */
class FakeBridge implements Bridge {
  /** Every call since the test began. */
  readonly asked: Asked[] = []
  readonly unanswered: Channel[] = []
  /** Whether a dossier lies before the app's handlers. */
  hasDesk = false
  private readonly answers = new Map<Channel, Answer>()
  private readonly held = new Set<() => void>()
  private inFlight = 0
  private readonly listeners = new Map<EventName, Set<(payload: never) => void>>()

  async call<C extends Channel>(channel: C, input: Input<C>): Promise<Result<Output<C>>> {
    this.asked.push({ channel, input })
    this.inFlight++
    try {
      return (await this.resultOf(channel, input)) as Result<Output<C>>
    } finally {
      this.inFlight--
    }
  }

  on<E extends EventName>(event: E, listener: (payload: Events[E]) => void): () => void {
    const all = this.listeners.get(event) ?? new Set()
    this.listeners.set(event, all.add(listener))
    return () => all.delete(listener)
  }

  /** From now on a call has this answer. */
  answer<C extends Channel>(channel: C, answer: (input: Input<C>) => Output<C> | Promise<Output<C>>): void {
    this.answers.set(channel, async (input) => ({ ok: true, value: await answer(input as Input<C>) }))
  }

  /** From now on a call is refused with these words. */
  refuse(channel: Channel, words: string, { code = 'conflict', details }: Refusal = {}): void {
    const error = { code, says: [asIs(words)], ...(details && { details: details.map(asIs) }) }
    this.answers.set(channel, () => Promise.resolve({ ok: false, error }))
  }

  /** From now on a call waits until what is given back is called; then it is answered as it would have been. */
  hold(channel: Channel): () => void {
    let release: () => void = () => undefined
    const held = new Promise<void>((resolve) => (release = resolve))
    this.held.add(release)
    const before = this.answers.get(channel)
    this.answers.set(channel, async (input) => {
      await held
      return before ? before(input) : this.askDesk(channel, input)
    })
    return release
  }

  /** The app's handlers, or nobody, answer it again. */
  letGo(channel: Channel): void {
    this.answers.delete(channel)
  }

  /** What the main process tells unasked. */
  tell<E extends EventName>(event: E, payload: Events[E]): void {
    for (const listener of this.listeners.get(event) ?? []) (listener as (payload: Events[E]) => void)(payload)
  }

  /** The inputs of a channel's calls, in order. */
  inputsOf<C extends Channel>(channel: C): Input<C>[] {
    return this.asked.flatMap((one) => (one.channel === channel ? [one.input as Input<C>] : []))
  }

  /** Lets every held call go, and waits until none is on its way. */
  async settled(): Promise<void> {
    for (const release of this.held) release()
    this.held.clear()
    const end = Date.now() + LONGEST_CALL_MS
    while (this.inFlight > 0 && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 2))
  }

  forget(): void {
    this.answers.clear()
    this.asked.length = 0
    this.unanswered.length = 0
  }

  private resultOf(channel: Channel, input: unknown): Promise<Result<unknown>> {
    return this.answers.get(channel)?.(input) ?? this.askDesk(channel, input)
  }

  private async askDesk(channel: Channel, input: unknown): Promise<Result<unknown>> {
    if (this.hasDesk) return commands.askDesk(channel, input)
    this.unanswered.push(channel)
    return { ok: false, error: { code: 'internal', says: [asIs(`Nobody answers ${channel}.`)] } }
  }
}

/** For what hangs. A call that a test answers itself may never end. */
const LONGEST_CALL_MS = 5_000

interface Refusal {
  code?: ErrorCode
  details?: readonly string[]
}

export const bridge = new FakeBridge()

Object.assign(globalThis, { dossier: bridge, hearFromDesk: bridge.tell.bind(bridge) })
