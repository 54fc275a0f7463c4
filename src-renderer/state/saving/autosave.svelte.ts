import { isSameJson } from '@domain/text/canonical-json'
import { failureOf, type Failure } from '../../lib/failure'

const SAVE_AFTER_MS = 700
/** *Units*: milliseconds after which what is written without a pause is saved too, so that another window can follow it. */
const SAVE_AT_LATEST_MS = 3_000
/** *Units*: milliseconds between two tries while the disk refuses. */
const TRY_AGAIN_MS = 8_000
/** *Units*: milliseconds that a save may take before a window that goes no longer waits for it; the main process waits longer for the window. */
const HELD_UP_MS = 400

/** How what is written stands to the disk. */
export type SavingState =
  | { kind: 'clean' }
  | { kind: 'changed' }
  | { kind: 'saving' }
  | { kind: 'saved' }
  | { kind: 'failed'; failure: Failure }

/** What is being written, and the ways that it has to the disk. */
export interface Written<Content extends object> {
  /** All that a save sends, as it stands now. */
  content(): Content
  /** New, and nothing in it: it leaves nothing behind. */
  isBlank(): boolean
  /** Saves it and takes what was saved as what it is based on. `isOver`: a person chose it over what is there. *Errors*: `CallFailed`. */
  send(content: Content, isOver: boolean): Promise<void>
  /** Sends it behind a save that is held up, because the window goes; nothing waits for the answer. *Errors*: `CallFailed`. */
  sendBehind(content: Content): Promise<void>
  /** Puts it right after a refusal, such as together with what was written elsewhere. True when it can be saved as it stands now. */
  mend(failure: Failure): Promise<boolean>
  /** It stays refused: what is here is kept some other way from the first moment, where there is one. */
  refused(failure: Failure): Promise<void>
  /** The window goes, and it is refused still: what is here is kept some other way, where there is one. */
  keepRefused(failure: Failure): Promise<void>
}

/**
 * Saves what is being written a moment after the last change, one save at a time; says how it stands to the disk, and whether
 * something would be lost with the window.
 */
export class Autosave<Content extends object> {
  state = $state.raw<SavingState>({ kind: 'clean' })
  /** True while something written has not reached the main process: it would be lost with the window. */
  isHeld = $state(false)
  private timer: ReturnType<typeof setTimeout> | undefined
  private changedAt: number | null = null
  private running: Promise<void> | null = null
  private dirty = false
  /** What was sent behind a save that is held up, so that asking again does not send it again. */
  private sent: Content | null = null

  constructor(private readonly written: Written<Content>) {}

  /** Whether something was written that is not on disk yet. */
  get isDirty(): boolean {
    return this.dirty
  }

  /** Whether a save, or what a person chose of a refused one, is under way. */
  get isRunning(): boolean {
    return this.running !== null
  }

  /** Something was written. */
  touch(): void {
    this.dirty = true
    this.isHeld = !this.written.isBlank()
    if (this.state.kind !== 'failed' && this.state.kind !== 'changed') this.state = { kind: 'changed' }
    clearTimeout(this.timer)
    const now = performance.now()
    this.changedAt ??= now
    const latest = Math.max(0, this.changedAt + SAVE_AT_LATEST_MS - now)
    this.timer = setTimeout(() => void this.flush(), Math.min(SAVE_AFTER_MS, latest))
  }

  /** What is here is what is on disk. */
  settle(kind: 'clean' | 'saved' = 'clean'): void {
    this.dirty = false
    this.isHeld = false
    this.state = { kind }
  }

  /** What is here is kept some other way, or not any more: whether it would be lost with the window. */
  hold(isHeld: boolean): void {
    this.isHeld = isHeld
  }

  /** Saves what is not saved yet. Resolves when everything written so far is on disk or has failed. */
  async flush(): Promise<void> {
    clearTimeout(this.timer)
    // Who waits with others goes on waiting for what one of them begins.
    while (this.running) await this.running
    if (!this.dirty || this.written.isBlank()) return
    this.running = this.save(false).finally(() => (this.running = null))
    await this.running
  }

  /** Before the window goes: what cannot be saved now is sent behind what holds it up, or kept some other way. */
  async saveLast(): Promise<void> {
    await Promise.race([this.flush(), new Promise((resolve) => setTimeout(resolve, HELD_UP_MS))])
    if (this.running && this.dirty) this.sendBehind()
    else await this.keepRefused()
  }

  /** Keeps some other way what could not be saved. */
  async keepRefused(): Promise<void> {
    if (this.state.kind === 'failed' && this.dirty) await this.written.keepRefused(this.state.failure)
  }

  /**
   * Does what a person chose of a refused save, after the save that is under way: two at a time would each undo what the other says of
   * what is here. `save` saves it over what is there.
   */
  async choose(work: (save: () => Promise<void>) => Promise<void>): Promise<void> {
    clearTimeout(this.timer)
    while (this.running) await this.running
    this.running = work(() => this.save(true))
      .catch((error: unknown) => void (this.state = { kind: 'failed', failure: failureOf(error) }))
      .finally(() => (this.running = null))
    await this.running
  }

  private sendBehind(): void {
    const content = this.written.content()
    this.isHeld = false
    if (this.sent && isSameJson(this.sent, content)) return
    this.sent = content
    void this.written.sendBehind(content).catch(() => undefined)
  }

  private async save(isOver: boolean): Promise<void> {
    // What went wrong stays to be read, and its buttons under the hand, until a save has gone right.
    if (this.state.kind !== 'failed') this.state = { kind: 'saving' }
    this.dirty = false
    this.isHeld = false
    this.changedAt = null
    try {
      await this.written.send(this.written.content(), isOver)
      this.sent = null
      this.isHeld = this.dirty
      this.state = this.dirty ? { kind: 'changed' } : { kind: 'saved' }
    } catch (error) {
      this.dirty = true
      const failure = failureOf(error)
      if (await this.written.mend(failure).catch(() => false)) return this.save(false)
      this.isHeld = true
      this.state = { kind: 'failed', failure }
      await this.written.refused(failure).catch(() => undefined)
      if (failure.code === 'storage-failed') this.timer = setTimeout(() => void this.flush(), TRY_AGAIN_MS)
    }
  }
}
