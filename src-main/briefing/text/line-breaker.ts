import { BOX, GLUE, PENALTY, TIE, type BreakList } from './break-list'

export interface BreakOptions {
  readonly widthPt: number
  readonly justify: boolean
  /** Lines in a row that may end with a hyphen. */
  readonly maxHyphens: number
}

const STRETCH = 1 / 2
const SHRINK = 1 / 3
const HYPHEN_DEMERITS = 10_000
const FITNESS_DEMERITS = 3_000
const SHORT_LAST_LINE_DEMERITS = { justified: 150_000, ragged: 400_000 }
/** What counts as short. *Units*: points, and a share of the line where that is less. */
const SHORT_LAST_LINE = { pt: 48, share: 0.13 }
/** A last line that begins in the middle of a word is the worst of them. */
const LAST_WORD_CUT_DEMERITS = 120_000
/** How far spaces may be stretched, tried in turn. */
const TOLERANCES = { justified: [1.5, 4, 12], ragged: [3, 20] }
/** Beyond this many items the optimum is not worth its time; nobody writes such a paragraph. */
const OPTIMUM_LIMIT = 60_000
const FITNESS_CLASSES = 4
/** What has no width never fills a line, so that each place to break could be the first of all that follow. Lines of Chinese have 700. */
const MOST_ACTIVE = 2_500

class ActiveBreak {
  constructor(
    readonly at: number,
    readonly fitness: number,
    readonly hyphens: number,
    /** Width and spaces up to where the next line begins. */
    readonly width: number,
    readonly glue: number,
    readonly demerits: number,
    readonly previous: ActiveBreak | undefined,
  ) {}
}

/**
 * Where the lines end. *Shape*: indices of glue or penalties, ascending; the last line ends with the items.
 * *Source*: Knuth and Plass, Breaking Paragraphs into Lines (1981), with a bound on hyphens in a row.
 */
export function breakLines(items: BreakList, options: BreakOptions): number[] {
  if (items.length <= OPTIMUM_LIMIT) {
    for (const tolerance of options.justify ? TOLERANCES.justified : TOLERANCES.ragged) {
      const breaks = optimum(items, options, tolerance)
      if (breaks) return breaks
    }
  }
  return greedy(items, options.widthPt)
}

function optimum(items: BreakList, options: BreakOptions, tolerance: number): number[] | undefined {
  const { widthPt, justify, maxHyphens } = options
  const { kinds, widths, costs, hyphens: isHyphen } = items
  const raggedStretch = justify ? 0 : widthPt * 0.08 + 12
  const stretchOf = justify ? STRETCH : 0
  const shrinkOf = justify ? SHRINK : 0
  const count = items.length
  const shortPt = Math.min(SHORT_LAST_LINE.pt, widthPt * SHORT_LAST_LINE.share)
  const active = [new ActiveBreak(-1, 1, 0, 0, 0, 0, undefined)]
  let width = 0
  let glue = 0
  /** The best way to each kind of break at the current place, by fitness and hyphens in a row. */
  const best = new Array<ActiveBreak | undefined>(FITNESS_CLASSES * (maxHyphens + 1)).fill(undefined)
  const bestDemerits = new Array<number>(best.length).fill(0)

  for (let at = 0; at <= count; at++) {
    const kind = kinds[at]
    const atEnd = at === count
    const ownWidth = widths[at] ?? 0
    if (kind === BOX) {
      width += ownWidth
      continue
    }
    if (atEnd || kind === PENALTY || (kind === GLUE && kinds[at - 1] === BOX)) {
      const cost = kind === PENALTY ? (costs[at] ?? 0) : 0
      const end = kind === PENALTY ? width + ownWidth : width
      const hyphenated = isHyphen[at] === true
      best.fill(undefined)
      let found = false
      let kept = 0
      for (let index = 0; index < active.length; index++) {
        const start = active[index]
        if (!start) continue
        const room = widthPt - (end - start.width)
        const lineGlue = glue - start.glue
        const shrink = lineGlue * shrinkOf
        if (room < -shrink - 0.01) continue
        active[kept++] = start
        let ratio: number
        if (room < 0) ratio = room / shrink
        else ratio = atEnd ? 0 : room / Math.max(lineGlue * stretchOf + raggedStretch, 0.01)
        if (ratio > tolerance) continue
        const inARow = hyphenated ? start.hyphens + 1 : 0
        if (inARow > maxHyphens) continue
        const fitness = ratio < -0.5 ? 0 : ratio <= 0.5 ? 1 : ratio <= 1 ? 2 : 3
        const badness = 10 + 100 * Math.abs(ratio) ** 3
        let demerits = start.demerits + badness * badness + cost * cost
        if (inARow > 1) demerits += HYPHEN_DEMERITS
        if (atEnd && start.hyphens > 0) demerits += LAST_WORD_CUT_DEMERITS
        if (Math.abs(fitness - start.fitness) > 1) demerits += FITNESS_DEMERITS
        // a last line of a syllable or a short word looks like a mistake
        if (atEnd && start.at >= 0 && end - start.width < shortPt)
          demerits += SHORT_LAST_LINE_DEMERITS[justify ? 'justified' : 'ragged']
        const key = fitness * (maxHyphens + 1) + inARow
        if (best[key] === undefined || demerits < (bestDemerits[key] ?? 0)) {
          best[key] = start
          bestDemerits[key] = demerits
          found = true
        }
      }
      active.length = kept
      if (found) {
        // what is discarded at the start of the next line doesn't count for it
        let nextWidth = width
        let nextGlue = glue
        for (let next = at; next < count && kinds[next] !== BOX; next++) {
          if (kinds[next] === GLUE) {
            nextWidth += widths[next] ?? 0
            nextGlue += widths[next] ?? 0
          } else if (next > at) break
        }
        for (let key = 0; key < best.length; key++) {
          const start = best[key]
          if (!start) continue
          const fitness = Math.floor(key / (maxHyphens + 1))
          const inARow = key % (maxHyphens + 1)
          active.push(new ActiveBreak(at, fitness, inARow, nextWidth, nextGlue, bestDemerits[key] ?? 0, start))
        }
      }
      if (atEnd) return breaksOf(active.filter((node) => node.at === count))
      if (active.length === 0 || active.length > MOST_ACTIVE) return undefined
    }
    if (kind === GLUE || kind === TIE) {
      width += ownWidth
      glue += ownWidth
    }
  }
  return undefined
}

function breaksOf(ends: readonly ActiveBreak[]): number[] | undefined {
  let last: ActiveBreak | undefined
  for (const end of ends) if (!last || end.demerits < last.demerits) last = end
  if (!last) return undefined
  const breaks: number[] = []
  for (let node = last.previous; node && node.at >= 0; node = node.previous) breaks.push(node.at)
  return breaks.reverse()
}

/** Fills each line as far as it goes: for paragraphs in which a word is wider than a line. */
function greedy({ kinds, widths, length }: BreakList, widthPt: number): number[] {
  const breaks: number[] = []
  let width = 0
  let lastBreak = -1
  let widthAtBreak = 0
  for (let at = 0; at < length; at++) {
    const own = widths[at] ?? 0
    if (kinds[at] === BOX) {
      if (width + own > widthPt + 0.01 && lastBreak >= 0) {
        breaks.push(lastBreak)
        width -= widthAtBreak
        lastBreak = -1
      }
      width += own
    } else if (kinds[at] === TIE) {
      width += own
    } else if (kinds[at] === GLUE) {
      if (width > 0) {
        lastBreak = at
        width += own
        widthAtBreak = width
      }
    } else if (width + own <= widthPt + 0.01) {
      lastBreak = at
      widthAtBreak = width
    }
  }
  return breaks
}
