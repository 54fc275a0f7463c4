import type { Stretch } from './stretches'

export const BOX = 0
export const GLUE = 1
export const PENALTY = 2
/** A space that no line may end at. */
export const TIE = 3

/**
 * What a paragraph is broken from, in TeX's terms, one entry at each index of the lists.
 * *Shape*: a box can't be broken; glue is a space that a line may end at; a penalty is a place where a line may end at a cost,
 * adding its width (a hyphen) when it does. Lists of numbers rather than objects: a long report has a million entries.
 * *Units*: points.
 */
export class BreakList {
  readonly kinds: number[] = []
  readonly widths: number[] = []
  readonly costs: number[] = []
  readonly hyphens: boolean[] = []
  /** What is drawn: a part of a stretch's text. */
  readonly stretches: (Stretch | undefined)[] = []
  readonly froms: number[] = []
  readonly tos: number[] = []

  get length(): number {
    return this.kinds.length
  }

  push(
    kind: number,
    width: number,
    cost: number,
    hyphen: boolean,
    stretch: Stretch | undefined,
    from: number,
    to: number,
  ): void {
    this.kinds.push(kind)
    this.widths.push(width)
    this.costs.push(cost)
    this.hyphens.push(hyphen)
    this.stretches.push(stretch)
    this.froms.push(from)
    this.tos.push(to)
  }
}
