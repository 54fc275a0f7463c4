import { DossierError } from '../../domain/errors'
import { say } from '../../domain/messages/message'
import type { Edit } from '../../domain/ports'
import type { Change } from '../../domain/records/records'
import { describeDiskTrouble, storageFailed } from '../disk/disk-trouble'
import { changeLabel } from '../tables/record-label'

/** An edit that is not on disk yet. */
export interface WaitingEdit extends Edit {
  /** What it changes, once its turn has come. */
  change: Change | null
  resolve: () => void
  reject: (error: unknown) => void
}

export interface EditQueueOptions {
  /**
   * Plans an edit, makes it durable and publishes it; one that can't be made it has rejected itself.
   * *Errors*: rejects when it is not on disk; a `DossierError` means that trying again is of no use.
   */
  save(edit: WaitingEdit): Promise<void>
  onState(): void
  whenDiskFails: 'keep-trying' | 'refuse'
  /** *Units*: milliseconds between tries. */
  retryMs: number
}

/**
 * The one line in which edits wait, in the order in which they were made: each is planned when those before it are published, and
 * counts from the moment it came. When the disk fails, they stay here and saving is tried again until it works.
 */
export class EditQueue {
  /** Why the last try failed, or null. */
  trouble: string | null = null
  private readonly waiting: WaitingEdit[] = []
  private draining: Promise<void> | null = null
  private retryTimer: NodeJS.Timeout | null = null
  private closed = false

  constructor(private readonly options: EditQueueOptions) {}

  get isBusy(): boolean {
    return this.draining !== null
  }

  /** What is not on disk yet, oldest first: what each does and to what. */
  get unsaved(): string[] {
    return this.waiting.map(({ change, label }) => (change ? changeLabel(change) : label))
  }

  /** *Errors*: `storage-failed` when closed, or when the disk fails and the queue does not keep trying; those of the edit's plan. */
  add(edit: Edit): Promise<void> {
    if (this.closed) {
      const refused = new DossierError('storage-failed', say('storage.closed'))
      return Promise.reject(refused)
    }
    const done = new Promise<void>((resolve, reject) => this.waiting.push({ ...edit, change: null, resolve, reject }))
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
    this.drain()
    await this.draining
    for (const { reject } of this.waiting.splice(0)) reject(storageFailed(say('storage.change-not-saved'), undefined))
  }

  private drain(): void {
    if (this.waiting.length > 0) this.draining ??= this.saveWaiting()
  }

  private async saveWaiting(): Promise<void> {
    for (let edit = this.waiting[0]; edit; edit = this.waiting[0]) {
      try {
        await this.options.save(edit)
        this.trouble = null
        edit.resolve()
      } catch (error) {
        if (this.keepsTrying(error)) break
        this.trouble = null
        edit.reject(storageFailed(say('storage.change-not-saved'), error))
      }
      this.waiting.shift()
    }
    this.draining = null
    this.options.onState()
  }

  /** Whether the edit stays to be tried again, which is then arranged. */
  private keepsTrying(error: unknown): boolean {
    if (error instanceof DossierError || this.options.whenDiskFails === 'refuse') return false
    this.trouble = describeDiskTrouble(error)
    if (this.closed) return true
    this.retryTimer = setTimeout(() => {
      this.retryTimer = null
      this.drain()
    }, this.options.retryMs)
    return true
  }

  private stopRetrying(): void {
    if (this.retryTimer) clearTimeout(this.retryTimer)
    this.retryTimer = null
  }
}
