import type { Bridge } from '@contract/bridge'
import type { Channel, Input, Output } from '@contract/calls'
import type { EventName, Events } from '@contract/events'
import { CallFailed } from './failure'

declare global {
  interface Window {
    /** Put there by the preload script. */
    readonly dossier: Bridge
  }
}

/** Asks the main process. *Errors*: `CallFailed`, and nothing else. */
export async function call<C extends Channel>(channel: C, input: Input<C>): Promise<Output<C>> {
  const result = await window.dossier.call(channel, plain(input))
  if (!result.ok) throw new CallFailed(result.error)
  return result.value
}

/** Listens to what the main process tells unasked; answers how to stop. */
export function listen<E extends EventName>(event: E, listener: (payload: Events[E]) => void): () => void {
  return window.dossier.on(event, listener)
}

/** A copy without Svelte's proxies, which cannot cross to another process. Fields that are undefined are left out. */
function plain<T>(value: T): T {
  if (Array.isArray(value)) return value.map(plain) as T
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value
  const entries = Object.entries(value).filter(([, item]) => item !== undefined)
  return Object.fromEntries(entries.map(([key, item]) => [key, plain(item)])) as T
}
