import type { Id } from '@domain/records/ids'
import { failureOf } from '../../lib/failure'

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

/** The dossier that something was said about; null for none. */
interface About {
  dossierId: Id | null
}

const SAID_FOR_MS = 8_000

/**
 * The sentences at the foot of the window: what the machine did, with what else came of it, and what it could not do. Each takes the
 * place of the one before, and stands in the dossier that it is about.
 */
class Messages {
  private lastDone = $state.raw<(Said & About) | null>(null)
  private alsoHappened = $state.raw<({ text: string } & About) | null>(null)
  private lastFailed = $state.raw<(Failed & About) | null>(null)
  private dossierId = $state.raw<Id | null>(null)
  private timer: ReturnType<typeof setTimeout> | undefined

  readonly said = $derived.by<Said | null>(() => {
    if (!this.alsoHappened) return this.lastDone
    const sentences = [this.lastDone?.text, this.alsoHappened.text].filter((text) => text !== undefined)
    return { text: sentences.join(' '), actions: this.lastDone?.actions ?? [] }
  })

  /** It can be read again when the reader is back in its dossier: it may be all that tells of it. */
  readonly failed = $derived<Failed | null>(
    this.lastFailed && (this.lastFailed.dossierId ?? this.dossierId) === this.dossierId ? this.lastFailed : null,
  )

  /**
   * Says what was done, in the dossier in view or the one that the reader is on the way to. A sentence with something to press, or with
   * none to press but to be read, stays until it is dismissed or another follows.
   */
  say(text: string, actions?: Said['actions'], dossierId = this.dossierId): void {
    this.lastDone = { text, dossierId, ...(actions && { actions }) }
    clearTimeout(this.timer)
    if (!actions) this.timer = setTimeout(() => (this.lastDone = null), SAID_FOR_MS)
  }

  /** Says what nobody asked for but came of something else: it stands beside what was done, until it is dismissed. */
  sayAlso(text: string): void {
    this.alsoHappened = { text, dossierId: this.dossierId }
  }

  /** Says what went wrong; stays until it is dismissed or something else goes wrong. */
  fail(error: unknown): void {
    const { message, details } = failureOf(error)
    this.failPartly(message, details)
  }

  /** Says what could not be done of something that was; stays as `fail` does. */
  failPartly(text: string, details?: readonly string[]): void {
    this.lastFailed = { text, dossierId: this.dossierId, ...(details && { details }) }
  }

  /** The reader has come to another dossier: what was done in the one before is said no more. */
  arrive(dossierId: Id): void {
    this.dossierId = dossierId
    if (this.lastDone && this.lastDone.dossierId !== dossierId) this.lastDone = null
    if (this.alsoHappened && this.alsoHappened.dossierId !== dossierId) this.alsoHappened = null
  }

  dismissSaid(): void {
    clearTimeout(this.timer)
    this.lastDone = null
    this.alsoHappened = null
  }

  dismissFailed(): void {
    this.lastFailed = null
  }
}

export const messages = new Messages()
