import type { Painter } from '../pdf/painter'
import type { Rgb } from '../text/text-style'
import type { FlowBox } from './flow'

/** A thin line across the measure. */
export class RuleBox implements FlowBox {
  readonly kind = 'box'
  readonly heightPt: number
  readonly notes = []
  constructor(
    readonly widthPt: number,
    readonly color: Rgb,
    readonly strokePt: number,
  ) {
    this.heightPt = strokePt
  }
  paint(painter: Painter, xPt: number, yPt: number): void {
    painter.rule(xPt, yPt, xPt + this.widthPt, yPt, this.strokePt, this.color)
  }
}
