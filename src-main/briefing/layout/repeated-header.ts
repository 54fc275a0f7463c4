import type { Painter } from '../pdf/painter'
import type { FlowBox, Ground } from './flow'

/** What is seen again at the top of a further page, but not read twice: a table's header, a panel's label. */
export class RepeatedHeader implements FlowBox {
  readonly kind = 'box'
  readonly notes = []

  constructor(
    readonly original: FlowBox,
    readonly ground?: Ground,
  ) {}

  get heightPt(): number {
    return this.original.heightPt
  }

  paint(painter: Painter, xPt: number, yPt: number): void {
    painter.artifact(() => this.original.paint(painter, xPt, yPt))
  }
}
