/** When backups are due. *Units*: milliseconds. */
export interface BackupTimes {
  /** Without a change for so long, the person is taken to have paused. */
  pauseMs: number
  /** Whoever never pauses gets one after so long. */
  longestMs: number
}

export const BACKUP_TIMES: BackupTimes = { pauseMs: 5 * 60_000, longestMs: 60 * 60_000 }

/** Asks for a backup when changes are followed by a pause, and at the latest some time after the first of them. */
export class BackupSchedule {
  private pause: NodeJS.Timeout | null = null
  private longest: NodeJS.Timeout | null = null

  constructor(
    private readonly times: BackupTimes,
    private readonly make: (reason: 'paused' | 'working') => void,
  ) {}

  /** Something was changed and is on disk. */
  changed(): void {
    if (this.pause) clearTimeout(this.pause)
    this.pause = this.timer(this.times.pauseMs, 'paused')
    this.longest ??= this.timer(this.times.longestMs, 'working')
  }

  stop(): void {
    for (const timer of [this.pause, this.longest]) if (timer) clearTimeout(timer)
    this.pause = null
    this.longest = null
  }

  private timer(delayMs: number, reason: 'paused' | 'working'): NodeJS.Timeout {
    const timer = setTimeout(() => {
      this.stop()
      this.make(reason)
    }, delayMs)
    // Nobody's end is put off for a backup: one is made at the end.
    timer.unref()
    return timer
  }
}
