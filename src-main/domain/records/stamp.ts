import type { Id } from './ids'

/**
 * Which state of a record this is. It stands beside the record and never in it, so that nothing that takes a record along takes the
 * stamp along.
 *
 * `rev` is higher than every `rev` that the layer had given or met before: a later state of a record always has a higher one, also
 * after it was deleted and came back. `at` is when the change was made, which tells apart what two machines with one id would give the
 * same number. `machine` is who made it, missing where that is not known.
 * *Units*: `at` ISO 8601 UTC. *Source*: L. Lamport, 'Time, clocks, and the ordering of events in a distributed system' (1978).
 */
export interface Stamp {
  readonly rev: number
  readonly at: string
  readonly machine?: Id
}

/** True for one and the same state: the same number, given by the same machine at the same moment. Without a machine that is not known. */
export function isSameStamp(a: Stamp, b: Stamp): boolean {
  return a.machine !== undefined && a.machine === b.machine && a.rev === b.rev && a.at === b.at
}
