import { dateWords } from './date-words'
import { dateSpan, isEdtf } from './dates'
import {
  ABOUT,
  AFTER,
  AND,
  BEFORE,
  BEFORE_ERA,
  BETWEEN,
  BY,
  FROM_THEN,
  NOW,
  OUR_ERA,
  OR_EARLIER,
  OR_LATER,
  PERHAPS,
  SEASON_OF,
  SINCE,
  TO,
  UNKNOWN,
  UNTIL,
} from './date-vocabulary'
import { yearText } from './edtf-date'
import { roughSet } from './rough-bounds'
import { readPoint, type Order, type Written } from './written-point'

/** One date that a text may mean. */
export interface MeantDate {
  edtf: string
  /** As it will be shown: '3 April 2019'. */
  words: string
}

/** What a person wrote as a date: what it means, what it may mean, or what is wrong with it. */
export type DateReading =
  | { kind: 'empty' }
  | ({ kind: 'read' } & MeantDate)
  | { kind: 'choice'; meant: readonly MeantDate[] }
  | { kind: 'wrong'; message: string }

/** *Units*: UTF-16 code units. No date is longer, and reading takes longer with each word that may part two of them. */
const LONGEST = 120

/**
 * Reads a date as people write it: '14 March 2019', '14.3.2019', 'about 1950', 'spring 2021', '44 BC', '2001–2003', or in EDTF.
 * Where day and month can stand in either order, or a stretch has no exact ends, whoever wrote it is to choose.
 * *Shape*: `today` is the reader's own day, '2024-05-01'.
 */
export function readDate(text: string, today: string): DateReading {
  const written = text.trim()
  if (written === '') return { kind: 'empty' }
  const exact = written.replace(/x/g, 'X')
  // Two or three figures are a century or a decade in EDTF, and a year to anybody who writes them.
  if (isEdtf(exact) && !/^-?\d{1,3}\b/.test(exact))
    return { kind: 'read', edtf: exact, words: dateWords({ edtf: exact }) }
  if (written.length > LONGEST) return { kind: 'wrong', message: NOT_UNDERSTOOD }
  const folded = fold(written)
  if (UNKNOWN.test(folded)) return { kind: 'wrong', message: 'Leave it empty where no date is known.' }
  const orders = (['day first', 'month first'] as const).map((order) => new Reading(order, today).read(folded))
  const meant = [...new Set(orders.flatMap(({ edtf }) => edtf.filter(isEdtf)))].map((edtf) => ({
    edtf,
    words: dateWords({ edtf }),
  }))
  const [first, ...others] = meant
  if (first === undefined) {
    const isRough = orders.some(({ edtf }) => edtf.some((one) => one !== ''))
    const problem = orders.find((order) => order.problem !== undefined)?.problem
    return { kind: 'wrong', message: problem ?? (isRough ? TOO_ROUGH : NOT_UNDERSTOOD) }
  }
  return others.length === 0 ? { kind: 'read', ...first } : { kind: 'choice', meant }
}

export const DATE_EXAMPLES = '14 March 2019, March 2019, about 1950, spring 2021, 2001 to 2003 or 44 BC'

const NOT_UNDERSTOOD = `That is not understood as a date. Write it as ${DATE_EXAMPLES}.`

const TOO_ROUGH =
  'That cannot be kept as a date: what is before, after or between others is rough already. Leave ‘about’ or ‘perhaps’ out, or say it of one end: ‘before about 1950’.'

/** Small letters without accents, one kind of dash and one space at a time. */
function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\u2012-\u2015]/g, '–')
    .replace(/[\u2010\u2011\u2212]/g, '-')
    .replace(/[\u2018\u2019]/g, '’')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,;(]+|[\s,;.)]+$/g, '')
}

/** One way of reading a text: with the day or the month first. */
class Reading {
  constructor(
    private readonly order: Order,
    private readonly today: string,
  ) {}

  read(text: string): Written {
    const orBeyond = this.orBeyond(text)
    if (orBeyond) return orBeyond
    const doubt = PERHAPS.exec(text)?.[0].length ?? 0
    const asked = /\s*\(?\?\)?$/.exec(text)
    if (doubt > 0 || asked) return marked(this.read(asked ? text.slice(0, asked.index) : text.slice(doubt)), '?')
    const about = ABOUT.exec(text)?.[0].length ?? 0
    if (about > 0) return marked(this.read(text.slice(about)), '~')
    return this.bounded(text) ?? readWinter(text) ?? this.spanned(text) ?? this.point(text)
  }

  private point(text: string): Written {
    const days = DAYS_AGO[text]
    if (days !== undefined) return { edtf: [dayBefore(this.today, days)] }
    return readPoint(text, this.order)
  }

  /** A date or what is before or after it: 'about 1950 or earlier' is in doubt as a date, not as a whole. */
  private orBeyond(text: string): Written | undefined {
    const late = OR_EARLIER.exec(text)?.[1]
    if (late !== undefined) return this.around(late, 'last', (edtf) => `[..${edtf}]`, BEFORE_ROUGHLY)
    const early = OR_LATER.exec(text)?.[1]
    return early === undefined ? undefined : this.around(early, 'first', (edtf) => `[${edtf}..]`, AFTER_ROUGHLY)
  }

  /** Before, after, until or since something. */
  private bounded(text: string): Written | undefined {
    for (const [start, edge, make, makeRoughly] of BOUNDS) {
      const begun = start.exec(text)?.[0].length
      if (begun === undefined) continue
      const rest = text.slice(begun).replace(/\s+(?:onwards?|on)$/, '')
      // 'from 2001 to 2003' is a span, not an open beginning.
      if (start === SINCE && this.spanned(rest)) return undefined
      return this.around(rest, edge, make, makeRoughly)
    }
    return undefined
  }

  /** `edge` is the end of a season that the made date goes to; `makeRoughly` makes it of a date in doubt. */
  private around(text: string, edge: Edge, make: Make, makeRoughly?: MakeRoughly): Written {
    const { edtf, problem } = this.read(text)
    const made = edtf.filter(isEdtf).map((one) => {
      const rough = IN_DOUBT.test(one) ? makeRoughly?.(endOf(one, edge)) : undefined
      return [rough ?? '', make(one), make(edgeOf(one, edge))].find(isEdtf) ?? make(one)
    })
    return { edtf: made, ...(problem !== undefined && { problem }) }
  }

  /** From one to another, or between the two. */
  private spanned(text: string): Written | undefined {
    const between = BETWEEN.exec(text)?.[0].length
    if (between !== undefined) return this.parted(text.slice(between), AND, betweenText) ?? { edtf: [] }
    return this.parted(text.replace(/^(?:from|von|du|de|desde)\s+/, ''), TO, (from, to) => `${from}/${to}`)
  }

  private parted(text: string, part: RegExp, make: (from: string, to: string) => string): Written | undefined {
    for (const { index, 0: sign } of [...text.matchAll(part), ...text.matchAll(HYPHEN)]) {
      const [left, right] = [text.slice(0, index), text.slice(index + sign.length)]
      if (left === '' || right === '') continue
      if (NOW.has(right.replace(/^the\s+|['’]/g, '')))
        return this.around(left, 'first', (edtf) => make(edtf, '..').replace('[', ''))
      for (const [from, to] of completed(left, right)) {
        const [first, last] = [this.read(from).edtf, this.read(to).edtf]
        const [start, end] = [first[0], last[0]]
        if (first.length !== 1 || last.length !== 1 || start === undefined || end === undefined) continue
        const meant = [make(start, end), make(edgeOf(start, 'first'), edgeOf(end, 'last'))].find(isEdtf)
        return meant !== undefined
          ? { edtf: [meant] }
          : { edtf: [], problem: 'It ends before it begins, or one of its ends is not exact enough.' }
      }
    }
    return undefined
  }
}

/** A hyphen with the same on both sides of it: '2001-2003', '3-5 March 2019', 'March-May 2019'. */
const HYPHEN = /(?<=\d{3})-(?=\d{4})|(?<=(?:^|\s)\d{1,2})-(?=\d{1,2}[a-z]{0,2}[\s,])|(?<=[a-z]{3})-(?=[a-z]{3})/g

/** One winter of two years: 'winter 2020–21'. */
function readWinter(text: string): Written | undefined {
  const [, season = '', first, second] = /^([a-z]+)(?: of| de)? (\d{4})\s?[–/-]\s?(\d{2}|\d{4})$/.exec(text) ?? []
  if (!SEASON_OF.has(season)) return undefined
  return readPoint(`${season} ${first}/${second}`, 'day first')
}

/** What stands on one side only holds for both: '3–5 March 2019', 'March–May 2019', '2001–03', '50–44 BC'. */
function* completed(left: string, right: string): Generator<[string, string]> {
  const [, century] = /(\d\d)\d\d$/.exec(left) ?? []
  if (century !== undefined && /^\d\d$/.test(right)) yield [left, `${century}${right}`]
  const era = BEFORE_ERA.exec(right)?.[0] ?? OUR_ERA.exec(right)?.[0]
  const hasEra = BEFORE_ERA.test(left) || OUR_ERA.test(left)
  if (era !== undefined && !hasEra) yield [`${left} ${era}`, right]
  const year = /\d{4}$/.exec(right)?.[0]
  if (year !== undefined && !hasEra && !/\d{4}/.test(left)) {
    const monthAndYear = /[a-z]+[\s,]+\d{4}$/.exec(right)?.[0]
    if (/^\d{1,2}\D{0,2}$/.test(left) && monthAndYear !== undefined) yield [`${left} ${monthAndYear}`, right]
    else yield [`${left} ${year}`, right]
    const [, month, day] = /^([a-z]+) (\d{1,2})\D{0,2}$/.exec(left) ?? []
    const [, lastDay] = /^(\d{1,2})\D{0,2}[\s,]+\d{4}$/.exec(right) ?? []
    if (month !== undefined && lastDay !== undefined) yield [`${day} ${month} ${year}`, `${lastDay} ${month} ${year}`]
  }
  yield [left, right]
}

/** The end of a stretch of time that another date goes to or begins at. */
type Edge = 'first' | 'last'

/** Makes a date of another that stands beside it. */
type Make = (edtf: string) => string
type MakeRoughly = (edtf: string) => string | undefined

const IN_DOUBT = /[?~%]/
const BEFORE_ROUGHLY: MakeRoughly = (edtf) => roughSet(undefined, edtf)
const AFTER_ROUGHLY: MakeRoughly = (edtf) => roughSet(edtf, undefined)

function betweenText(from: string, to: string): string {
  const isInDoubt = IN_DOUBT.test(from) || IN_DOUBT.test(to)
  return (isInDoubt ? roughSet(from, to) : undefined) ?? `[${from}..${to}]`
}

/** The end of a span that is nearer; any other date as it is. */
function endOf(edtf: string, edge: Edge): string {
  const ends = edtf.split('/')
  return (edge === 'first' ? ends[0] : ends.at(-1)) ?? edtf
}

const BOUNDS: readonly (readonly [start: RegExp, edge: Edge, make: Make, makeRoughly?: MakeRoughly])[] = [
  [BEFORE, 'first', (edtf) => `[..${beside(edtf, 'min', -1)}]`, BEFORE_ROUGHLY],
  [AFTER, 'last', (edtf) => `[${beside(edtf, 'max', 1)}..]`, AFTER_ROUGHLY],
  [BY, 'last', (edtf) => `[..${edtf}]`, BEFORE_ROUGHLY],
  [FROM_THEN, 'first', (edtf) => `[${edtf}..]`, AFTER_ROUGHLY],
  [UNTIL, 'last', (edtf) => `../${edtf}`],
  [SINCE, 'first', (edtf) => `${edtf}/..`],
]

/** The year, month or day next to a date, as exact as its end is. */
function beside(edtf: string, end: 'min' | 'max', step: 1 | -1): string {
  // What is in doubt has no neighbour.
  if (/[?~%]/.test(edtf)) return edtf
  const time = dateSpan(edtf)[end]
  if (!Number.isFinite(time)) return ''
  const outside = new Date(time + step)
  const within = new Date(end === 'max' ? time + 1 : time)
  const figures = yearText(outside.getUTCFullYear())
  if (within.getUTCDate() !== 1 || /^-?\d{4}-\d\d-\d\d/.test(edtf)) return `${figures}-${monthAndDay(outside)}`
  return within.getUTCMonth() === 0 && !/^-?\d{4}-\d\d/.test(edtf)
    ? figures
    : `${figures}-${monthAndDay(outside).slice(0, 2)}`
}

function monthAndDay(date: Date): string {
  return date.toISOString().slice(-19, -14)
}

/**
 * The month with which a season, a quarter or a half of a year begins or ends, or the year of a decade or a century, which can be the
 * end of a span and in doubt where these cannot; any other date as it is. *Source*: the grammar of the `edtf` library.
 */
function edgeOf(edtf: string, edge: Edge): string {
  const hasMonths = SEASON.test(edtf)
  if (!hasMonths && !STRETCH_OF_YEARS.test(edtf)) return edtf
  const { min, max } = dateSpan(edtf)
  const date = new Date(edge === 'first' ? min : max)
  const year = yearText(date.getUTCFullYear())
  return hasMonths ? `${year}-${monthAndDay(date).slice(0, 2)}` : year
}

const SEASON = /^-?\d{4}-(?:2[1-9]|3\d|4[01])$/
const STRETCH_OF_YEARS = /^-?\d{2}[\dX]X$/

/**
 * The doubt said of the whole holds for each end. What cannot be in doubt as it is, a season, is in doubt from its beginning to its
 * end; and as it is as rough as ‘about’ says, whoever wrote that chooses.
 */
function marked({ edtf, problem }: Written, sign: '?' | '~'): Written {
  const stretched = edtf.flatMap((one) => {
    const [first, last] = [edgeOf(one, 'first'), edgeOf(one, 'last')]
    if (first === last) return markedEach([one], sign)
    return [...(sign === '~' ? [one] : []), ...markedEach([`${first}/${last}`], sign)]
  })
  return { edtf: stretched, ...(problem !== undefined && { problem }) }
}

function markedEach(edtf: readonly string[], sign: '?' | '~'): string[] {
  const other = sign === '?' ? '~' : '?'
  const mark = (point: string) =>
    point === '' || point === '..' ? point : point.endsWith(other) ? `${point.slice(0, -1)}%` : `${point}${sign}`
  return edtf.map((one) => (one.startsWith('[') ? `${one}${sign}` : one.split('/').map(mark).join('/')))
}

const DAYS_AGO: Readonly<Record<string, number>> = {
  today: 0,
  heute: 0,
  'aujourd’hui': 0,
  "aujourd'hui": 0,
  hoy: 0,
  yesterday: 1,
  gestern: 1,
  hier: 1,
  ayer: 1,
}

function dayBefore(today: string, days: number): string {
  return new Date(Date.parse(`${today}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10)
}
