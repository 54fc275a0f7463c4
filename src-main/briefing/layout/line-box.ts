import type { Footnote } from '../content/inline'
import type { Painter } from '../pdf/painter'
import type { Line, LineRun } from '../text/line'
import type { FlowBox, Ground } from './flow'

/** A line drawn with another on the same baseline. *Units*: points. */
export interface Beside {
  readonly line: Line
  readonly xPt: number
  /** True for what is seen but not read. */
  readonly isArtifact?: boolean
}

/** What may hang on a line besides its text. */
export interface LineBoxExtras {
  anchors?: readonly string[]
  section?: string
  margin?: FlowBox
  ground?: Ground
  /** A list's label, a paragraph's number. */
  beside?: readonly Beside[]
  /** Seen again above it when it begins a page. */
  header?: FlowBox
  /** Which line of its paragraph it is, from 0; absent when it is the only one. */
  place?: { at: number; of: number }
}

/** One line of a paragraph in the page flow. */
export class LineBox implements FlowBox {
  readonly kind = 'box'
  readonly heightPt: number
  readonly notes: readonly Footnote[]
  readonly anchors: readonly string[]
  readonly mentions: readonly string[]
  readonly section?: string
  readonly margin?: FlowBox
  readonly ground?: Ground
  readonly header?: FlowBox

  constructor(
    readonly line: Line,
    readonly xPt: number,
    readonly extras: LineBoxExtras = {},
  ) {
    this.heightPt = line.leadingPt
    this.notes = line.notes
    this.anchors = joined(extras.anchors, line.runs, (run) => run.source.anchor)
    this.mentions = joined(undefined, line.runs, (run) => run.source.mention)
    if (extras.section !== undefined) this.section = extras.section
    if (extras.margin) this.margin = extras.margin
    if (extras.ground) this.ground = extras.ground
    if (extras.header) this.header = extras.header
  }

  /** The same line with more hanging on it. */
  with(extras: LineBoxExtras): LineBox {
    return new LineBox(this.line, this.xPt, { ...this.extras, ...extras })
  }

  paint(painter: Painter, xPt: number, yPt: number): void {
    const baseline = yPt + baselineOf(this.line)
    for (const { line, xPt: besideXPt, isArtifact } of this.extras.beside ?? []) {
      const draw = (): void => painter.line(line, xPt + besideXPt, baseline)
      if (isArtifact) painter.artifact(draw)
      else draw()
    }
    painter.line(this.line, xPt + this.xPt, baseline)
  }
}

const NONE: readonly string[] = []

/** Shares one empty list among the many lines that have nothing to list. */
function joined(
  first: readonly string[] | undefined,
  runs: readonly LineRun[],
  pick: (run: LineRun) => string | undefined,
): readonly string[] {
  let list: string[] | undefined
  for (const run of runs) {
    const value = pick(run)
    if (value !== undefined) (list ??= first ? [...first] : []).push(value)
  }
  return list ?? first ?? NONE
}

/** Where the baseline stands below the top of a line. Half the leading above and below what the letters take. */
export function baselineOf(line: Line): number {
  const sizePt =
    line.runs.reduce((most, { source: { style } }) => (style.risePt ? most : Math.max(most, style.sizePt)), 0) || 9
  return line.leadingPt / 2 + sizePt * 0.34
}
