import { dateWords } from '../../domain/dating/date-words'
import { dateSpan } from '../../domain/dating/dates'
import { roughBounds } from '../../domain/dating/rough-bounds'
import { readEdtf, yearOf, type DateEnd, type DatePoint, type EdtfDate } from '../../domain/dating/edtf-date'

/** Year, month and day as far as they are given. *Shape*: there is no year 0; -44 is 44 BC. */
type DateParts = [year: number, ...monthAndDay: number[]]

/** *Source*: date variables of the CSL-JSON schema, Citation Style Language 1.0.2. */
export interface CslDate {
  'date-parts'?: [DateParts] | [DateParts, DateParts]
  season?: number
  circa?: true
  /** In words, where no parts say it. */
  literal?: string
}

/** A date for reference managers: as parts, with both ends of a span; in words where it has an open end. */
export function cslDate(edtf: string): CslDate {
  const date = readEdtf(edtf)
  const parts = date && cslParts(date)
  if (!date || !parts) return { literal: dateWords({ edtf }) }
  const isUncertain = /[?~%]/.test(edtf) || date.kind === 'one' || /\dX/.test(edtf)
  return { ...parts, ...(isUncertain && { circa: true }) }
}

function cslParts(date: EdtfDate): CslDate | undefined {
  if (date.kind === 'all') return undefined
  if (date.kind === 'point') {
    const exact = partsOf(date.point)
    const season = exact && seasonOf(date.point)
    if (exact && (season !== undefined || date.point.season === undefined))
      return { 'date-parts': [exact], ...(season !== undefined && { season }) }
    return stretch(date.point, date.point)
  }
  if (date.kind === 'span') return stretch(date.start, date.end)
  const [whole, ...others] = date.parts
  const bounds = others.length === 0 ? whole : roughBounds(date.parts)
  return bounds?.from && bounds.to ? stretch(bounds.from, bounds.to) : undefined
}

/** From the beginning of the one to the end of the other: as exact as each is, or in the years or months that it covers. */
function stretch(start: DateEnd, end: DateEnd): CslDate | undefined {
  if (typeof start !== 'object' || typeof end !== 'object') return undefined
  const [from, to] = [exactParts(start) ?? covered(start, 'min'), exactParts(end) ?? covered(end, 'max')]
  return from && to && { 'date-parts': [from, to] }
}

function exactParts(point: DatePoint): DateParts | undefined {
  return point.season === undefined ? partsOf(point) : undefined
}

function covered(point: DatePoint, end: 'min' | 'max'): DateParts | undefined {
  if (point.year === 'XXXX' || `${point.month}${point.day}`.includes('X')) return undefined
  const span = dateSpan(
    `${point.isBefore ? '-' : ''}${point.year}${point.season === undefined ? '' : `-${String(point.season)}`}`,
  )
  const date = new Date(span[end])
  const year = cslYear(date.getUTCFullYear())
  return point.season === undefined ? [year] : [year, date.getUTCMonth() + 1]
}

function partsOf(point: DatePoint): DateParts | undefined {
  const year = yearOf(point)
  const { month, day } = point
  const given = [month, day].filter((part) => part !== undefined && part !== 'XX')
  if (year === undefined || given.some((part) => part?.includes('X'))) return undefined
  return [cslYear(year), ...given.map(Number)]
}

function cslYear(year: number): number {
  return year > 0 ? year : year - 1
}

/** *Source*: CSL's seasons 1 to 4, from spring on. */
function seasonOf({ season }: DatePoint): number | undefined {
  return season === undefined || season > 32 ? undefined : ((season - 21) % 4) + 1
}

/** What the fields of a BibTeX entry say of a date. */
export interface BibDate {
  /** For biblatex: level 1 of EDTF. */
  date?: string
  /** For plain BibTeX: '2001', '2001--2003', '44 BC'. */
  year: string
  month?: string
}

/** A date for LaTeX. *Source*: the manual of biblatex 3, 2.3.8 on dates. */
export function bibDate(edtf: string): BibDate {
  const date = readEdtf(edtf)
  const [first, last = first] = date ? ends(date) : []
  const points = [first, last].filter((end) => typeof end === 'object')
  const isKnown = points.length > 0 && points.every((point) => isLevelOne(point, edtf))
  const month = date?.kind === 'point' ? date.point.month : undefined
  return {
    ...(isKnown && { date: edtf }),
    year: (first && last && yearRange(first, last)) ?? dateWords({ edtf }),
    ...(month !== undefined && !month.includes('X') && { month: String(Number(month)) }),
  }
}

function ends(date: EdtfDate): DateEnd[] {
  if (date.kind === 'point') return [date.point]
  return date.kind === 'span' ? [date.start, date.end] : []
}

function isLevelOne({ year, month, day, season, time }: DatePoint, edtf: string): boolean {
  const isMasked = /^\d\d(?:\d\d|\dX|XX)$/.test(year) && !`${month ?? ''}${day ?? ''}`.includes('X')
  const isPlain = edtf.split('/').every((part) => /^[^?~%]*[?~%]?$/.test(part))
  return (
    isMasked && isPlain && time === undefined && (season ?? 0) <= 24 && !(year.includes('X') && month !== undefined)
  )
}

function yearRange(first: DateEnd, last: DateEnd): string | undefined {
  const [from, to] = [first, last].map((end) => (typeof end === 'object' ? plainYear(end) : ''))
  if (from === undefined || to === undefined) return undefined
  if (from === to) return from || undefined
  return `${from}--${to}`
}

function plainYear(point: DatePoint): string | undefined {
  const year = yearOf(point)
  if (year === undefined) return undefined
  return year > 0 ? String(year) : `${1 - year} BC`
}
