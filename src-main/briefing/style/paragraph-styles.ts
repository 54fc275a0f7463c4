import type { FaceName } from '../fonts/typefaces'
import type { Rgb } from '../../figures/colours'
import type { ParagraphStyle } from '../text/text-style'
import { MARKINGS, type Marking } from '../../domain/records/marking'
import { ACCENT, INK, QUIET } from '../../figures/colours'
import { markColour } from './palette'

const SERIF_FIGURES = 'onum pnum'
const SANS_TEXT_FIGURES = 'lnum pnum'
const TABLE_FIGURES = 'lnum tnum'

function style(
  face: FaceName,
  sizePt: number,
  leadingPt: number,
  more: Partial<Omit<ParagraphStyle, 'text' | 'leadingPt'>> & {
    color?: Rgb
    features?: string
    trackingPt?: number
  } = {},
): ParagraphStyle {
  const { color = INK, features, trackingPt, ...rest } = more
  return {
    text: {
      face,
      sizePt,
      color,
      features: features ?? (face.startsWith('serif') ? SERIF_FIGURES : SANS_TEXT_FIGURES),
      ...(trackingPt === undefined ? {} : { trackingPt }),
    },
    leadingPt,
    spaceBeforePt: 0,
    spaceAfterPt: 0,
    align: 'left',
    hyphenate: false,
    ...rest,
  }
}

/** *Units*: points. Sizes and leadings are those of the project's style guide for briefings. */
export const PARAGRAPH_STYLES = {
  kicker: style('sans-semibold', 8.5, 11, { color: ACCENT, trackingPt: 0.9, spaceAfterPt: 5 }),
  title: style('serif-semibold', 25, 29, { spaceAfterPt: 5, features: 'lnum pnum', balanced: true }),
  deck: style('serif-italic', 13, 18, { color: QUIET, spaceAfterPt: 12, balanced: true }),
  factLabel: style('sans', 7.5, 10, { color: QUIET, trackingPt: 0.3 }),
  factValue: style('sans', 9, 12, { spaceAfterPt: 5 }),
  boxHeading: style('sans-semibold', 9.5, 12, { color: ACCENT, trackingPt: 0.3, spaceBeforePt: 6, spaceAfterPt: 3 }),
  bottomLine: style('serif', 12.5, 17.5, {}),
  boxBody: style('serif', 10.5, 14, {}),
  heading1: style('sans-semibold', 18, 22, { spaceBeforePt: 24, spaceAfterPt: 8, balanced: true }),
  heading2: style('sans-semibold', 13, 17, { spaceBeforePt: 14, spaceAfterPt: 5, balanced: true }),
  heading3: style('sans-semibold', 11, 15, { spaceBeforePt: 10, spaceAfterPt: 3, balanced: true }),
  body: style('serif', 11, 15, { align: 'justify', hyphenate: true, spaceAfterPt: 6 }),
  bodyRagged: style('serif', 11, 15, { spaceAfterPt: 6 }),
  sideBySide: style('serif', 10.5, 14, { spaceAfterPt: 2 }),
  reason: style('sans', 8, 10.5, { color: QUIET, spaceAfterPt: 4 }),
  statement: style('serif', 10.5, 14, { spaceAfterPt: 4 }),
  evidence: style('serif', 10.5, 14, { spaceAfterPt: 3 }),
  judgement: style('serif', 11, 15, { spaceAfterPt: 6 }),
  quiet: style('sans', 9, 12, { color: QUIET, spaceAfterPt: 5 }),
  small: style('sans', 9, 12, { spaceAfterPt: 4 }),
  label: style('sans-semibold', 8.5, 12, { color: QUIET, trackingPt: 0.2, spaceAfterPt: 1 }),
  cell: style('sans', 9, 12, { features: TABLE_FIGURES }),
  cellCentre: style('sans', 9, 12, { features: TABLE_FIGURES, align: 'center' }),
  cellRight: style('sans', 9, 12, { features: TABLE_FIGURES, align: 'right' }),
  cellStrong: style('sans-semibold', 9, 12, { features: TABLE_FIGURES }),
  cellHeader: style('sans-semibold', 8.5, 11, { color: QUIET, features: TABLE_FIGURES }),
  cellHeaderCentre: style('sans-semibold', 8.5, 11, { color: QUIET, features: TABLE_FIGURES, align: 'center' }),
  cellHeaderRight: style('sans-semibold', 8.5, 11, { color: QUIET, features: TABLE_FIGURES, align: 'right' }),
  caption: style('sans-semibold', 9, 12, { spaceBeforePt: 4, spaceAfterPt: 4 }),
  figureSource: style('sans', 8, 10.5, { color: QUIET }),
  footnote: style('serif', 8.5, 11, { spaceAfterPt: 1.5, align: 'left' }),
  margin: style('sans', 7.5, 9.5, { color: QUIET }),
  runningHead: style('sans', 8, 10, { color: QUIET }),
  contents1: style('sans-semibold', 10, 14, { spaceBeforePt: 6, spaceAfterPt: 1 }),
  contents2: style('sans', 9.5, 13, {}),
  index: style('sans', 8.5, 11.5, { spaceAfterPt: 1.5 }),
  source: style('serif', 10, 13.5, { spaceAfterPt: 2 }),
  noteBody: style('sans', 9.5, 13, { spaceAfterPt: 4 }),
  noteLine: style('sans', 9.5, 13),
  noteHeading: style('sans-semibold', 10.5, 14, { spaceBeforePt: 4, spaceAfterPt: 3 }),
  noteCode: style('sans', 9, 12),
  noteLabel: style('sans-semibold', 8.5, 12, { spaceAfterPt: 2, trackingPt: 0.2 }),
} as const satisfies Record<string, ParagraphStyle>

/** The handling mark in the head and foot of each page. *Source*: FIRST, Traffic Light Protocol 2.0: 12 point or more. */
export const MARK_STYLES = Object.fromEntries(
  MARKINGS.map((mark) => [mark, style('sans-semibold', 12, 15, { color: markColour(mark), trackingPt: 0.3 })]),
) as Record<Marking, ParagraphStyle>

export type ParagraphStyleName = keyof typeof PARAGRAPH_STYLES
