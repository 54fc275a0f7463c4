import { monitorEventLoopDelay } from 'node:perf_hooks'

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

/** The longest time for which nothing else came to its turn. *Units*: ms. */
export class LongestStall {
  ms = 0

  /** Watches one piece of work; a watch that is stopped and started again would count the time between as a stall. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    const watch = monitorEventLoopDelay({ resolution: 5 })
    watch.enable()
    const answer = await work()
    watch.disable()
    this.ms = Math.max(this.ms, watch.max / 1e6)
    return answer
  }
}
