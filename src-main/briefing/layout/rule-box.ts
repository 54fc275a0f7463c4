import type { Painter } from '../pdf/painter'
import type { Rgb } from '../../figures/colours'
import type { FlowBox, Ground } from './flow'

/** A thin line across the measure. */
export class RuleBox implements FlowBox {
  readonly kind = 'box'
  readonly heightPt: number
  readonly notes = []
  constructor(
    readonly widthPt: number,
    readonly color: Rgb,
    readonly strokePt: number,
    readonly xPt: number,
    readonly ground: Ground | undefined,
  ) {
    this.heightPt = strokePt
  }
  paint(painter: Painter, xPt: number, yPt: number): void {
    const left = xPt + this.xPt
    painter.rule(left, yPt, left + this.widthPt, yPt, this.strokePt, this.color)
  }
}
