import { z } from 'zod'
import { lineSchema } from '../records/text'
import { compareDecimals, decimalKey, decimalSchema, plainDecimal, timesTenTo } from './decimal'
import { plainFigures } from './numeral'
import { beforeReading, type ValueReading } from './value-reading'

/** A place on the globe. *Units*: degrees of WGS 84, north and east above zero, as exact decimals. */
export const coordinatesValueSchema = z.strictObject({
  type: z.literal('coordinates'),
  latitude: decimalSchema.refine((degrees) => isWithin(degrees, '90'), 'is not between -90 and 90'),
  longitude: decimalSchema.refine((degrees) => isWithin(degrees, '180'), 'is not between -180 and 180'),
  /** How far from there it may be. *Units*: metres. */
  precisionMetres: decimalSchema.refine((metres) => compareDecimals(metres, '0') > 0, 'is not above zero').optional(),
  /** As it was written, where that was not in decimal degrees. */
  original: lineSchema.max(200).optional(),
})

export type CoordinatesValue = z.infer<typeof coordinatesValueSchema>

/** '12.6392° N, 8.0029° W (±1 km)'. */
export function coordinatesWords({ latitude, longitude, precisionMetres }: CoordinatesValue): string {
  const place = `${degrees(latitude, 'N', 'S')}, ${degrees(longitude, 'E', 'W')}`
  return precisionMetres === undefined ? place : `${place} (±${distanceWords(precisionMetres)})`
}

/** The same for coordinates that are one point, given alike precisely. */
export function coordinatesKey({ latitude, longitude, precisionMetres = '' }: CoordinatesValue): string {
  return [latitude, longitude, precisionMetres].map((part) => (part === '' ? '' : decimalKey(part))).join(' ')
}

/** '1 km', '250 m'. *Units*: metres. */
export function distanceWords(metres: string): string {
  const isLong = compareDecimals(metres, '1000') >= 0
  return isLong ? `${decimalKey(inKilometres(metres))}\u00a0km` : `${decimalKey(metres)}\u00a0m`
}

function degrees(decimal: string, above: string, below: string): string {
  return decimal.startsWith('-') ? `${decimal.slice(1)}°\u00a0${below}` : `${decimal}°\u00a0${above}`
}

const EXAMPLES = '12.6392, -8.0029, or 12°38′21″N 8°0′10″W'
const WRONG = `That is not understood as coordinates. Write latitude and longitude as ${EXAMPLES}.`

const NUMBER = '\\d{1,3}(?:[.,]\\d+)?'
/** Degrees, with minutes and seconds or without, and the letter of the direction before or behind them. */
const PART = `([NSEWO])?\\s*([+-])?\\s*(${NUMBER})\\s*(?:°|º|deg(?:rees)?\\b|d\\b)?\\s*(?:(${NUMBER})\\s*(?:['′’]|min\\b|m\\b)\\s*(?:(${NUMBER})\\s*(?:["″”]|''|′′|sec\\b|s\\b))?)?\\s*([NSEWO])?`
const PAIR = new RegExp(
  `^(?:geo:)?\\s*(?:lat(?:itude)?[.:\\s]*)?${PART}\\s*[,;/\\s]\\s*(?:(?:lon|lng|long)(?:gitude)?[.:\\s]*)?${PART}$`,
  'iu',
)
/** The same written without signs: 12 38 21 N 8 0 10 W. */
const BARE_PAIR =
  /^(\d{1,2}) (\d{1,2}) (\d{1,2}(?:\.\d+)?) ?([NS])[,; ]+(\d{1,3}) (\d{1,2}) (\d{1,2}(?:\.\d+)?) ?([EWO])$/iu
const PRECISION = /\s*[([]?(?:±|\+\/-|\+-)\s*([\d.,]+)\s*(km|m|kilometres?|metres?)\b\.?\s*[)\]]?$/iu

/**
 * Reads coordinates as people write them: '12.6392, -8.0029', 'N 12.6392 W 8.0029', '12°38′21″N 8°0′10″W', with '±1 km' behind them or
 * as `precision`. Latitude comes first.
 */
export function readCoordinates(text: string, precision = ''): ValueReading<CoordinatesValue> {
  const refused = beforeReading(text)
  if (refused) return refused
  const written = plainFigures(text.replaceAll('″', '"').replaceAll('′', "'"))
  const near = PRECISION.exec(written)
  const place = near ? written.slice(0, near.index) : written
  const metres = near ? metresOf(near[1], near[2]) : precision.trim() === '' ? undefined : distance(precision)
  if (metres === null)
    return { kind: 'wrong', message: 'Write how precise it is as a distance, such as 1 km or 250 m.' }
  const parts = partsOf(place)
  if (!parts) return { kind: 'wrong', message: WRONG }
  const [latitude, longitude] = parts.map(({ decimal }) => decimal)
  if (latitude === undefined || longitude === undefined) return { kind: 'wrong', message: WRONG }
  if (!isWithin(latitude, '90') || !isWithin(longitude, '180'))
    return { kind: 'wrong', message: 'Latitude comes first and goes up to 90, longitude up to 180.' }
  const value: CoordinatesValue = {
    type: 'coordinates',
    latitude,
    longitude,
    ...(metres !== undefined && { precisionMetres: metres }),
    ...(parts.some(({ isSexagesimal }) => isSexagesimal) && { original: text.replace(/\s+/g, ' ').trim() }),
  }
  return { kind: 'read', value, words: coordinatesWords(value) }
}

interface Part {
  decimal: string
  isSexagesimal: boolean
}

function partsOf(place: string): [Part, Part] | null {
  const bare = BARE_PAIR.exec(place)
  if (bare) {
    const [, d, m, s, ns, d2, m2, s2, ew] = bare
    return pairOf(part(ns, undefined, d, m, s, undefined), part(ew, undefined, d2, m2, s2, undefined))
  }
  // '12,6392; -8,0029' and '12,6392 -8,0029' have a comma in each number; a comma that parts the two stands before a space or alone.
  const match = PAIR.exec(place)
  if (!match) return null
  const [, h, sign, d, m, s, after, h2, sign2, d2, m2, s2, after2] = match
  return pairOf(part(h ?? after, sign, d, m, s, h && after), part(h2 ?? after2, sign2, d2, m2, s2, h2 && after2))
}

type Found = (Part & { way: string }) | null

function part(
  way: string | undefined,
  sign: string | undefined,
  d: string | undefined,
  m: string | undefined,
  s: string | undefined,
  doubled: string | undefined,
): Found {
  if (d === undefined || doubled !== undefined || (way !== undefined && sign === '-')) return null
  if (Number(comma(m)) >= 60 || Number(comma(s)) >= 60 || (m !== undefined && /[.,]/.test(d))) return null
  const upper = (way ?? '').toUpperCase().replace('O', 'W')
  const size = m === undefined ? plainDecimal(comma(d)) : sexagesimal(d, comma(m), comma(s))
  const isBelow = sign === '-' || upper === 'S' || upper === 'W'
  return { decimal: plainDecimal(`${isBelow ? '-' : ''}${size}`), isSexagesimal: m !== undefined, way: upper }
}

/** In the order of latitude and longitude, which letters may say. */
function pairOf(one: Found, other: Found): [Part, Part] | null {
  if (!one || !other) return null
  const isSwapped = /[EW]/.test(one.way) && /[NS]/.test(other.way)
  if (isSwapped) return [other, one]
  return /[EW]/.test(one.way) || /[NS]/.test(other.way) ? null : [one, other]
}

/** *Units*: figures behind the point; a tenth of a metre. */
const FIGURES = 6

/** Degrees of which minutes and seconds are parts, rounded. */
function sexagesimal(d: string, minutes: string, seconds: string): string {
  const size = Number(d) + Number(minutes) / 60 + Number(seconds) / 3600
  return plainDecimal(size.toFixed(FIGURES).replace(/\.?0+$/, ''))
}

function comma(text = '0'): string {
  return text.replace(',', '.')
}

/** Undefined where nothing is written, null where that is no distance. *Units*: metres. */
function distance(text: string): string | null {
  const match = /^(?:±|\+\/-)?\s*([\d.,]+)\s*(km|m|kilometres?|metres?)$/iu.exec(plainFigures(text))
  return match ? metresOf(match[1], match[2]) : null
}

function metresOf(figures = '', unit = ''): string | null {
  if (!/^\d+(?:[.,]\d+)?$/.test(figures)) return null
  const size = plainDecimal(comma(figures))
  const metres = /^k/iu.test(unit) ? timesTenTo(size, 3) : size
  return compareDecimals(metres, '0') > 0 ? decimalKey(metres) : null
}

function inKilometres(metres: string): string {
  const [whole = '', fraction = ''] = metres.split('.')
  return `${whole.slice(0, -3) || '0'}.${whole.slice(-3).padStart(3, '0')}${fraction}`
}

function isWithin(decimal: string, most: string): boolean {
  return compareDecimals(decimal, most) <= 0 && compareDecimals(decimal, `-${most}`) >= 0
}
