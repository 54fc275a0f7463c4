/** A window that may be closed. */
export interface LeavingWindow {
  /** Resolves when the window has handed over what was typed in it, or does not answer. */
  handOver(): Promise<void>
  /** Closes it; `mayClose` is asked again. */
  close(): void
}

/** Changes that the disk has refused so far. */
export interface UnsavedWork {
  changes: number
  labels: readonly string[]
  reason: string
}

/** What leaving works with. */
export interface LeavingSteps<W extends LeavingWindow> {
  windows(): readonly W[]
  /** The window that a question about the whole app stands before, if there is one. */
  inFront(): W | undefined
  unsaved(): Promise<UnsavedWork | null>
  /** Asks whether the app may end without these. */
  mayLose(unsaved: UnsavedWork, window: W | undefined): Promise<boolean>
  /** Ends the app; `mayQuit` is asked again. */
  quit(): void
  /** Whether the app ends with its last window, as everywhere but on a Mac. */
  endsWithLastWindow: boolean
}

/**
 * Closing windows and ending the app, so that nothing typed is lost: a window hands over first. What the disk refuses is asked about
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

  /** Ends the app when every window has handed over and nothing would be lost, or the person agrees to it. */
  async end(onAgreed: () => void = () => undefined): Promise<void> {
    if (this.ending || this.agreed) return
    this.ending = true
    try {
      await Promise.all(this.steps.windows().map((window) => window.handOver()))
      if (!(await this.mayEnd(this.steps.inFront()))) return
      this.agreed = true
      onAgreed()
      this.steps.quit()
    } finally {
      this.ending = false
    }
  }

  private async leave(window: W): Promise<void> {
    await window.handOver()
    const isLast = !this.steps.windows().some((other) => other !== window && !this.left.has(other))
    if (isLast && this.steps.endsWithLastWindow) {
      if (!(await this.mayEnd(window))) return
      this.agreed = true
    }
    this.left.add(window)
    window.close()
  }

  private async mayEnd(window: W | undefined): Promise<boolean> {
    const unsaved = await this.steps.unsaved().catch(() => null)
    return !unsaved || this.steps.mayLose(unsaved, window)
  }
}
