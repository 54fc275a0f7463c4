import { yearOf, yearText, type DatePoint } from './edtf-date'

/** The day, month or year after the one given, or before it; undefined for what is not exact. */
export function neighbour(point: DatePoint, step: number): DatePoint | undefined {
  const year = yearOf(point)
  const { month, day, season, time, uncertain, approximate } = point
  const isExact = !`${month}${day}`.includes('X') && season === undefined && time === undefined
  if (year === undefined || !isExact || uncertain || approximate) return undefined
  const date = new Date(0)
  if (day !== undefined) date.setUTCFullYear(year, Number(month) - 1, Number(day) + step)
  else if (month !== undefined) date.setUTCFullYear(year, Number(month) - 1 + step, 1)
  else date.setUTCFullYear(year + step, 0, 1)
  if (Math.abs(date.getUTCFullYear()) > 9_999) return undefined
  const figures = yearText(date.getUTCFullYear())
  return {
    year: figures.replace('-', ''),
    isBefore: figures.startsWith('-'),
    ...(month !== undefined && { month: twoFigures(date.getUTCMonth() + 1) }),
    ...(day !== undefined && { day: twoFigures(date.getUTCDate()) }),
    uncertain,
    approximate,
  }
}

function twoFigures(number: number): string {
  return String(number).padStart(2, '0')
}
