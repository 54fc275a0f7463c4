/**
 * One date of EDTF as it is written, in its parts.
 * *Shape*: figures may be `X` where they are not known; a `season` (21 to 41) stands in the place of a month.
 */
export interface DatePoint {
  /** Four figures: '2024', '199X', '0043'. */
  year: string
  /** Year 0000 is 1 BC, and -0043 is 44 BC. */
  isBefore: boolean
  month?: string
  season?: number
  day?: string
  /** 'T10:10:10Z', as it is written. */
  time?: string
  uncertain: boolean
  approximate: boolean
}

/** An end of a span. `open`: it goes on; `unknown`: it ends, nobody says when. */
export type DateEnd = DatePoint | 'open' | 'unknown'

/** A part of a set: a date, or all from one to another; an absent end is open. */
export interface DateRange {
  from?: DatePoint
  to?: DatePoint
}

/** A text of EDTF read: one date, a span, or a set of which one (`one`) or all (`all`) are meant. */
export type EdtfDate =
  | { kind: 'point'; point: DatePoint }
  | { kind: 'span'; start: DateEnd; end: DateEnd }
  | { kind: 'one' | 'all'; parts: DateRange[] }

/**
 * Reads a text that is EDTF by its grammar; undefined for what has no calendar date in it, such as 'Y17E7'.
 * *Source*: ISO 8601-2, levels 0 to 2.
 */
export function readEdtf(text: string): EdtfDate | undefined {
  const set = /^([[{])(.*)[\]}]$/.exec(text)
  if (set) {
    const parts = (set[2] ?? '').split(',').map((part) => readRange(part.trim()))
    return parts.every((part) => part !== undefined) ? { kind: set[1] === '[' ? 'one' : 'all', parts } : undefined
  }
  const [first = '', last, more] = text.split('/')
  if (more !== undefined) return undefined
  if (last === undefined) {
    const point = readPoint(first)
    return point && { kind: 'point', point }
  }
  const [start, end] = [readEnd(first), readEnd(last)]
  return start && end && { kind: 'span', start, end }
}

function readEnd(text: string): DateEnd | undefined {
  if (text === '..') return 'open'
  return text === '' ? 'unknown' : readPoint(text)
}

function readRange(text: string): DateRange | undefined {
  const [first = '', last] = text.split('..')
  const from = first === '' ? undefined : readPoint(first)
  if (last === undefined) return from && { from, to: from }
  const to = last === '' ? undefined : readPoint(last)
  if ((first !== '' && !from) || (last !== '' && !to) || (!from && !to)) return undefined
  return { ...(from && { from }), ...(to && { to }) }
}

const POINT = /^(-?)([\dX]{4})(?:-([\dX]{2})(?:-([\dX]{2}))?)?(T[\d:.]+(?:Z|[+-][\d:]+)?)?$/

function readPoint(text: string): DatePoint | undefined {
  const bare = text.replace(/[?~%]/g, '')
  // A century and a decade are years of which fewer figures are given.
  const found = POINT.exec(/^-?\d{2,3}$/.test(bare) ? bare.padEnd(bare.startsWith('-') ? 5 : 4, 'X') : bare)
  if (!found) return undefined
  const [, sign, year = '', month, day, time] = found
  const season = month !== undefined && /^\d\d$/.test(month) && Number(month) > 12 ? Number(month) : undefined
  return {
    year,
    isBefore: sign === '-',
    ...(month !== undefined && season === undefined && { month }),
    ...(season !== undefined && { season }),
    ...(day !== undefined && { day }),
    ...(time !== undefined && { time }),
    uncertain: /[?%]/.test(text),
    approximate: /[~%]/.test(text),
  }
}

/** The year as a number in which 0 is 1 BC; undefined when not all of its figures are known. */
export function yearOf({ year, isBefore }: DatePoint): number | undefined {
  return year.includes('X') ? undefined : isBefore ? -Number(year) : Number(year)
}

/** Four figures with a sign where it needs one: '-0043'. */
export function yearText(year: number): string {
  return `${year < 0 ? '-' : ''}${String(Math.abs(year)).padStart(4, '0')}`
}

/** The earliest date a reader would look for it under: its own, that of its beginning or, without one, of its end. */
export function firstPoint(date: EdtfDate): DatePoint | undefined {
  if (date.kind === 'point') return date.point
  if (date.kind === 'span') return [date.start, date.end].find((end) => typeof end === 'object')
  const [first] = date.parts
  return first?.from ?? first?.to
}
