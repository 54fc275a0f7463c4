import { dateSpan, isEdtf } from '../../domain/dating/dates'
import { yearText } from '../../domain/dating/edtf-date'

/** What a date says in a model that knows neither doubt nor open ends. */
export interface FtmDates {
  date?: string
  start?: string
  end?: string
}

/**
 * An EDTF date as FollowTheMoney's: a year, a month or a day. A span gives its ends, and so does what lies within a stretch of years;
 * doubt is dropped here and has to be said in words beside; what has no year, or one before the common era, gives nothing.
 * *Source*: FollowTheMoney's date type, ISO 8601 prefixes.
 */
export function ftmDates(edtf: string): FtmDates {
  const [first = '', last] = edtf.split('/')
  if (last === undefined) {
    const date = prefix(first)
    return date === undefined ? withinYears(edtf) : { date }
  }
  const start = prefix(first) ?? (isEdtf(first) ? withinYears(first).start : undefined)
  const end = prefix(last) ?? (isEdtf(last) ? withinYears(last).end : undefined)
  return { ...(start !== undefined && { start }), ...(end !== undefined && { end }) }
}

/** The first and the last year that the date may be of. */
function withinYears(edtf: string): FtmDates {
  if (/^-?XXXX/.test(edtf)) return {}
  const { min, max } = dateSpan(edtf)
  const year = (time: number) => new Date(time).getUTCFullYear()
  const isOurs = (time: number) => Number.isFinite(time) && year(time) > 0
  return {
    ...(isOurs(min) && { start: yearText(year(min)) }),
    ...(isOurs(max) && { end: yearText(year(max)) }),
  }
}

function prefix(text: string): string | undefined {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text.replace(/[?~%]|(?:-[\dX]X)+$|T.*$/g, ''))
  const [, year, month, day] = match ?? []
  if (year === undefined || year === '0000') return undefined
  // Months above 12 are EDTF's seasons.
  if (month === undefined || Number(month) < 1 || Number(month) > 12) return year
  return day === undefined ? `${year}-${month}` : `${year}-${month}-${day}`
}
