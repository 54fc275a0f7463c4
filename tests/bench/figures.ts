import { readFileSync } from 'node:fs'

/** *Units*: as the values. *Errors*: throws on none. */
export function median(values: readonly number[]): number {
  return percentile(values, 50)
}

/** The value below which `percent` of the values lie. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const value = sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))]
  if (value === undefined) throw new RangeError('no values')
  return value
}

/** How long something took. *Units*: milliseconds. */
export async function timed(work: () => unknown): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

const verdicts: boolean[] = []

/** Prints a figure beside what it must reach; `finish` fails when one does not. */
export function figure(name: string, value: number, unit: string, atMost?: number): void {
  const ok = atMost === undefined || value <= atMost
  const limit = atMost === undefined ? '' : ` (at most ${atMost}: ${ok ? 'reached' : 'MISSED'})`
  verdicts.push(ok)
  console.log(`${name.padEnd(66)} ${value.toFixed(value < 10 ? 2 : 1)} ${unit}${limit}`)
}

/** Ends the process with 1 when a figure missed what it must reach. */
export function finish(): void {
  if (verdicts.includes(false)) process.exitCode = 1
}

/**
 * The longest that the thread which others wait for worked without letting anybody have a turn. It is the thread's own time, which other
 * programs do not stretch, where the system tells it; else time as it passes. *Units*: ms.
 */
export class LongestStall {
  ms = 0

  /** Watches one piece of work. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    let before = threadMs()
    let isOver = false
    const atTurn = () => {
      const now = threadMs()
      this.ms = Math.max(this.ms, now - before)
      before = now
      if (!isOver) setImmediate(atTurn)
    }
    setImmediate(atTurn)
    try {
      return await work()
    } finally {
      isOver = true
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
}

/** How long this thread has worked. *Source*: the first field of Linux's schedstat, nanoseconds on the processor. */
function threadMs(): number {
  try {
    return Number(readFileSync('/proc/thread-self/schedstat', 'utf8').split(' ')[0]) / 1e6
  } catch {
    return performance.now()
  }
}
