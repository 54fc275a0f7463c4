import type { UnsavedWork } from '../../domain/ports'

/** A window that may be closed. */
export interface LeavingWindow {
  /** Resolves when the window has saved what was typed in it, or does not answer. */
  saveLast(): Promise<void>
  /** What stands in it that it could not save: forms that are half filled in, a text that the main process refused. */
  readonly holds: readonly string[]
  /** Closes it; `mayClose` is asked again. */
  close(): void
}

/** What would be gone: what the disk has not taken, and what stands in windows that would close. */
export interface Loss {
  unsaved: UnsavedWork | null
  held: readonly string[]
  /** Whether the whole app would end, or one window of several. */
  ends: 'app' | 'window'
}

/** What leaving works with. */
export interface LeavingSteps<W extends LeavingWindow> {
  windows(): readonly W[]
  /** The window that a question about the whole app stands before, if there is one. */
  inFront(): W | undefined
  unsaved(): Promise<UnsavedWork | null>
  /** Asks whether it may go on without these. */
  mayLose(loss: Loss, window: W | undefined): Promise<boolean>
  /** Ends the app; `mayQuit` is asked again. */
  quit(): void
  /** Whether the app ends with its last window, as everywhere but on a Mac. */
  endsWithLastWindow: boolean
}

/**
 * Closing windows and ending the app, so that nothing typed is lost: a window saves first. What the disk refuses is asked about
 * only when the app itself would end, since it keeps trying as long as it runs, whichever windows are open.
 */
export class Leaving<W extends LeavingWindow> {
  private readonly left = new WeakSet<W>()
  private readonly leaving = new Set<W>()
  private ending = false
  private agreed = false

  constructor(private readonly steps: LeavingSteps<W>) {}

  /** Whether a window may close now. If not, it is closed as soon as it may. */
  mayClose(window: W): boolean {
    if (this.agreed || this.left.has(window)) return true
    if (!this.ending && !this.leaving.has(window)) {
      this.leaving.add(window)
      void this.leave(window).finally(() => this.leaving.delete(window))
    }
    return false
  }

  /** Whether the app may end now. If not, it is ended as soon as it may. */
  mayQuit(): boolean {
    if (!this.agreed) void this.end()
    return this.agreed
  }

  /** Ends the app when every window has saved and nothing would be lost, or the person agrees to it. */
  async end(onAgreed: () => void = () => undefined): Promise<void> {
    if (this.ending || this.agreed) return
    this.ending = true
    try {
      await Promise.all(this.steps.windows().map((window) => window.saveLast()))
      if (!(await this.mayEnd(this.steps.windows(), this.steps.inFront()))) return
      this.agreed = true
      onAgreed()
      this.steps.quit()
    } finally {
      this.ending = false
    }
  }

  private async leave(window: W): Promise<void> {
    await window.saveLast()
    const { holds } = window
    if (holds.length > 0 && !this.endsWith(window)) {
      if (!(await this.steps.mayLose({ unsaved: null, held: holds, ends: 'window' }, window))) return
    }
    // Asked only now: another window may have closed meanwhile.
    if (this.endsWith(window)) {
      if (!(await this.mayEnd([window], window))) return
      this.agreed = true
    }
    this.left.add(window)
    window.close()
  }

  /** Whether the app ends with this window. */
  private endsWith(window: W): boolean {
    const others = this.steps.windows().filter((other) => other !== window && !this.left.has(other))
    return others.length === 0 && this.steps.endsWithLastWindow
  }

  private async mayEnd(windows: readonly W[], before: W | undefined): Promise<boolean> {
    const unsaved = await this.steps.unsaved().catch(() => null)
    const held = windows.flatMap(({ holds }) => holds)
    return (unsaved === null && held.length === 0) || this.steps.mayLose({ unsaved, held, ends: 'app' }, before)
  }
}
