import { z } from 'zod'
import { compareDecimals, decimalKey, decimalSchema, groupedDecimal, timesTenTo } from './decimal'
import { numbersMeant, plainFigures } from './numeral'

/** How near a figure comes to what it stands for. */
export const nearnessSchema = z.enum(['about', 'at-least', 'more-than', 'at-most', 'less-than'])

/** How a figure is given when it is not given exactly. */
export const roughnessFields = {
  /** The other end of a range. */
  to: decimalSchema.optional(),
  nearness: nearnessSchema.optional(),
}

/** A figure as a source gives it: exact, rough, or between two. */
export interface Figure {
  /** *Shape*: an exact decimal. */
  number: string
  to?: string | undefined
  nearness?: z.infer<typeof nearnessSchema> | undefined
}

/** Said of a range that runs backwards. */
export const RANGE_BACKWARDS = 'must go from the smaller to the greater number'

export function runsForward({ number, to }: Figure): boolean {
  return to === undefined || compareDecimals(number, to) < 0
}

const NEARNESS_WORDS = {
  about: 'about ',
  'at-least': 'at least ',
  'more-than': 'more than ',
  'at-most': 'at most ',
  'less-than': 'less than ',
} as const

/** 'about 1,250', '25–50'; `first` shows the figure that stands before all others. */
export function figureWords({ number, to, nearness }: Figure, first = groupedDecimal, second = groupedDecimal): string {
  const near = nearness === undefined ? '' : NEARNESS_WORDS[nearness]
  return `${near}${first(number)}${to === undefined ? '' : `–${second(to)}`}`
}

/** The same for figures that say the same. */
export function figureKey({ number, to, nearness }: Figure): string {
  return `${nearness ?? ''}${decimalKey(number)}${to === undefined ? '' : `–${decimalKey(to)}`}`
}

/** *Source*: how far apart 'about 300' and 312 may be and mean the same crowd. */
const ABOUT = 0.1

/** True when both can be true of one thing. */
export function figuresAgree(a: Figure, b: Figure): boolean {
  if (isExact(a) && isExact(b)) return compareDecimals(a.number, b.number) === 0
  const reaches = [reachOf(a), reachOf(b)]
  const from = Math.max(...reaches.map((reach) => reach.from))
  const to = Math.min(...reaches.map((reach) => reach.to))
  const isAbout = a.nearness === 'about' || b.nearness === 'about'
  const leeway = isAbout ? ABOUT * Math.max(Math.abs(Number(a.number)), Math.abs(Number(b.number))) : 0
  if (from < to || (isAbout && from - to <= leeway)) return true
  // They meet in one number, which 'more than' and 'less than' leave out.
  const isLeftOut = reaches.some(
    (reach) => (reach.from === from && !reach.hasFrom) || (reach.to === to && !reach.hasTo),
  )
  return from === to && !isLeftOut
}

function isExact({ to, nearness }: Figure): boolean {
  return to === undefined && nearness === undefined
}

interface Reach {
  from: number
  to: number
  hasFrom: boolean
  hasTo: boolean
}

/** The stretch in which a figure may lie; floats are near enough to say whether two such stretches meet. */
function reachOf({ number, to = number, nearness }: Figure): Reach {
  return {
    from: nearness === 'at-most' || nearness === 'less-than' ? -Infinity : Number(number),
    to: nearness === 'at-least' || nearness === 'more-than' ? Infinity : Number(to),
    hasFrom: nearness !== 'more-than',
    hasTo: nearness !== 'less-than',
  }
}

const BEFORE: readonly [words: RegExp, nearness: NonNullable<Figure['nearness']>][] = [
  [/^(?:about|around|approximately|approx\.?|roughly|some|nearly|almost|circa|ca?\.|~|≈)\s*/iu, 'about'],
  [/^(?:at least|no less than|not less than|min(?:imum|\.)?|≥|>=)\s*/iu, 'at-least'],
  [/^(?:more than|over|above|exceeding|>)\s*/iu, 'more-than'],
  [/^(?:at most|up to|no more than|not more than|max(?:imum|\.)?|≤|<=)\s*/iu, 'at-most'],
  [/^(?:less than|fewer than|under|below|<)\s*/iu, 'less-than'],
]
const BEHIND: readonly [words: RegExp, nearness: NonNullable<Figure['nearness']>][] = [
  [/\s*(?:or more|or above|\+)$/iu, 'at-least'],
  [/\s*(?:or less|or fewer|or below)$/iu, 'at-most'],
]

/** What figures are counted in. *Units*: powers of ten. */
const SCALES: Readonly<Record<string, number>> = {
  thousand: 3,
  million: 6,
  mn: 6,
  mio: 6,
  mrd: 9,
  billion: 9,
  bn: 9,
  milliard: 9,
  trillion: 12,
  tn: 12,
}
/** Letters that count money and measure other things. */
const MONEY_SCALES: Readonly<Record<string, number>> = { k: 3, m: 6, b: 9 }

/** What a text may mean as a figure, the likelier first; empty where it is none. */
export function figuresMeant(text: string, scales: 'plain' | 'money' | 'none' = 'plain'): Figure[] {
  let rest = plainFigures(text)
  let nearness: Figure['nearness']
  for (const [words, means] of BEFORE) {
    const said = words.exec(rest)?.[0].length ?? 0
    if (said === 0) continue
    rest = rest.slice(said)
    nearness = means
    break
  }
  if (nearness === undefined) {
    const behind = BEHIND.find(([words]) => words.test(rest))
    if (behind) {
      rest = rest.replace(behind[0], '')
      nearness = behind[1]
    }
  }
  const [first = '', second, ...others] = rest
    .replace(/^(?:between|from)\s+/iu, '')
    .split(/\s*[–—]\s*|\s+(?:to|and)\s+|(?<=[\d\p{L}])\s*-\s*(?=\d)/iu)
  if (others.length > 0) return []
  const isKept = ({ number, to, nearness: near }: Figure) =>
    runsForward({ number, to }) && (to === undefined || near === undefined || near === 'about')
  if (second === undefined) return scaled(first, scales).map((number) => figure(number, undefined, nearness))
  const scale = scaleOf(second, scales)
  // '1 to 2 million' are millions both; '800,000 to 1 million' are not.
  const starts = scaleOf(first, scales).power === 0 && scale.power > 0 ? [`${first} ${scale.word}`, first] : [first]
  for (const start of starts) {
    const found = scaled(start, scales)
      .flatMap((number) => scaled(second, scales).map((to) => figure(number, to, nearness)))
      .filter(isKept)
    if (found.length > 0) return found
  }
  return []
}

function figure(number: string, to: string | undefined, nearness: Figure['nearness']): Figure {
  return { number, ...(to !== undefined && { to }), ...(nearness !== undefined && { nearness }) }
}

function scaled(text: string, scales: 'plain' | 'money' | 'none'): string[] {
  const { figures, power } = scaleOf(text, scales)
  return numbersMeant(figures).map((number) => (power === 0 ? number : timesTenTo(number, power)))
}

function scaleOf(text: string, scales: 'plain' | 'money' | 'none'): { figures: string; word: string; power: number } {
  const word = /(?<=\d)\s*(\p{L}+)\.?$/u.exec(text)
  const name = word?.[1]?.toLowerCase().replace(/(?<=.{3})s$/, '') ?? ''
  const known = scales === 'none' ? {} : scales === 'money' ? { ...SCALES, ...MONEY_SCALES } : SCALES
  const power = Object.hasOwn(known, name) ? known[name] : undefined
  return word && power !== undefined
    ? { figures: text.slice(0, word.index), word: name, power }
    : { figures: text, word: '', power: 0 }
}
