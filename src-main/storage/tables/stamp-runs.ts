import type { Stamp } from '../../domain/records/stamp'

/** One stamp and how many records in a row have it: those of one change stand together. */
export interface StampRun {
  stamp: Stamp
  times: number
}

/** The same as a snapshot holds it. */
interface WrittenRun extends Stamp {
  times?: number
}

/** The stamps of records in a row, as a snapshot holds them. */
export class StampRuns {
  private last: Stamp | null = null
  private readonly runs: StampRun[] = []

  add(stamp: Stamp): void {
    const run = this.runs.at(-1)
    if (run && this.last !== null && isEqual(stamp, this.last)) run.times += 1
    else this.runs.push({ stamp, times: 1 })
    this.last = stamp
  }

  toJSON(): WrittenRun[] {
    return this.runs.map(({ stamp: { rev, at, machine }, times }) => ({
      rev,
      at,
      ...(machine !== undefined && { machine }),
      ...(times > 1 && { times }),
    }))
  }
}

/** The runs for so many records, or null when they are not what `StampRuns` writes. */
export function runsIn(written: unknown, count: number): StampRun[] | null {
  if (!Array.isArray(written)) return null
  let left = count
  const runs: StampRun[] = []
  for (const run of written as unknown[]) {
    if (!isRun(run)) return null
    const { rev, at, machine, times = 1 } = run
    left -= times
    if (left < 0) return null
    runs.push({ stamp: { rev, at, ...(machine !== undefined && { machine }) }, times })
  }
  return left === 0 ? runs : null
}

function isEqual(a: Stamp, b: Stamp): boolean {
  return a === b || (a.rev === b.rev && a.at === b.at && a.machine === b.machine)
}

/** By hand: a large dossier has thousands of runs, and whoever opens it waits for them. */
function isRun(value: unknown): value is WrittenRun {
  if (typeof value !== 'object' || value === null) return false
  const { rev, at, machine, times }: Partial<Record<string, unknown>> = value as object
  return (
    isCount(rev) &&
    typeof at === 'string' &&
    (machine === undefined || typeof machine === 'string') &&
    (times === undefined || isCount(times))
  )
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) > 0
}
