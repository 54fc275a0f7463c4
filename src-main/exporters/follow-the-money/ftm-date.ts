/** What a date says in a model that knows neither doubt nor open ends. */
export interface FtmDates {
  date?: string
  start?: string
  end?: string
}

/**
 * An EDTF date as FollowTheMoney's: a year, a month or a day. A span gives its ends; doubt is dropped here and has to be
 * said in words beside; what has no year gives nothing.
 * *Source*: FollowTheMoney's date type, ISO 8601 prefixes.
 */
export function ftmDates(edtf: string): FtmDates {
  const [first = '', last] = edtf.split('/')
  if (last === undefined) {
    const date = prefix(first)
    return date === undefined ? {} : { date }
  }
  const start = prefix(first)
  const end = prefix(last)
  return { ...(start !== undefined && { start }), ...(end !== undefined && { end }) }
}

function prefix(text: string): string | undefined {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text.replace(/[?~%]/g, ''))
  const [, year, month, day] = match ?? []
  if (year === undefined) return undefined
  // Months above 12 are EDTF's seasons.
  if (month === undefined || Number(month) < 1 || Number(month) > 12) return year
  return day === undefined ? `${year}-${month}` : `${year}-${month}-${day}`
}
