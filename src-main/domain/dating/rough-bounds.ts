import { neighbour } from './neighbour'
import { readEdtf, type DatePoint, type DateRange } from './edtf-date'

/**
 * The ends of a time in which one date lies, of which one end or both are in doubt: 'before about 1950'. EDTF knows no doubt at the
 * end of a stretch within a set, so the end that is in doubt stands in the set by itself, next to what is certain: `[..1949,~1950]`.
 * *Source*: ISO 8601-2, sets and the qualification of a component.
 */
export interface RoughBounds {
  from?: DatePoint
  to?: DatePoint
}

/** The ends of what a set says; undefined when neither of them is in doubt, or when it is no one stretch of time. */
export function roughBounds(parts: readonly DateRange[]): RoughBounds | undefined {
  const [first, last] = [parts[0], parts.at(-1)]
  if (parts.length < 2 || parts.length > 3 || !first || !last) return undefined
  const [from, to] = [doubtful(first), doubtful(last)]
  const within = parts.slice(from ? 1 : 0, to ? -1 : undefined)
  const [stretch, more] = within
  if ((!from && !to) || more) return undefined
  if (!stretch) return from && to && areNext(from, to) ? { from, to } : undefined
  if ([stretch.from, stretch.to].some((end) => end && isInDoubt(end))) return undefined
  if ((from && !areNext(from, stretch.from)) || (to && (!stretch.to || !areNext(stretch.to, to)))) return undefined
  const [begin, end] = [from ?? stretch.from, to ?? stretch.to]
  return { ...(begin && { from: begin }), ...(end && { to: end }) }
}

/** The set that says it. *Shape*: texts of EDTF, of which one at least ends in a sign of doubt; absent for an open end. Undefined where no set does. */
export function roughSet(from: string | undefined, to: string | undefined): string | undefined {
  const [begin, end] = [from, to].map((text) => (text === undefined ? undefined : pointOf(text)))
  if ((from !== undefined && !begin) || (to !== undefined && !end)) return undefined
  const after = begin && (isInDoubt(begin) ? nextTo(begin, 1) : begin)
  const before = end && (isInDoubt(end) ? nextTo(end, -1) : end)
  if ((begin && !after) || (end && !before)) return undefined
  const isOneAfterOther = begin && end && isInDoubt(begin) && isInDoubt(end) && areNext(begin, end)
  const certain = isOneAfterOther ? [] : [stretchText(after, before)]
  return `[${[...doubtText(begin), ...certain, ...doubtText(end)].join(',')}]`
}

function stretchText(from: DatePoint | undefined, to: DatePoint | undefined): string {
  const [first, last] = [from, to].map((point) => (point ? exactText(point) : ''))
  return first === last ? String(first) : `${first}..${last}`
}

/** A year's sign of doubt stands before it in a set. */
function doubtText(point: DatePoint | undefined): string[] {
  if (!point || !isInDoubt(point)) return []
  const sign = point.uncertain && point.approximate ? '%' : point.uncertain ? '?' : '~'
  return [
    point.month === undefined && point.season === undefined
      ? `${sign}${exactText(point)}`
      : `${exactText(point)}${sign}`,
  ]
}

function pointOf(text: string): DatePoint | undefined {
  const date = readEdtf(text)
  return date?.kind === 'point' ? date.point : undefined
}

function doubtful({ from, to }: DateRange): DatePoint | undefined {
  return from !== undefined && from === to && isInDoubt(from) ? from : undefined
}

function isInDoubt({ uncertain, approximate }: DatePoint): boolean {
  return uncertain || approximate
}

function areNext(point: DatePoint, other: DatePoint | undefined): boolean {
  const next = nextTo(point, 1)
  return next !== undefined && other !== undefined && exactText(next) === exactText(other)
}

function nextTo(point: DatePoint, step: 1 | -1): DatePoint | undefined {
  return neighbour({ ...point, uncertain: false, approximate: false }, step)
}

function exactText({ year, isBefore, month, season, day }: DatePoint): string {
  return [`${isBefore ? '-' : ''}${year}`, season ?? month, day].filter((part) => part !== undefined).join('-')
}
