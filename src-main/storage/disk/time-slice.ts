/** *Units*: milliseconds of work after which a long job lets others in; half of the 16 ms in which a screen draws a frame. */
const SLICE_MS = 6

/** Lets a long job on the main thread pause often enough that nobody notices it. */
export class TimeSlice {
  private startedAt = performance.now()

  /** Resolves at once while the slice lasts, else after everything else that waits has had its turn. */
  async pause(): Promise<void> {
    if (performance.now() - this.startedAt >= SLICE_MS) await this.rest()
  }

  /** Lets everything else that waits have its turn. */
  async rest(): Promise<void> {
    await new Promise<void>((resolve) => setImmediate(resolve))
    this.startedAt = performance.now()
  }
}
