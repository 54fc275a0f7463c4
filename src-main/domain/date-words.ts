import type { Dated } from './dates'
import { isUncertain } from './dates'

const SEASONS: Readonly<Record<string, string>> = { '21': 'spring', '22': 'summer', '23': 'autumn', '24': 'winter' }

/**
 * A date as a reader says it: '6 July 2024', 'about August 2025 (inferred)', 'September 2023 to now', 'the 2020s'.
 * *Shape*: `locale` is a BCP 47 tag; the words around the date are English.
 */
export function dateWords(date: Dated, locale = 'en-GB'): string {
  const [start, end] = date.edtf.split('/')
  const words = end === undefined || start === undefined ? pointWords(date.edtf, locale) : spanWords(start, end, locale)
  return date.inferredFrom !== undefined ? `${words} (inferred)` : words
}

/** When something was said or done, in a sentence: 'on 6 July 2024', 'in about August 2025 (inferred)', 'perhaps in 2021'. */
export function dateInSentence(date: Dated): string {
  const words = dateWords(date)
  if (date.edtf.includes('/')) return words
  const perhaps = words.startsWith(PERHAPS) ? PERHAPS : ''
  const rest = words.slice(perhaps.length)
  return `${perhaps}${/^(?:about )?\d{1,2} |T/.test(rest) ? 'on' : 'in'} ${rest}`
}

const PERHAPS = 'perhaps '

/** The date with what makes it uncertain, for a tooltip or a footnote; undefined when it is certain. */
export function dateReason(date: Dated): string | undefined {
  if (!isUncertain(date)) return undefined
  return date.inferredFrom ?? (date.original === undefined ? undefined : `The source says '${date.original}'.`)
}

function spanWords(start: string, end: string, locale: string): string {
  if (start === '' || start === '..') return `until ${pointWords(end, locale)}`
  if (end === '' || end === '..') return `since ${pointWords(start, locale)}`
  return `${pointWords(start, locale)} to ${pointWords(end, locale)}`
}

function pointWords(edtf: string, locale: string): string {
  const about = /[~%]/.test(edtf) ? 'about ' : ''
  const perhaps = /[?%]/.test(edtf) ? PERHAPS : ''
  return perhaps + about + calendarWords(edtf.replace(/[?~%]/g, ''), locale)
}

function calendarWords(text: string, locale: string): string {
  const match = /^(-?\d{4})(?:-(\d{2}|XX)(?:-(\d{2}|XX))?)?$/.exec(text)
  if (!match) return /^\d{3}X$/.test(text) ? `the ${text.slice(0, 3)}0s` : text
  const [, year = '', month, day] = match
  if (month === undefined || month === 'XX') return year
  const season = SEASONS[month]
  if (season !== undefined) return `${season} ${year}`
  if (Number(month) < 1 || Number(month) > 12) return text
  const known = day !== undefined && day !== 'XX'
  const moment = new Date(Date.UTC(2000, Number(month) - 1, known ? Number(day) : 1))
  moment.setUTCFullYear(Number(year))
  return calendarFormat(locale, known).format(moment)
}

/** Making a format takes far longer than using it. */
const formats = new Map<string, Intl.DateTimeFormat>()

function calendarFormat(locale: string, withDay: boolean): Intl.DateTimeFormat {
  const key = `${locale} ${withDay}`
  const known = formats.get(key)
  if (known) return known
  const format = new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'long',
    ...(withDay && { day: 'numeric' as const }),
  })
  formats.set(key, format)
  return format
}
