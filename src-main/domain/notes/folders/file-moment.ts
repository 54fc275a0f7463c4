/** With `T` or a space, with or without seconds, with `Z`, an offset or neither; or a day alone. */
const MOMENT =
  /^(\d{4})-(\d{2})-(\d{2})(?:(?:T|[ \t]+)(\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?[ \t]*(Z|UTC|([+-])(\d{2}):?(\d{2})?)?)?$/i

/**
 * Reads a moment of a file's front matter. What has no zone, and a day alone, is the writer's own: it is read in this machine's zone.
 * *Shape*: undefined for anything else, also for a day that no calendar has. *Units*: answers ISO 8601 UTC.
 * *Source*: Joplin writes `2023-12-06 02:11:20Z` and `1970-01-01 00:00Z`, Obsidian's properties `2023-12-06T02:11` without a zone,
 * templates for both and for Zettlr `2023-12-06 02:11` or an offset.
 */
export function readMoment(text: string): string | undefined {
  const found = MOMENT.exec(text.trim())
  if (!found) return undefined
  const part = (at: number) => Number(found[at] ?? 0)
  const [year, month, day, hour, minute, second] = [part(1), part(2), part(3), part(4), part(5), part(6)]
  const thousandths = Number((found[7] ?? '').padEnd(3, '0').slice(0, 3))
  const noon = new Date(Date.UTC(year, month - 1, day, 12))
  const isDay = year >= 100 && noon.getUTCMonth() === month - 1 && noon.getUTCDate() === day
  if (!isDay || hour > 23 || minute > 59 || second > 59) return undefined
  if (found[8] === undefined) return new Date(year, month - 1, day, hour, minute, second, thousandths).toISOString()
  const offset = (found[9] === '-' ? -1 : 1) * (part(10) * 60 + part(11))
  return new Date(Date.UTC(year, month - 1, day, hour, minute - offset, second, thousandths)).toISOString()
}
