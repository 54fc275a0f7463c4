/**
 * What a paragraph is broken from, in TeX's terms.
 * *Shape*: a box can't be broken; glue is a space that a line may end at; a penalty is a place where a line may end at a cost,
 * adding `width` (a hyphen) when it does. *Units*: points.
 */
export interface BreakItem {
  readonly kind: 'box' | 'glue' | 'penalty'
  readonly width: number
  readonly cost: number
  readonly hyphen: boolean
}

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
/** Beyond this many items the optimum is not worth its time; nobody writes such a paragraph. */
const OPTIMUM_LIMIT = 60_000

interface ActiveBreak {
  at: number
  line: number
  fitness: number
  hyphens: number
  width: number
  stretch: number
  demerits: number
  previous: ActiveBreak | undefined
}

/**
 * Where the lines end. *Shape*: indices of glue or penalties, ascending; the last line ends with the items.
 * *Source*: Knuth and Plass, Breaking Paragraphs into Lines (1981), with a bound on hyphens in a row.
 */
export function breakLines(items: readonly BreakItem[], options: BreakOptions): number[] {
  if (items.length <= OPTIMUM_LIMIT) {
    for (const tolerance of options.justify ? [1.5, 4, 12] : [3, 20]) {
      const breaks = optimum(items, options, tolerance)
      if (breaks) return breaks
    }
  }
  return greedy(items, options.widthPt)
}

function optimum(items: readonly BreakItem[], options: BreakOptions, tolerance: number): number[] | undefined {
  const { widthPt, justify, maxHyphens } = options
  const raggedStretch = justify ? 0 : widthPt * 0.08 + 12
  let active: ActiveBreak[] = [
    { at: -1, line: 0, fitness: 1, hyphens: 0, width: 0, stretch: 0, demerits: 0, previous: undefined },
  ]
  let width = 0
  let stretch = 0

  for (let at = 0; at <= items.length; at++) {
    const item = items[at]
    const atEnd = item === undefined
    if (item?.kind === 'box') {
      width += item.width
      continue
    }
    const mayBreak = atEnd || (item.kind === 'glue' ? items[at - 1]?.kind === 'box' : true)
    if (mayBreak) {
      const cost = item?.kind === 'penalty' ? item.cost : 0
      const hyphenWidth = item?.kind === 'penalty' ? item.width : 0
      const best = new Map<number, ActiveBreak>()
      const kept: ActiveBreak[] = []
      for (const start of active) {
        const natural = width - start.width + hyphenWidth
        const room = widthPt - natural
        const glue = stretch - start.stretch
        const shrink = justify ? glue * SHRINK : 0
        if (room < -shrink - 0.01) continue
        kept.push(start)
        const ratio = atEnd
          ? room < 0
            ? room / shrink
            : 0
          : room >= 0
            ? room / Math.max(glue * STRETCH * (justify ? 1 : 0) + raggedStretch, 0.01)
            : room / shrink
        if (ratio > tolerance && !atEnd) continue
        const hyphens = item?.hyphen ? start.hyphens + 1 : 0
        if (hyphens > maxHyphens) continue
        const fitness = ratio < -0.5 ? 0 : ratio <= 0.5 ? 1 : ratio <= 1 ? 2 : 3
        let demerits = (10 + 100 * Math.abs(ratio) ** 3) ** 2 + Math.sign(cost) * cost ** 2
        if (hyphens > 1) demerits += HYPHEN_DEMERITS
        if (atEnd && start.hyphens > 0) demerits += HYPHEN_DEMERITS
        if (Math.abs(fitness - start.fitness) > 1) demerits += FITNESS_DEMERITS
        // a last line of a syllable or a short word looks like a mistake
        if (atEnd && start.at >= 0 && natural < 24) demerits += 40_000
        const total = start.demerits + demerits
        const key = fitness * 8 + hyphens
        const known = best.get(key)
        if (!known || total < known.demerits) {
          best.set(key, {
            at,
            line: start.line + 1,
            fitness,
            hyphens,
            width,
            stretch,
            demerits: total,
            previous: start,
          })
        }
      }
      if (atEnd) {
        let last: ActiveBreak | undefined
        for (const candidate of best.values()) if (!last || candidate.demerits < last.demerits) last = candidate
        return last ? breaksOf(last) : undefined
      }
      // what is discarded at the start of the next line doesn't count for it
      let skippedWidth = width
      let skippedStretch = stretch
      for (let next = at; items[next] !== undefined && items[next]?.kind !== 'box'; next++) {
        const skipped = items[next]
        if (skipped?.kind === 'glue') {
          skippedWidth += skipped.width
          skippedStretch += skipped.width
        } else if (next > at) break
      }
      for (const candidate of best.values()) {
        candidate.width = skippedWidth
        candidate.stretch = skippedStretch
        kept.push(candidate)
      }
      if (kept.length === 0) return undefined
      active = kept
    }
    if (item?.kind === 'glue') {
      width += item.width
      stretch += item.width
    }
  }
  return undefined
}

function breaksOf(last: ActiveBreak): number[] {
  const breaks: number[] = []
  for (let node = last.previous; node && node.at >= 0; node = node.previous) breaks.push(node.at)
  return breaks.reverse()
}

/** Fills each line as far as it goes: for paragraphs in which a word is wider than a line. */
function greedy(items: readonly BreakItem[], widthPt: number): number[] {
  const breaks: number[] = []
  let width = 0
  let lastBreak = -1
  let widthAtBreak = 0
  for (let at = 0; at < items.length; at++) {
    const item = items[at]
    if (!item) break
    if (item.kind === 'box') {
      if (width + item.width > widthPt + 0.01 && lastBreak >= 0) {
        breaks.push(lastBreak)
        width -= widthAtBreak
        lastBreak = -1
      }
      width += item.width
    } else if (item.kind === 'glue') {
      if (width > 0) {
        lastBreak = at
        width += item.width
        widthAtBreak = width
      }
    } else if (width + item.width <= widthPt + 0.01) {
      lastBreak = at
      widthAtBreak = width
    }
  }
  return breaks
}
