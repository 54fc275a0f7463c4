import type { Stamp } from '../../domain/records/stamp'

/** One stamp and how many records in a row have it: those of one change stand together. */
interface StampRun extends Stamp {
  times?: number
}

/** The stamps of records in a row, as a snapshot holds them. */
export class StampRuns {
  private last: Stamp | null = null
  private readonly runs: { stamp: Stamp; times: number }[] = []

  add(stamp: Stamp): void {
    const run = this.runs.at(-1)
    if (run && this.last !== null && isEqual(stamp, this.last)) run.times += 1
    else this.runs.push({ stamp, times: 1 })
    this.last = stamp
  }

  toJSON(): StampRun[] {
    return this.runs.map(({ stamp: { rev, at, machine }, times }) => ({
      rev,
      at,
      ...(machine !== undefined && { machine }),
      ...(times > 1 && { times }),
    }))
  }
}

/** The stamp of each of so many records, or null when the runs are not what `StampRuns` writes. */
export function stampsIn(runs: unknown, count: number): Stamp[] | null {
  if (!Array.isArray(runs)) return null
  const stamps: Stamp[] = []
  for (const run of runs as unknown[]) {
    if (!isRun(run)) return null
    const { times = 1, ...stamp } = run
    if (stamps.length + times > count) return null
    for (let index = 0; index < times; index += 1) stamps.push(stamp)
  }
  return stamps.length === count ? stamps : null
}

function isEqual(a: Stamp, b: Stamp): boolean {
  return a === b || (a.rev === b.rev && a.at === b.at && a.machine === b.machine)
}

/** By hand: a large dossier has thousands of runs, and whoever opens it waits for them. */
function isRun(value: unknown): value is StampRun {
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
