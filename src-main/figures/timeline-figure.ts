import type { BriefingEvent } from '../domain/briefing/model'
import { yearHeading } from '../domain/dating/date-words'
import { dateSpan } from '../domain/dating/dates'
import { startOf } from '../domain/dating/date-span'
import { yearText } from '../domain/dating/edtf-date'
import { ACCENT, INK, RULE } from './colours'
import { circlePath, linePath, rectanglePath, type Figure, type FigureCanvas, type MeasureText } from './figure'
import { FIGURE_LABEL, FIGURE_QUIET, FIGURE_STRONG } from './figure-styles'

const LANE_PT = 15
const AXIS_GAP = 16
const LEGEND_PT = 26
const MARK_R = 3.2
const DAY = 86_400_000

interface Mark {
  label: string
  from: number
  to: number
  exact: boolean
  uncertain: boolean
  lane: number
}

/**
 * Dates on an axis true to scale, numbered as in the table below it.
 * A dot is an exact day, a bar a span (a month, a year, a range); hollow and dashed means that the date is uncertain.
 * *Shape*: undefined when no date can be placed or all fall on one day.
 */
export function timelineFigure(
  events: readonly BriefingEvent[],
  widthPt: number,
  measure: MeasureText,
): Figure | undefined {
  const spans = events.map((event) => ({ event, span: dateSpan(event.edtf) }))
  const finite = spans.flatMap(({ span }) => [span.min, span.max]).filter(Number.isFinite)
  const first = Math.min(...finite)
  const last = Math.max(...finite)
  if (finite.length === 0 || last - first < DAY) return undefined
  const pad = Math.max((last - first) * 0.03, DAY)
  const scale = (time: number): number =>
    8 + ((Math.min(Math.max(time, first - pad), last + pad) - first + pad) / (last - first + 2 * pad)) * (widthPt - 16)

  const marks: Mark[] = spans.map(({ event, span }, at) => ({
    label: String(at + 1),
    from: scale(span.min),
    to: scale(span.max),
    exact: span.max - span.min < 1.5 * DAY,
    uncertain: event.uncertain,
    lane: 0,
  }))
  const lanes: number[] = []
  for (const mark of [...marks].sort((a, b) => a.from - b.from)) {
    const right = Math.max(mark.to, mark.from + 2 * MARK_R) + 4 + measure(mark.label, FIGURE_STRONG) + 6
    let lane = lanes.findIndex((end) => end <= mark.from - MARK_R)
    if (lane === -1) lane = lanes.push(0) - 1
    lanes[lane] = right
    mark.lane = lane
  }
  const axisY = lanes.length * LANE_PT + 4
  const heightPt = axisY + AXIS_GAP + LEGEND_PT

  return {
    heightPt,
    paint: (canvas) => {
      paintAxis(canvas, first - pad, last + pad, scale, axisY, widthPt, measure)
      for (const mark of marks) paintMark(canvas, mark, axisY - (mark.lane + 0.6) * LANE_PT, axisY)
      paintLegend(canvas, axisY + AXIS_GAP + 16, measure)
    },
  }
}

function paintAxis(
  canvas: FigureCanvas,
  from: number,
  to: number,
  scale: (time: number) => number,
  y: number,
  widthPt: number,
  measure: MeasureText,
): void {
  canvas.path(
    linePath([
      [0, y],
      [widthPt, y],
    ]),
    { stroke: INK, strokePt: 0.75 },
  )
  let free = -Infinity
  for (const { time, label } of ticks(from, to)) {
    const x = scale(time)
    if (x < 4 || x > widthPt - 4) continue
    canvas.path(
      linePath([
        [x, y],
        [x, y + 3],
      ]),
      { stroke: INK, strokePt: 0.75 },
    )
    const half = measure(label, FIGURE_QUIET) / 2
    if (x - half < free || x + half > widthPt + 10) continue
    canvas.text(label, x, y + 11, FIGURE_QUIET, 'center')
    free = x + half + 6
  }
}

/** Years, or months when the axis is short. */
function ticks(from: number, to: number): { time: number; label: string }[] {
  const years = (to - from) / (365.25 * DAY)
  const first = new Date(from).getUTCFullYear()
  const last = new Date(to).getUTCFullYear()
  const stepYears = YEAR_STEPS.find((step) => years / step <= TICKS_AT_MOST) ?? 10_000
  const stepMonths = years > 3.5 ? 12 : years > 1 ? 3 : 1
  const result: { time: number; label: string }[] = []
  for (let year = Math.floor(first / stepYears) * stepYears; year <= last + 1; year += stepYears) {
    // No round year is 0: what is counted backwards from 1 BC has its hundreds a year later.
    const round = stepYears > 1 && year <= 0 ? year + 1 : year
    for (let month = 1; month <= 12; month += stepMonths) {
      const label = month === 1 ? yearHeading(yearText(round)) : (MONTHS[month - 1] ?? '')
      result.push({ time: startOf(round, month, 1), label })
    }
  }
  return result.filter(({ time }) => time >= from && time <= to)
}

const TICKS_AT_MOST = 15
const YEAR_STEPS = [1, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000] as const

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

function paintMark(canvas: FigureCanvas, mark: Mark, y: number, axisY: number): void {
  canvas.path(
    linePath([
      [mark.from, y + MARK_R],
      [mark.from, axisY],
    ]),
    { stroke: RULE, strokePt: 0.4 },
  )
  const right = mark.exact ? paintDot(canvas, mark.from, y, mark.uncertain) : paintBar(canvas, mark, y)
  canvas.text(mark.label, right + 4, y + 2.8, FIGURE_STRONG)
}

function paintDot(canvas: FigureCanvas, x: number, y: number, uncertain: boolean): number {
  canvas.path(
    circlePath(x, y, MARK_R),
    uncertain ? { fill: [1, 1, 1], stroke: ACCENT, strokePt: 1, dash: [1.5, 1.2] } : { fill: ACCENT },
  )
  return x + MARK_R
}

function paintBar(
  canvas: FigureCanvas,
  { from, to, uncertain }: Pick<Mark, 'from' | 'to' | 'uncertain'>,
  y: number,
): number {
  const width = Math.max(to - from, 2 * MARK_R)
  canvas.path(
    rectanglePath(from, y - 2.6, width, 5.2),
    uncertain ? { fill: [1, 1, 1], stroke: ACCENT, strokePt: 1, dash: [2, 1.4] } : { fill: ACCENT },
  )
  return from + width
}

function paintLegend(canvas: FigureCanvas, y: number, measure: MeasureText): void {
  let x = MARK_R
  const entry = (draw: (x: number) => number, label: string): void => {
    const right = draw(x)
    canvas.text(label, right + 4, y + 2.5, FIGURE_LABEL_SMALL)
    x = right + 4 + measure(label, FIGURE_LABEL_SMALL) + 16
  }
  entry((at) => paintDot(canvas, at, y, false), 'exact day')
  entry((at) => paintBar(canvas, { from: at - MARK_R, to: at + 14, uncertain: false }, y), 'month, year or range')
  entry((at) => paintDot(canvas, at, y, true), 'uncertain day')
  entry((at) => paintBar(canvas, { from: at - MARK_R, to: at + 14, uncertain: true }, y), 'uncertain span')
}

const FIGURE_LABEL_SMALL = { ...FIGURE_LABEL, sizePt: 7.5 }
