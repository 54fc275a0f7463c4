import { failureOf } from '../lib/api'

export interface Message {
  text: string
  tone: 'said' | 'failed'
  /** Places or reasons, one sentence each. */
  details?: readonly string[]
  actions?: readonly { label: string; run: () => void }[]
}

const SAID_FOR_MS = 8_000

/** The sentence at the foot of the window: what the machine did, or could not do. */
class Messages {
  current = $state.raw<Message | null>(null)
  private timer: ReturnType<typeof setTimeout> | undefined

  /** Says what was done. A sentence with something to press stays until it is pressed or replaced. */
  say(text: string, actions?: Message['actions']): void {
    this.show({ text, tone: 'said', ...(actions && { actions }) })
    if (!actions) this.timer = setTimeout(() => this.dismiss(), SAID_FOR_MS)
  }

  /** Says what went wrong; stays until it is dismissed. */
  fail(error: unknown): void {
    const { message, details } = failureOf(error)
    this.show({ text: message, tone: 'failed', ...(details && { details }) })
  }

  dismiss(): void {
    clearTimeout(this.timer)
    this.current = null
  }

  private show(message: Message): void {
    clearTimeout(this.timer)
    this.current = message
  }
}

export const messages = new Messages()
