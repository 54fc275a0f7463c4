import { DossierError } from '../domain/errors'
import type { Change } from '../domain/records'
import { describeDiskTrouble, storageFailed } from './disk-trouble'

/** A change on its way to the disk. */
export interface WaitingChange {
  change: Change
  resolve: () => void
  reject: (error: unknown) => void
}

export interface ChangeQueueOptions {
  /**
   * Makes changes durable together, publishes them, and answers them; those it refuses it has rejected itself.
   * *Errors*: rejects when none of them is on disk; a `DossierError` means that trying again is of no use.
   */
  save(waiting: readonly WaitingChange[]): Promise<readonly WaitingChange[]>
  onState(): void
  whenDiskFails: 'keep-trying' | 'refuse'
  /** *Units*: milliseconds between tries. */
  retryMs: number
}

/**
 * Changes in the order in which they were made, saved one batch after another: what comes while the disk is busy goes together.
 * When the disk fails, they stay here and saving is tried again until it works.
 */
export class ChangeQueue {
  /** Why the last try failed, or null. */
  trouble: string | null = null
  private waiting: WaitingChange[] = []
  private saving: WaitingChange[] = []
  private draining: Promise<void> | null = null
  private retryTimer: NodeJS.Timeout | null = null
  private closed = false

  constructor(private readonly options: ChangeQueueOptions) {}

  get isBusy(): boolean {
    return this.draining !== null
  }

  /** What is not on disk yet, oldest first. */
  get unsaved(): readonly Change[] {
    return [...this.saving, ...this.waiting].map(({ change }) => change)
  }

  /** *Errors*: `storage-failed` when closed, or when the disk fails and the queue does not keep trying; those of `save`. */
  add(change: Change): Promise<void> {
    if (this.closed) {
      const refused = new DossierError('storage-failed', 'The dossier is closed, so nothing more can be saved in it.')
      return Promise.reject(refused)
    }
    const done = new Promise<void>((resolve, reject) => this.waiting.push({ change, resolve, reject }))
    if (this.trouble === null) this.drain()
    this.options.onState()
    return done
  }

  /** Saves what waits, trying once more when the disk has failed; what still can't be saved is refused. */
  async close(): Promise<void> {
    this.closed = true
    this.stopRetrying()
    await this.draining
    this.stopRetrying()
    if (this.waiting.length > 0) this.drain()
    await this.draining
    this.refuseWaiting(undefined)
  }

  private drain(): void {
    if (this.waiting.length === 0) return
    this.draining ??= this.saveWaiting()
  }

  private async saveWaiting(): Promise<void> {
    while (this.waiting.length > 0) {
      this.saving = this.waiting
      this.waiting = []
      try {
        const saved = await this.options.save(this.saving)
        this.trouble = null
        for (const { resolve } of saved) resolve()
      } catch (error) {
        this.waiting = [...this.saving, ...this.waiting]
        this.fail(error)
        break
      } finally {
        this.saving = []
      }
    }
    this.draining = null
    this.options.onState()
  }

  private fail(error: unknown): void {
    if (error instanceof DossierError || this.options.whenDiskFails === 'refuse') {
      this.trouble = null
      this.refuseWaiting(error)
      return
    }
    this.trouble = describeDiskTrouble(error)
    if (this.closed) return
    this.retryTimer = setTimeout(() => {
      this.retryTimer = null
      this.drain()
    }, this.options.retryMs)
  }

  private refuseWaiting(cause: unknown): void {
    const refused = this.waiting
    this.waiting = []
    for (const { reject } of refused) reject(storageFailed('The change could not be saved.', cause))
  }

  private stopRetrying(): void {
    if (this.retryTimer) clearTimeout(this.retryTimer)
    this.retryTimer = null
  }
}
