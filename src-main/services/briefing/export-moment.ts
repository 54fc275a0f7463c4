import { DossierError } from '../../domain/errors'
import { say } from '../../domain/messages/message'
import type { TimeZone } from '../../domain/dating/reader-day'
import type { Now } from '../../domain/ports'

/** When an export says that it was made, and where the days in it are those of. */
export interface ExportMoment {
  /** *Units*: ISO 8601 UTC. */
  now: string
  zone?: TimeZone
}

/** Now and where the reader is, or what was set for an export that can be made again byte by byte. */
export function exportMoment({ now, pinned }: { now: Now; pinned?: () => ExportMoment | undefined }): ExportMoment {
  return pinned?.() ?? { now: now() }
}

/** *Units*: seconds since 1970 of the last moment that a date of ISO 8601 with four figures for the year can say. */
const LATEST_S = 253_402_300_799

/**
 * The moment that the environment sets for everything that is made, in UTC.
 * *Source*: SOURCE_DATE_EPOCH of reproducible-builds.org. *Errors*: `invalid-input` when it is set to anything but seconds since 1970.
 */
export function pinnedMoment(env: Readonly<Record<string, string | undefined>>): ExportMoment | undefined {
  const set = env['SOURCE_DATE_EPOCH']
  if (set === undefined || set === '') return undefined
  const seconds = Number(set)
  if (!/^\d{1,12}$/.test(set) || seconds > LATEST_S)
    throw new DossierError('invalid-input', say('leaving.no-moment', { set }))
  return { now: new Date(seconds * 1000).toISOString(), zone: 'UTC' }
}
