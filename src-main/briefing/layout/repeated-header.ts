import type { Painter } from '../pdf/painter'
import { stackHeight, type FlowBox, type Ground } from './flow'

/** *Units*: points. */
const BETWEEN = 3

/** What is seen again at the top of a further page, but not read twice: a table's header, a panel's label, the one above the other. */
export class RepeatedHeader implements FlowBox {
  readonly kind = 'box'
  readonly notes = []
  readonly heightPt: number

  constructor(
    readonly originals: readonly FlowBox[],
    readonly ground?: Ground,
  ) {
    this.heightPt = stackHeight(originals) + BETWEEN * (originals.length - 1)
  }

  /** The same with another below it. */
  above(lower: FlowBox): RepeatedHeader {
    const originals = lower instanceof RepeatedHeader ? lower.originals : [lower]
    return new RepeatedHeader([...this.originals, ...originals], this.ground)
  }

  paint(painter: Painter, xPt: number, yPt: number): void {
    painter.artifact(() => {
      let y = yPt
      for (const original of this.originals) {
        original.paint(painter, xPt, y)
        y += original.heightPt + BETWEEN
      }
    })
  }
}
