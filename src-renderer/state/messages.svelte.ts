import { failureOf } from '../lib/api'

/** What the machine did. */
export interface Said {
  text: string
  actions?: readonly { label: string; run: () => void }[]
}

/** What the machine could not do. */
export interface Failed {
  text: string
  /** Places or reasons, one sentence each. */
  details?: readonly string[]
}

const SAID_FOR_MS = 8_000
/** What is said within this time belongs to one act, and is said together. */
const ONE_BREATH_MS = 1_000

/** The sentences at the foot of the window: what the machine did, and what it could not do. */
class Messages {
  said = $state.raw<Said | null>(null)
  failed = $state.raw<Failed | null>(null)
  private saidAt = -Infinity
  private timer: ReturnType<typeof setTimeout> | undefined

  /** Says what was done. A sentence with something to press stays until it is dismissed or another follows. */
  say(text: string, actions?: Said['actions']): void {
    const before = performance.now() - this.saidAt < ONE_BREATH_MS && this.said?.text !== text ? this.said : null
    const together = before?.actions || actions ? [...(before?.actions ?? []), ...(actions ?? [])] : undefined
    this.said = { text: before ? `${before.text} ${text}` : text, ...(together && { actions: together }) }
    this.saidAt = performance.now()
    clearTimeout(this.timer)
    if (!together) this.timer = setTimeout(() => this.dismissSaid(), SAID_FOR_MS)
  }

  /** Says what went wrong; stays until it is dismissed or something else goes wrong. */
  fail(error: unknown): void {
    const { message, details } = failureOf(error)
    this.failed = { text: message, ...(details && { details }) }
  }

  /** Says what could not be done of something that was; stays as `fail` does. */
  failPartly(text: string, details: readonly string[]): void {
    this.failed = { text, details }
  }

  dismissSaid(): void {
    clearTimeout(this.timer)
    this.said = null
  }

  dismissFailed(): void {
    this.failed = null
  }
}

export const messages = new Messages()
