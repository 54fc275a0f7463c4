import { type CalendarDate, getLocalTimeZone, parseAbsolute, parseDate, toCalendarDate } from '@internationalized/date'
import { dateWords } from './date-words'

/**
 * A zone of time by its name in the IANA database. Absent: that of whoever sits at this machine.
 * *Source*: a day that a person writes down is no moment, and a moment is a day only for somebody somewhere.
 */
export type TimeZone = string | undefined

/** The day on which a moment falls. *Shape*: '2024-05-01', of a moment in ISO 8601. *Errors*: throws on what is no moment. */
export function dayOf(moment: string, zone?: TimeZone): string {
  return toCalendarDate(parseAbsolute(moment, zone ?? getLocalTimeZone())).toString()
}

/** The day on which a moment falls, in words: '1 May 2024'; what is no moment as it stands. */
export function dayWords(moment: string, zone?: TimeZone): string {
  return isMoment(moment) ? dateWords({ edtf: dayOf(moment, zone) }) : moment
}

/** Day and minute of a moment, for a column of them: '2024-05-01 09:30'; what is no moment as it stands. */
export function minuteOf(moment: string, zone?: TimeZone): string {
  if (!isMoment(moment)) return moment
  const { hour, minute } = parseAbsolute(moment, zone ?? getLocalTimeZone())
  return `${dayOf(moment, zone)} ${twoFigures(hour)}:${twoFigures(minute)}`
}

/** Day and minute of a moment, in words: '1 May 2024, 09:30'; what is no moment as it stands. */
export function minuteWords(moment: string, zone?: TimeZone): string {
  return isMoment(moment) ? `${dayWords(moment, zone)}, ${minuteOf(moment, zone).slice(-5)}` : moment
}

/** The day so many days of the calendar before another. A day may have 23 hours or 25. */
export function daysBefore(day: string, days: number): string {
  return parseDate(day).subtract({ days }).toString()
}

/** The first millisecond of a day and that of the next, which no longer belongs to it. *Units*: milliseconds since 1970 UTC. */
export function spanOfDay(day: string, zone?: TimeZone): { from: number; to: number } {
  const date = parseDate(day)
  const begin = (of: CalendarDate) => of.toDate(zone ?? getLocalTimeZone()).getTime()
  return { from: begin(date), to: begin(date.add({ days: 1 })) }
}

function isMoment(text: string): boolean {
  return !Number.isNaN(Date.parse(text)) && text.includes('T')
}

function twoFigures(number: number): string {
  return String(number).padStart(2, '0')
}
