import edtf, { parse as parseEdtf } from 'edtf'
import { z } from 'zod'
import { pointSpan, spanOf, type DateSpan } from './date-span'
import { readEdtf, type DatePoint } from './edtf-date'
import { roughBounds } from './rough-bounds'
import { lineSchema, proseSchema } from '../records/text'

/** *Units*: UTF-16 code units. The grammar takes seconds for a year of ten thousand figures. */
const LONGEST = 80

/**
 * A date as a source gives it.
 * *Shape*: `edtf` in EDTF (ISO 8601-2) levels 0 to 2, `original` the source's own wording of the date,
 * `inferredFrom` why a date that the source does not print is believed.
 */
export const datedSchema = z.strictObject({
  edtf: z
    .string()
    .max(LONGEST)
    .refine(isEdtf, 'is not a date in EDTF, such as 2024-07-06, 2023-09, 2025-08~ or 2021/2023'),
  original: lineSchema.optional(),
  inferredFrom: proseSchema.optional(),
})

export type Dated = z.infer<typeof datedSchema>
export type { DateSpan }

/**
 * True when the text is a date by the grammar of the `edtf` library and the library can tell its span. The grammar takes
 * intervals that end before they begin, such as 2024/2023; the span alone would take 20240706, as milliseconds.
 */
export function isEdtf(text: string): boolean {
  return readSpan(text) !== null
}

/** *Errors*: throws on a text that `isEdtf` refuses. */
export function dateSpan(text: string): DateSpan {
  const span = readSpan(text)
  if (!span) throw new RangeError(`'${text}' is not a date in EDTF`)
  return span
}

/** Reading a date takes the grammar about 0.1 ms, and a dossier says the same few dates over and over. */
const known = new Map<string, DateSpan | null>()
const KNOWN_AT_MOST = 10_000

function readSpan(text: string): DateSpan | null {
  if (text.length > LONGEST) return null
  const before = known.get(text)
  if (before !== undefined) return before
  if (known.size >= KNOWN_AT_MOST) known.clear()
  const span = parseSpan(text)
  known.set(text, span)
  return span
}

function parseSpan(text: string): DateSpan | null {
  try {
    parseEdtf(text)
    const { min, max } = edtf(text)
    // The library's own spans of seasons, of sets and of what is before the common era are not those of the standard.
    const span = spanOf(text)
    if (span) return span
    if (Number.isNaN(min) || Number.isNaN(max)) return null
    return { min: finite(min, -Infinity), max: finite(max, Infinity) }
  } catch {
    return null
  }
}

/**
 * True when two dates can mean the same moment: 2024 and 2024-07 can, 2023-09 and 2024-07 can't. What is said to be about a month or
 * a year may be the one before it or after.
 */
export function datesAgree(a: string, b: string): boolean {
  const spanA = aboutSpan(a)
  const spanB = aboutSpan(b)
  return spanA.min <= spanB.max && spanB.min <= spanA.max
}

function aboutSpan(text: string): DateSpan {
  const span = withinItsYear(text, dateSpan(text))
  if (!/[~%]/.test(text)) return span
  const date = readEdtf(text)
  const rough = date?.kind === 'one' ? roughBounds(date.parts) : undefined
  if (rough) return { min: span.min - lengthOf(rough.from), max: span.max + lengthOf(rough.to) }
  const length = span.max - span.min
  return Number.isFinite(length) ? { min: span.min - length, max: span.max + length } : span
}

function lengthOf(end: DatePoint | undefined): number {
  const span = end?.approximate ? pointSpan(end) : undefined
  return span ? span.max - span.min : 0
}

/** What is called a season is no exact months of the calendar, and what is a winter's end belongs to the year that it ends in. */
function withinItsYear(text: string, { min, max }: DateSpan): DateSpan {
  const season = /^-?\d{4}-(2[1-9]|3[0-2])[?~%]?$/.exec(text)?.[1]
  if (season === undefined) return { min, max }
  return { min: min - (WINTERS.has(season) ? 12 : 1) * MONTH_MS, max: max + MONTH_MS }
}

const MONTH_MS = 31 * 86_400_000
const WINTERS: ReadonlySet<string> = new Set(['24', '28', '30'])

/** True when the date is marked uncertain (`?`) or approximate (`~`, `%`) or was inferred. */
export function isUncertain(date: Dated): boolean {
  return /[?~%]/.test(date.edtf) || date.inferredFrom !== undefined
}

function finite(value: number, otherwise: number): number {
  return Number.isFinite(value) ? value : otherwise
}
