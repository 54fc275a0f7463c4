import { say } from '../../src-main/domain/messages/message'

/** A call that the renderer made of the main process and that waits to be answered. */
export interface MadeCall {
  channel: string
  input: { note?: Record<string, unknown> } & Record<string, unknown>
  succeed(value: unknown): void
  fail(code: string): void
}

const listeners = new Map<string, Set<(payload: unknown) => void>>()

/** What the main process tells unasked. */
export function tell(event: string, payload: unknown): void {
  for (const listener of listeners.get(event) ?? []) listener(payload)
}

/** Stands in for the window and its bridge, so that the renderer's state can run in Node; every call waits for its answer. */
export function answerByHand(): MadeCall[] {
  const calls: MadeCall[] = []
  listeners.clear()
  const nothing = () => undefined
  const bridge = {
    on: (event: string, listener: (payload: unknown) => void) => {
      const all = listeners.get(event) ?? new Set()
      listeners.set(event, all.add(listener))
      return () => all.delete(listener)
    },
    call: (channel: string, input: MadeCall['input']) =>
      new Promise((resolve) =>
        calls.push({
          channel,
          input,
          succeed: (value) => resolve({ ok: true, value }),
          fail: (code) => resolve({ ok: false, error: { code, says: [say('as-is', { words: code })] } }),
        }),
      ),
  }
  const page = {
    addEventListener: nothing,
    documentElement: { dataset: {}, style: {} },
    activeElement: null,
    querySelector: () => null,
  }
  const globals = {
    window: { dossier: bridge },
    document: page,
    innerWidth: 1_280,
    addEventListener: nothing,
    removeEventListener: nothing,
    matchMedia: () => ({ matches: false, addEventListener: nothing }),
    location: { hash: '' },
    localStorage: { getItem: () => null, setItem: nothing },
  }
  for (const [name, value] of Object.entries(globals))
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true })
  return calls
}

/** Lets everything happen that waits for nothing but its turn. */
export function turn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 5))
}
