import type { Footnote } from '../content/inline'
import type { Painter } from '../pdf/painter'
import type { Rgb } from '../../figures/colours'
import { stackHeight, type FlowBox, type FlowItem, type Ground } from './flow'

/** A stack of boxes in one cell. *Units*: points. */
export interface RowCell {
  readonly xPt: number
  readonly items: readonly FlowItem[]
}

export interface RowLook {
  readonly padTopPt: number
  readonly padBottomPt: number
  /** Drawn along the lower edge. */
  readonly rule?: { readonly color: Rgb; readonly widthPt: number }
  /** Drawn along the upper edge. */
  readonly ruleAbove?: { readonly color: Rgb; readonly widthPt: number }
  /** Where its rules begin, from the left edge of the text. */
  readonly xPt?: number
  readonly widthPt: number
  /** Where vertical rules stand between cells. */
  readonly dividers?: readonly number[]
  readonly dividerColor?: Rgb
  /** True when it is never cut, because its columns are read one after the other. */
  readonly isWhole?: boolean
  /** True when it may stand at the top of the next page while the text goes on. */
  readonly floats?: boolean
}

const MIN_PART_PT = 26

/** Cells side by side: a table's row, or the sides of a dispute. It can be cut between lines, so no text is ever lost. */
export class RowBox implements FlowBox {
  readonly kind = 'box'
  readonly heightPt: number
  readonly notes: readonly Footnote[]
  readonly anchors: readonly string[]
  readonly mentions: readonly string[]

  constructor(
    readonly cells: readonly RowCell[],
    readonly look: RowLook,
    readonly extras: { header?: FlowBox; ground?: Ground; margin?: FlowBox } = {},
  ) {
    this.heightPt = look.padTopPt + look.padBottomPt + Math.max(0, ...cells.map((cell) => stackHeight(cell.items)))
    const boxes = cells.flatMap((cell) => cell.items).filter((item) => item.kind === 'box')
    this.notes = boxes.flatMap((box) => box.notes)
    this.anchors = boxes.flatMap((box) => box.anchors ?? [])
    this.mentions = boxes.flatMap((box) => box.mentions ?? [])
  }

  get header(): FlowBox | undefined {
    return this.extras.header
  }

  get floats(): boolean | undefined {
    return this.look.floats
  }

  get ground(): Ground | undefined {
    return this.extras.ground
  }

  get margin(): FlowBox | undefined {
    return this.extras.margin
  }

  /** The same row under another header. */
  under(header: FlowBox): RowBox {
    return new RowBox(this.cells, this.look, { ...this.extras, header })
  }

  paint(painter: Painter, xPt: number, yPt: number): void {
    const { look } = this
    const bottom = yPt + this.heightPt
    const left = xPt + (look.xPt ?? 0)
    const right = left + look.widthPt
    if (look.ruleAbove) painter.rule(left, yPt, right, yPt, look.ruleAbove.widthPt, look.ruleAbove.color)
    if (look.rule) painter.rule(left, bottom, right, bottom, look.rule.widthPt, look.rule.color)
    for (const divider of look.dividers ?? [])
      painter.rule(
        xPt + divider,
        yPt + look.padTopPt,
        xPt + divider,
        bottom - look.padBottomPt,
        0.5,
        look.dividerColor ?? [0, 0, 0],
      )
    for (const cell of this.cells) {
      let y = yPt + look.padTopPt
      for (const item of cell.items) {
        if (item.kind === 'box') item.paint(painter, xPt + cell.xPt, y)
        y += item.heightPt
      }
    }
  }

  split(heightPt: number): readonly [FlowBox, FlowBox] | undefined {
    if (this.look.isWhole) return undefined
    const room = heightPt - this.look.padTopPt - this.look.padBottomPt
    if (room < MIN_PART_PT) return undefined
    const parts = this.cells.map((cell) => cutStack(cell.items, room))
    if (parts.every(([first]) => first.length === 0) || parts.every(([, rest]) => rest.length === 0)) return undefined
    const make = (pick: 0 | 1, look: RowLook): RowBox =>
      new RowBox(
        this.cells.map((cell, at) => ({ xPt: cell.xPt, items: parts[at]?.[pick] ?? [] })),
        look,
        this.extras,
      )
    const { rule, ruleAbove, ...plain } = this.look
    return [
      make(0, { ...plain, ...(ruleAbove ? { ruleAbove } : {}) }),
      make(1, { ...plain, ...(rule ? { rule } : {}) }),
    ]
  }
}

/** Cuts a stack so that its first part is at most this high; a box taller than that is cut inside if it can be. */
function cutStack(items: readonly FlowItem[], roomPt: number): [FlowItem[], FlowItem[]] {
  let used = 0
  let at = 0
  for (; at < items.length; at++) {
    const item = items[at]
    if (!item || used + item.heightPt > roomPt + 0.01) break
    used += item.heightPt
  }
  const first = items.slice(0, at)
  const rest = items.slice(at)
  const next = rest[0]
  if (next?.kind === 'box' && next.split) {
    const parts = next.split(roomPt - used)
    if (parts) {
      first.push(parts[0])
      rest[0] = parts[1]
    }
  }
  while (rest[0]?.kind === 'gap') rest.shift()
  while (first.at(-1)?.kind === 'gap') first.pop()
  return [first, rest]
}
