import { Latest } from '../../lib/latest'
import type { ClaimView } from '@domain/views/claim-view'
import { call } from '../../lib/api'
import { messages } from '../window/messages.svelte'
import { session } from '../dossier/session.svelte'

const ASK_AFTER_MS = 120

/** Claims looked for by words, as they are typed. */
export class ClaimSearch {
  words = $state('')
  found = $state.raw<{ claims: readonly ClaimView[]; total: number } | null>(null)
  private readonly asked = new Latest()
  private timer: ReturnType<typeof setTimeout> | undefined
  private answered: Promise<void> = Promise.resolve()
  private settle: () => void = () => undefined

  /** *Units*: `limit` claims are asked for. */
  constructor(private readonly limit: number) {
    this.ask('')
  }

  /** Looks for other words, once their typing pauses. */
  ask(words: string): void {
    this.words = words
    const isLatest = this.asked.ask()
    clearTimeout(this.timer)
    // Who waits for words that are typed no more need not wait for ever.
    this.settle()
    this.answered = new Promise((resolve) => (this.settle = resolve))
    this.timer = setTimeout(() => void this.look(isLatest), this.found === null ? 0 : ASK_AFTER_MS)
  }

  /** The first claim for the words that are typed now, once it has come; undefined when there is none, or they are changed meanwhile. */
  async first(isWanted: (claim: ClaimView) => boolean = () => true): Promise<ClaimView | undefined> {
    const isLatest = this.asked.still()
    if (this.words.trim() === '') return undefined
    await this.answered
    return isLatest() ? this.found?.claims.find(isWanted) : undefined
  }

  private async look(isLatest: () => boolean): Promise<void> {
    const { dossierId } = session
    try {
      if (dossierId === null) return
      const found = await call('claim:find', { dossierId, words: this.words, limit: this.limit })
      if (isLatest()) this.found = found
    } catch (error) {
      if (isLatest()) messages.fail(error)
    } finally {
      if (isLatest()) this.settle()
    }
  }
}
