import type { Footnote } from '../content/inline'
import type { Painter } from '../pdf/painter'

/** Something with a height that the page flow puts on a page and never looks into. *Units*: points; y grows downwards. */
export interface FlowBox {
  readonly kind: 'box'
  readonly heightPt: number
  /** Notes called in it, in order; they go to the foot of the same page. */
  readonly notes: readonly Footnote[]
  /** Draws it with its upper left corner at (x, y). */
  paint(painter: Painter, xPt: number, yPt: number): void
  /** Cuts it so that the first part is at most this high; undefined when it can't be cut there. */
  split?(heightPt: number): readonly [FlowBox, FlowBox] | undefined
  /** Places inside it that links lead to. */
  readonly anchors?: readonly string[] | undefined
  /** Entities that are spoken of in it, for the index. */
  readonly mentions?: readonly string[] | undefined
  /** The tinted or ruled ground that it stands on; neighbours on the same ground share it. */
  readonly ground?: Ground | undefined
  /** Repeated above it when it begins a page. */
  readonly header?: FlowBox | undefined
  /** The section that begins here, for the running head. */
  readonly section?: string | undefined
  /** What stands beside it in the outer margin. */
  readonly margin?: FlowBox | undefined
  /** True when it may stand at the top of the next page while the text goes on. */
  readonly floats?: boolean | undefined
}

/** A space between boxes at which a page may end. It vanishes at the top of a page. */
export interface FlowGap {
  readonly kind: 'gap'
  readonly heightPt: number
  /** The part of the height that does not merge with a neighbouring gap: the reach of a ground. */
  readonly fixedPt: number
  /** 0 is a good place to end a page, `NEVER` none at all, `ALWAYS` ends it. */
  readonly cost: number
}

export type FlowItem = FlowBox | FlowGap

export const NEVER = Number.POSITIVE_INFINITY
export const ALWAYS = Number.NEGATIVE_INFINITY

/** A background behind boxes. *Units*: points. */
export interface Ground {
  readonly fill?: readonly [number, number, number]
  /** A rule along the left edge. */
  readonly rule?: {
    readonly color: readonly [number, number, number]
    readonly widthPt: number
    readonly dash?: readonly number[]
  }
  /** A frame around it. */
  readonly frame?: {
    readonly color: readonly [number, number, number]
    readonly widthPt: number
    readonly dash?: readonly number[]
  }
  /** How far it reaches beyond the boxes. */
  readonly padPt: number
  readonly leftPt: number
  readonly widthPt: number
}

/** A gap that merges with its neighbours, on top of a fixed part that doesn't. */
export function gap(mergingPt: number, cost = 0, fixedPt = 0): FlowGap {
  return { kind: 'gap', heightPt: mergingPt + fixedPt, fixedPt, cost }
}

/** Puts a gap after another: of their merging parts the larger one counts, and the stricter cost. */
export function mergeGaps(first: FlowGap, second: FlowGap): FlowGap {
  if (first.cost === ALWAYS || second.cost === ALWAYS) return first.cost === ALWAYS ? first : second
  return gap(
    Math.max(first.heightPt - first.fixedPt, second.heightPt - second.fixedPt),
    first.cost === NEVER || second.cost === NEVER ? NEVER : Math.min(first.cost, second.cost),
    first.fixedPt + second.fixedPt,
  )
}

/** The height of items stacked without a page break. */
export function stackHeight(items: readonly FlowItem[]): number {
  return items.reduce((sum, item) => sum + item.heightPt, 0)
}

/** The items without the gaps at either end. */
export function trimmed(items: readonly FlowItem[]): FlowItem[] {
  const kept = [...items]
  while (kept.at(-1)?.kind === 'gap') kept.pop()
  while (kept[0]?.kind === 'gap') kept.shift()
  return kept
}

/** Puts two lists together, merging the gaps that meet. */
export function append(items: FlowItem[], more: readonly FlowItem[]): void {
  for (const item of more) {
    const last = items.at(-1)
    if (item.kind === 'gap' && last?.kind === 'gap') items[items.length - 1] = mergeGaps(last, item)
    else items.push(item)
  }
}
