import { readEdtf, type DateEnd, type DatePoint, type EdtfDate } from './edtf-date'

/** The span of days a date may mean. *Units*: milliseconds since 1970 UTC, both ends included; open ends are infinite. */
export interface DateSpan {
  min: number
  max: number
}

/** The span of a text of EDTF; undefined for what has no calendar date, or gives a time of day. */
export function spanOf(text: string): DateSpan | undefined {
  const date = readEdtf(text)
  return date && wholeSpan(date)
}

function wholeSpan(date: EdtfDate): DateSpan | undefined {
  if (date.kind === 'point') return pointSpan(date.point)
  const ends: { from: DateEnd; to: DateEnd }[] =
    date.kind === 'span'
      ? [{ from: date.start, to: date.end }]
      : date.parts.map(({ from, to }) => ({ from: from ?? 'open', to: to ?? 'open' }))
  const spans = ends.map(({ from, to }) => ({
    first: typeof from === 'object' ? pointSpan(from) : ALWAYS,
    last: typeof to === 'object' ? pointSpan(to) : ALWAYS,
  }))
  let [min, max] = [Infinity, -Infinity]
  for (const { first, last } of spans) {
    if (!first || !last) return undefined
    min = Math.min(min, first.min)
    max = Math.max(max, last.max)
  }
  return min <= max ? { min, max } : undefined
}

const ALWAYS: DateSpan = { min: -Infinity, max: Infinity }
const DAY_MS = 86_400_000

/** The span of one date; undefined for one with a time of day. */
export function pointSpan(point: DatePoint): DateSpan | undefined {
  if (point.time !== undefined) return undefined
  const [early, late] = [point.year.replaceAll('X', '0'), point.year.replaceAll('X', '9')].map(Number)
  if (early === undefined || late === undefined) return undefined
  const [firstYear, lastYear] = point.isBefore ? [-late, -early] : [early, late]
  if (point.season !== undefined) return seasonSpan(firstYear, lastYear, point.season)
  const months = figuresRange(point.month, 12)
  const min = figuresRange(point.day, daysIn(firstYear, months.from)).from
  const max = figuresRange(point.day, daysIn(lastYear, months.to)).to
  return { min: startOf(firstYear, months.from, min), max: startOf(lastYear, months.to, max) + DAY_MS - 1 }
}

/** What two figures may be, of which some may be unknown: '1X' of twelve is 10 to 12. */
function figuresRange(figures: string | undefined, last: number): { from: number; to: number } {
  if (figures === undefined) return { from: 1, to: last }
  return {
    from: Math.max(1, Number(figures.replaceAll('X', '0'))),
    to: Math.min(last, Number(figures.replaceAll('X', '9'))),
  }
}

/**
 * First month and length of what stands in the place of a month. A season without a hemisphere is taken as in the north; a winter
 * begins in the December of its year.
 * *Source*: ISO 8601-2, 4.8; the months are those of meteorologists.
 */
const SEASONS: Readonly<Record<number, readonly [month: number, length: number]>> = {
  ...Object.fromEntries([21, 25, 31].map((season) => [season, [3, 3] as const])),
  ...Object.fromEntries([22, 26, 32].map((season) => [season, [6, 3] as const])),
  ...Object.fromEntries([23, 27, 29].map((season) => [season, [9, 3] as const])),
  ...Object.fromEntries([24, 28, 30].map((season) => [season, [12, 3] as const])),
  ...Object.fromEntries([33, 34, 35, 36].map((season, at) => [season, [1 + at * 3, 3] as const])),
  ...Object.fromEntries([37, 38, 39].map((season, at) => [season, [1 + at * 4, 4] as const])),
  ...Object.fromEntries([40, 41].map((season, at) => [season, [1 + at * 6, 6] as const])),
}

function seasonSpan(firstYear: number, lastYear: number, season: number): DateSpan | undefined {
  const months = SEASONS[season]
  if (!months) return undefined
  const [month, length] = months
  return { min: startOf(firstYear, month, 1), max: startOf(lastYear, month + length, 1) - 1 }
}

/** The first millisecond of a day; a month past December is one of the next year. The years before 100 are those they say. */
export function startOf(year: number, month: number, day: number): number {
  return new Date(0).setUTCFullYear(year, month - 1, day)
}

/** How many days a month has. */
export function daysIn(year: number, month: number): number {
  return (startOf(year, month + 1, 1) - startOf(year, month, 1)) / DAY_MS
}
