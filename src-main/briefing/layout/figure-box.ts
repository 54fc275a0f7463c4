import type { Figure, FigureCanvas, FigurePaint } from '../../figures/figure'
import { number, type Painter } from '../pdf/painter'
import { StructureNode, type ContentSlot } from '../pdf/structure'
import { text } from '../content/inline'
import { LineRun } from '../text/line'
import { setParagraph } from '../text/paragraph'
import type { ParagraphContext } from '../text/stretches'
import type { Lettering } from '../../figures/figure-styles'
import type { FlowBox } from './flow'

/** A label in a figure: one line, whichever way it runs. */
const LABEL = { spaceBeforePt: 0, spaceAfterPt: 0, align: 'left', hyphenate: false } as const

/** A figure in the page flow. It is never cut. */
export class FigureBox implements FlowBox {
  readonly kind = 'box'
  readonly heightPt: number
  readonly notes = []

  constructor(
    readonly figure: Figure,
    readonly xPt: number,
    readonly widthPt: number,
    readonly slot: ContentSlot,
    readonly context: ParagraphContext,
  ) {
    this.heightPt = figure.heightPt
  }

  paint(painter: Painter, xPt: number, yPt: number): void {
    const left = xPt + this.xPt
    const top = painter.context.pageHeightPt - yPt
    this.slot.owner.attributes.bbox = [left, top - this.heightPt, left + this.widthPt, top].map(Math.round)
    this.figure.paint(new PainterCanvas(painter, xPt + this.xPt, yPt, this.slot, this.context))
  }
}

class PainterCanvas implements FigureCanvas {
  constructor(
    readonly painter: Painter,
    readonly xPt: number,
    readonly yPt: number,
    readonly slot: ContentSlot,
    readonly context: ParagraphContext,
  ) {}

  text(value: string, x: number, y: number, style: Lettering, align: 'left' | 'center' | 'right' = 'left'): void {
    const look = { ...LABEL, text: style, leadingPt: style.sizePt }
    const [line] = setParagraph([text(value)], look, Number.MAX_SAFE_INTEGER, new StructureNode('P'), this.context)
    if (!line) return
    const shift = align === 'center' ? line.widthPt / 2 : align === 'right' ? line.widthPt : 0
    const runs = line.runs.map(({ word, source, space }) => new LineRun(word, { ...source, slot: this.slot }, space))
    this.painter.line({ ...line, runs, xPt: 0 }, this.xPt + x - shift, this.yPt + y)
  }

  path(operators: string, { fill, stroke, strokePt = 0.5, dash = [] }: FigurePaint): void {
    const colors = [
      ...(fill ? [`${fill.map(number).join(' ')} rg`] : []),
      ...(stroke ? [`${stroke.map(number).join(' ')} RG ${number(strokePt)} w [${dash.join(' ')}] 0 d`] : []),
    ]
    const paint = fill ? (stroke ? 'B' : 'f') : 'S'
    const origin = `1 0 0 1 ${number(this.xPt)} ${number(this.yPt)} cm`
    this.painter.drawing(this.slot, `${origin} ${colors.join(' ')} ${operators} ${paint}`)
  }
}
