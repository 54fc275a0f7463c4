import { MONTHS } from './date-words'
import { isEdtf } from './dates'
import { daysIn, startOf } from './date-span'
import {
  BEFORE_ERA,
  CENTURY,
  FILLERS,
  MONTH_OF,
  ORDINALS,
  OUR_ERA,
  PARTS_OF_A_YEAR,
  SEASON_OF,
  THIRDS,
  WEEKDAY_OF,
} from './date-vocabulary'
import { yearText } from './edtf-date'

/** How numbers alone are taken: 3/4/2019 is in April or in March. */
export type Order = 'day first' | 'month first'

/** What was read: each text of EDTF that may be meant, and what is wrong where none is. */
export interface Written {
  edtf: readonly string[]
  problem?: string
}

const NOTHING: Written = { edtf: [] }
const one = (edtf: string): Written => ({ edtf: [edtf] })
const wrong = (problem: string): Written => ({ edtf: [], problem })

/** Reads one date without a span or a doubt: a day, a month, a year, a season, a decade, a century. Takes folded text. */
export function readPoint(text: string, order: Order): Written {
  const isBefore = BEFORE_ERA.test(text)
  const isOurs = !isBefore && OUR_ERA.test(text)
  const bare = text.replace(isBefore ? BEFORE_ERA : isOurs ? OUR_ERA : '', ' ').trim()
  const era: Era = isBefore ? 'before' : isOurs ? 'ours' : 'unsaid'
  const [named = '', word = ''] = /^([a-z]+)[.,]?\s+/.exec(bare) ?? []
  const weekday = WEEKDAY_OF.get(word)
  const rest = weekday === undefined ? bare : bare.slice(named.length)
  if (era !== 'unsaid' && /\b0+$/.test(rest)) return wrong('There is no year 0: 1 BC is followed by AD 1.')
  const read = readNumbers(rest, order, era) ?? readStretch(rest, era) ?? readTokens(rest, era)
  return weekday === undefined ? read : onWeekday(read, weekday)
}

type Era = 'before' | 'ours' | 'unsaid'

function readNumbers(text: string, order: Order, era: Era): Written | undefined {
  if (/^\d{1,4}$/.test(text) && !/^\d{1,2}$/.test(era === 'unsaid' ? text : '')) return one(yearText(signed(text, era)))
  if (/^(?:the\s+)?['’]?\d{2}s?$/.test(text)) return wrong(SHORT_YEAR)
  const east = /^(\d{4})年(?:(\d{1,2})月(?:(\d{1,2})日)?)?$/.exec(text)
  const big = east ?? /^(\d{4})([-./])(\d{1,2})\2(\d{1,2})$/.exec(text)?.filter((_, at) => at !== 2)
  if (big) return day(signed(big[1], era), big[2], big[3])
  const packed = /^([12]\d{3})(\d\d)(\d\d)$/.exec(text)
  if (packed) return day(signed(packed[1], era), packed[2], packed[3])
  const small = /^(\d{1,2})\s?([-./ ])\s?(\d{1,2})\s?\2\s?(\d{4})$/.exec(text)
  if (small) {
    const [, first, , second, year] = small
    const [dayOf, month] = order === 'day first' ? [first, second] : [second, first]
    return Number(month) > 12 ? NOTHING : day(signed(year, era), month, dayOf)
  }
  if (/^\d{1,2}([-./])\d{1,2}\1['’]?\d{2}$/.test(text)) return wrong(SHORT_YEAR)
  const [, month, year] = /^(\d{1,2})[-./](\d{4})$/.exec(text) ?? []
  if (month !== undefined) return day(signed(year, era), month)
  const [, ofYear, inMonth] = /^(\d{4})[./](\d{1,2})$/.exec(text) ?? []
  return ofYear === undefined ? undefined : day(signed(ofYear, era), inMonth)
}

const SHORT_YEAR = 'Write the year in full, such as 2019, or as AD 19.'

/** A decade, a century, or the third of one, of a year or of a month. */
function readStretch(text: string, era: Era): Written | undefined {
  const [, which = '', rest = ''] =
    /^([a-z]+)[\s-]+(?:(?:of|del?|du|des)\s+)?(?:the\s+|der\s+|los\s+)?(.+)$/.exec(text) ?? []
  const third = THIRDS.get(which)
  const whole = readWhole(third === undefined ? text.replace(/^the\s+/, '') : rest, era)
  if (third === undefined || whole === undefined) return third === undefined ? whole : thirdOfPart(rest, third, era)
  const [edtf = ''] = whole.edtf
  const figures = edtf.replace(/X/g, '')
  if (whole.edtf.length !== 1 || era === 'before' || figures.length < 2) return whole
  const bounds = figures.length === 3 ? DECADE_THIRDS[third] : CENTURY_THIRDS[third]
  return bounds ? { edtf: [edtf, `[${figures}${bounds[0]}..${figures}${bounds[1]}]`] } : whole
}

/** *Source*: no standard; that is why the reader chooses. */
const DECADE_THIRDS = [
  ['0', '3'],
  ['4', '6'],
  ['7', '9'],
] as const
const CENTURY_THIRDS = [
  ['00', '33'],
  ['34', '66'],
  ['67', '99'],
] as const

function readWhole(text: string, era: Era): Written | undefined {
  const sign = era === 'before' ? '-' : ''
  const [, decade] = /^(?:annees\s+|anos\s+)?(\d{3}0)(?:['’]?s|er(?:\s*jahren?)?)?$/.exec(text) ?? []
  if (decade !== undefined && !/^\d{4}$/.test(text)) {
    const years = `${sign}${decade.slice(0, 3)}X`
    return decade.endsWith('00') ? { edtf: [years, `${sign}${decade.slice(0, 2)}XX`] } : one(years)
  }
  const tokens = text.split(/[\s.]+/).filter((token) => token !== '')
  const [number, of, more] = /^siglo$/.test(tokens[0] ?? '') ? [tokens[1], tokens[0], tokens[2]] : tokens
  if (number === undefined || of === undefined || more !== undefined || !CENTURY.has(of)) return undefined
  const count = countOf(number.replace(/(?:st|nd|rd|th|e|eme)$/, ''))
  if (count === undefined || count < 1 || count > 40) return undefined
  if (era !== 'before') return one(`${twoFigures(count - 1)}XX`)
  return one(count === 1 ? '[-0099..0000]' : `-${twoFigures(count - 1)}XX`)
}

function thirdOfPart(text: string, third: number, era: Era): Written | undefined {
  const whole = readNumbers(text, 'day first', era) ?? readTokens(text, era)
  const [edtf = ''] = whole.edtf
  if (/^-?\d{4}$/.test(edtf)) return { edtf: [edtf, `${edtf}-${37 + third}`] }
  const [, year, month] = /^(-?\d{4})-(0\d|1[0-2])$/.exec(edtf) ?? []
  if (year === undefined) return whole.problem === undefined ? undefined : whole
  const last = third === 2 ? daysIn(Number(year), Number(month)) : 10 * (third + 1)
  return { edtf: [edtf, `[${edtf}-${twoFigures(10 * third + 1)}..${edtf}-${twoFigures(last)}]`] }
}

/** Days, months and the parts of a year that are said in words, in any order in which people put them. */
function readTokens(text: string, era: Era): Written {
  const tokens = text.split(/[\s.,/-]+/).filter((token) => token !== '' && !FILLERS.has(token))
  const [only, more] = tokens
  if (only !== undefined && more === undefined && isYear(only, era)) return one(yearText(signed(only, era)))
  return readSeason(tokens, era) ?? readPart(tokens, era) ?? readMonth(tokens, era, text)
}

function readSeason(tokens: readonly string[], era: Era): Written | undefined {
  const at = tokens.findIndex((token) => SEASON_OF.has(token))
  const season = SEASON_OF.get(tokens[at] ?? '')
  if (season === undefined) return undefined
  const [year, next, more] = tokens.filter((_, index) => index !== at)
  if (year === undefined || !isYear(year, era)) return wrong(NO_YEAR)
  const isNext = next === undefined || Number(next) % 100 === (Number(year) + 1) % 100
  return isNext && more === undefined ? one(`${yearText(signed(year, era))}-${season}`) : NOTHING
}

function readPart(tokens: readonly string[], era: Era): Written | undefined {
  // 'Q1' and '1H' are a part and a number.
  const parted = tokens.flatMap((token) =>
    /^(?:[qh][1-4]|[1-4][qh])$/.test(token) ? [token.replace(/\D/, ''), token.replace(/\d/, '')] : [token],
  )
  const part = parted.map((token) => PARTS_OF_A_YEAR.get(token)).find((found) => found !== undefined)
  if (!part) return undefined
  const at = parted.map((token) => isYear(token, era)).lastIndexOf(true)
  const year = parted[at]
  if (year === undefined) return wrong(NO_YEAR)
  const [said = '', more] = parted.filter((token, index) => index !== at && !PARTS_OF_A_YEAR.has(token))
  const which = ORDINALS.get(said) ?? Number(said.replace(/er?$/, ''))
  if (more !== undefined || !(which >= 1 && which <= part.count)) return NOTHING
  return one(`${yearText(signed(year, era))}-${part.first + which - 1}`)
}

const NO_YEAR = 'The year is missing. Write it in full, such as 2019.'

function readMonth(tokens: readonly string[], era: Era, text: string): Written {
  const at = tokens.findIndex((token) => MONTH_OF.has(token))
  const roman = /^(\d{1,2})[-./ ]+([ivx]+)[-./ ]+(\d{4})$/.exec(text)
  if (roman) return day(signed(roman[3], era), String(countOf(roman[2] ?? '') ?? 0), roman[1])
  const month = MONTH_OF.get(tokens[at] ?? '')
  const numbers = tokens
    .filter((_, index) => index !== at)
    .map((token) => token.replace(/^(\d{1,2})(?:st|nd|rd|th|er|o|e)$/, '$1'))
  if (month === undefined || numbers.length > 2 || !numbers.every((token) => /^['’]?\d+$/.test(token))) return NOTHING
  const [first, second] = numbers
  const isFirst = first !== undefined && isYear(first, era) && (at === 1 || second === undefined) && first.length > 2
  const year = second === undefined || isFirst ? first : second
  const dayOf = isFirst ? second : second === undefined ? undefined : first
  if (year === undefined) return wrong(NO_YEAR)
  if (dayOf !== undefined && !/^\d{1,2}$/.test(dayOf)) return NOTHING
  if (!isYear(year, era)) return wrong(second === undefined && /^\d{1,2}$/.test(year) ? NO_YEAR : SHORT_YEAR)
  return day(signed(year, era), String(month), dayOf)
}

function isYear(text: string, era: Era): boolean {
  return (era === 'unsaid' ? /^\d{3,4}$/ : /^\d{1,4}$/).test(text)
}

/** A number in Latin figures or in ours. */
function countOf(text: string): number | undefined {
  if (/^\d{1,2}$/.test(text)) return Number(text)
  if (!/^[ivx]+$/.test(text)) return undefined
  const values = [...text].map((figure) => ({ i: 1, v: 5, x: 10 })[figure] ?? 0)
  return values.reduce((sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value), 0)
}

function signed(year: string | undefined, era: Era): number {
  return era === 'before' ? 1 - Number(year) : Number(year)
}

function day(year: number, month: string | undefined, date?: string): Written {
  if (month === undefined) return one(yearText(year))
  const [inYear, inMonth] = [Number(month), Number(date)]
  const name = MONTHS[inYear - 1]
  if (name === undefined) return wrong(`There is no month ${month}.`)
  const edtf = `${yearText(year)}-${twoFigures(inYear)}`
  if (date === undefined) return one(edtf)
  if (inMonth < 1 || inMonth > daysIn(year, inYear)) return wrong(`${name} ${year} has no day ${inMonth}.`)
  return one(`${edtf}-${twoFigures(inMonth)}`)
}

function onWeekday(read: Written, weekday: number): Written {
  const [edtf = ''] = read.edtf
  const [, year, month, date] = /^(-?\d{4})-(\d\d)-(\d\d)$/.exec(edtf) ?? []
  if (year === undefined || !isEdtf(edtf)) return read
  const was = new Date(startOf(Number(year), Number(month), Number(date))).getUTCDay()
  return was === weekday
    ? read
    : wrong(`That day was a ${WEEKDAYS[was] ?? ''}. Correct the day, or leave the weekday out.`)
}

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']

function twoFigures(number: number): string {
  return String(number).padStart(2, '0')
}
