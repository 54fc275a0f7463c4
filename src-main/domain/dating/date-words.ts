import { listed } from '../text/listed'
import type { Dated } from './dates'
import { isUncertain } from './dates'
import { daysIn } from './date-span'
import { neighbour } from './neighbour'
import { roughBounds, type RoughBounds } from './rough-bounds'
import { firstPoint, readEdtf, yearOf, type DateEnd, type DatePoint, type DateRange, type EdtfDate } from './edtf-date'

/**
 * A date as a reader says it: '6 July 2024', 'about August 2025 (inferred)', 'since September 2023', 'the 2020s', '15 March 44 BC'.
 * What has no words of its own stands as it is written.
 */
export function dateWords(date: Dated): string {
  const read = readEdtf(date.edtf)
  const words = (read && wordsOf(read)) ?? date.edtf
  return date.inferredFrom !== undefined ? `${words} (inferred)` : words
}

/** When something was said or done, in a sentence: 'on 6 July 2024', 'in about August 2025 (inferred)', 'perhaps in 2021'. */
export function dateInSentence(date: Dated): string {
  const words = dateWords(date)
  const read = readEdtf(date.edtf)
  if (read?.kind !== 'point' || words.includes('between ')) return words
  const perhaps = words.startsWith(PERHAPS) ? PERHAPS : ''
  const isDay = read.point.day !== undefined && read.point.day !== 'XX'
  return `${perhaps}${isDay ? 'on' : 'in'} ${words.slice(perhaps.length)}`
}

const PERHAPS = 'perhaps '

/** The date with what makes it uncertain, for a tooltip or a footnote; undefined when it is certain. */
export function dateReason(date: Dated): string | undefined {
  if (!isUncertain(date)) return undefined
  return date.inferredFrom ?? (date.original === undefined ? undefined : `The source says '${date.original}'.`)
}

/** The year under which a date stands in a list by years: '2024', 'the 1990s', '44 BC'. */
export function yearHeading(edtf: string): string {
  const read = readEdtf(edtf)
  const point = read && firstPoint(read)
  return (point && yearWords(point)) ?? 'No year'
}

/** With what a date begins, in words: '2001' of '2001/2003'. */
export function beginningWords(edtf: string): string {
  const read = readEdtf(edtf)
  const point = read && firstPoint(read)
  return (point && pointWords(point)) ?? edtf
}

function wordsOf(date: EdtfDate): string | undefined {
  switch (date.kind) {
    case 'point':
      return pointWords(date.point)
    case 'span':
      return spanWords(date.start, date.end)
    default:
      return setWords(date.kind, date.parts)
  }
}

function spanWords(start: DateEnd, end: DateEnd): string | undefined {
  const from = typeof start === 'object' ? pointWords(start) : start
  const to = typeof end === 'object' ? pointWords(end) : end
  if (from === undefined || to === undefined) return undefined
  if (typeof start !== 'object') {
    if (typeof end !== 'object') return 'at some time'
    return start === 'open' ? `until ${to}` : `until ${to}, beginning unknown`
  }
  if (typeof end !== 'object') return end === 'open' ? `since ${from}` : `from ${from}, end unknown`
  return `${from} to ${to}`
}

function setWords(kind: 'one' | 'all', parts: readonly DateRange[]): string | undefined {
  const rough = kind === 'one' ? roughBounds(parts) : undefined
  if (rough) return roughWords(rough)
  const words = parts.map((part) => rangeWords(part, kind === 'one' && parts.length === 1))
  if (!words.every((one) => one !== undefined)) return undefined
  return listed(words, kind === 'one' ? 'or' : 'and')
}

/** With ‘about’ or ‘perhaps’ it makes no difference whether the end itself is meant. */
function roughWords({ from, to }: RoughBounds): string | undefined {
  const [first, last] = [from && pointWords(from), to && pointWords(to)]
  if ((from && first === undefined) || (to && last === undefined)) return undefined
  if (first === undefined) return `before ${last}`
  return last === undefined ? `after ${first}` : `between ${first} and ${last}`
}

function rangeWords({ from, to }: DateRange, isOne: boolean): string | undefined {
  const [first, last] = [from && pointWords(from), to && pointWords(to)]
  if ((from && first === undefined) || (to && last === undefined)) return undefined
  if (from === to) return first
  if (!from) return (isOne && to && besideWords('before', to, 1)) || `${last} or earlier`
  if (!to) return (isOne && besideWords('after', from, -1)) || `${first} or later`
  return isOne ? `between ${first} and ${last}` : `${first} to ${last}`
}

/** What ends with 1949 is before 1950, as people say it. */
function besideWords(word: string, point: DatePoint, step: number): string | undefined {
  const next = neighbour(point, step)
  const words = next && pointWords(next)
  return words === undefined ? undefined : `${word} ${words}`
}

function pointWords(point: DatePoint): string | undefined {
  const words = calendarWords(point)
  if (words === undefined) return undefined
  return `${point.uncertain ? PERHAPS : ''}${point.approximate ? 'about ' : ''}${words}`
}

function calendarWords(point: DatePoint): string | undefined {
  const { month, season, day, time } = point
  const year = yearWords(point)
  if (year === undefined) return undefined
  if (season !== undefined) return seasonWords(season, year)
  const of = /\d$|[CD]$/.test(year) ? year : `in ${year}`
  if (month === undefined) return year
  if (month === 'XX') return day === undefined || day === 'XX' ? year : undefined
  const [first, last] = [Number(month.replace('X', '0')) || 1, Math.min(12, Number(month.replace('X', '9')))]
  const [name, lastName] = [MONTHS[first - 1], MONTHS[last - 1]]
  if (name === undefined || lastName === undefined) return undefined
  if (first !== last) return day === undefined ? `between ${name} and ${lastName} ${of}` : undefined
  if (day === undefined || day === 'XX') return `${name} ${of}`
  const exact = Number(day)
  if (!Number.isNaN(exact)) return `${exact} ${name} ${of}${time === undefined ? '' : timeWords(time)}`
  const known = yearOf(point)
  if (known === undefined) return undefined
  const to = Math.min(daysIn(known, first), Number(day.replace('X', '9')))
  return `between ${Number(day.replace('X', '0')) || 1} and ${to} ${name} ${of}`
}

/** A year, a decade or a century; years before 1000 say of which era they are. */
function yearWords(point: DatePoint): string | undefined {
  const year = yearOf(point)
  if (year !== undefined) return eraWords(year)
  const { year: figures, isBefore } = point
  const [, century = '', decade = ''] = /^(\d\d)(\d?)X+$/.exec(figures) ?? []
  const era = isBefore ? ' BC' : ''
  if (/^\d{3}X$/.test(figures)) {
    const first = Number(figures.slice(0, 3)) * 10
    if (!isBefore && first >= 100 && decade !== '0') return `the ${first}s`
    const [from, to] = isBefore ? [-first - 9, -first] : [first, first + 9]
    return `between ${eraWords(from)} and ${eraWords(to)}`
  }
  if (/^\d\dXX$/.test(figures)) return `the ${ordinal(Number(century) + 1)} century${era}`
  if (/^\dXXX$/.test(figures)) return `the ${ordinal(Number(figures.charAt(0)) + 1)} millennium${era}`
  return figures === 'XXXX' && !isBefore ? 'an unknown year' : undefined
}

function eraWords(year: number): string {
  if (year <= 0) return `${1 - year} BC`
  return year < 1000 ? `AD ${year}` : String(year)
}

/** *Source*: ISO 8601-2, 4.8, which numbers them from 21 to 41. */
function seasonWords(season: number, year: string): string | undefined {
  const name = SEASONS[(season - 21) % 4]
  if (season <= 24) return `${name} ${year}`
  if (season <= 28) return `northern ${name} ${year}`
  if (season <= 32) return `southern ${name} ${year}`
  const [parts, from] =
    season <= 36 ? (['quarter', 32] as const) : season <= 39 ? (['third', 36] as const) : (['half', 39] as const)
  const which = COUNTED[season - from - 1]
  return season <= 41 && which !== undefined ? `the ${which} ${parts} of ${year}` : undefined
}

function timeWords(time: string): string {
  const [, clock = '', zone = ''] = /^T([\d:]+)(?:\.\d+)?(.*)$/.exec(time) ?? []
  return `, ${clock}${zone === 'Z' ? ' UTC' : zone === '' ? '' : ` (UTC${zone})`}`
}

function ordinal(number: number): string {
  const ending = number % 100 > 10 && number % 100 < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th')
  return `${number}${ending}`
}

const SEASONS = ['spring', 'summer', 'autumn', 'winter'] as const
const COUNTED = ['first', 'second', 'third', 'fourth'] as const
export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const
