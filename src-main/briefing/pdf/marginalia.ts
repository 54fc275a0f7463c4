import type { BriefingModel } from '../../domain/briefing-model'
import { text } from '../content/inline'
import type { FlowPage } from '../layout/page-flow'
import type { PageGeometry } from '../style/page-geometry'
import { PARAGRAPH_STYLES } from '../style/paragraph-styles'
import { RULE } from '../style/palette'
import { setParagraph } from '../text/paragraph'
import type { ParagraphContext } from '../text/stretches'
import type { Shaper } from '../text/shaper'
import { strong } from '../text/text-style'
import type { Painter } from './painter'
import { StructureNode } from './structure'

/** What the head and foot of a page say. */
export interface Marginalia {
  readonly model: BriefingModel
  readonly geometry: PageGeometry
  readonly context: ParagraphContext
  /** From 0. */
  readonly page: number
  readonly pageCount: number
  readonly section: string
}

const OUTER_MARGIN = 30
const HEAD_BASELINE = 48
const FOOT_BASELINE = 36

/** Running head and foot: artifacts, because they repeat what the document says elsewhere. */
export function paintMarginalia(painter: Painter, what: Marginalia): void {
  const { geometry, model, page, pageCount, section } = what
  const { leftPt } = geometry
  const widthPt = geometry.widthPt - OUTER_MARGIN - leftPt
  painter.artifact(() => {
    if (page > 0) {
      put(painter, what, model.shortTitle ?? model.title, [leftPt, widthPt * 0.6], HEAD_BASELINE, 'left')
      put(painter, what, section, [leftPt + widthPt * 0.6, widthPt * 0.4], HEAD_BASELINE, 'right')
      painter.rule(leftPt, HEAD_BASELINE + 6, leftPt + widthPt, HEAD_BASELINE + 6, 0.5, RULE)
    } else put(painter, what, model.marking, [leftPt, widthPt], HEAD_BASELINE, 'right', true)
    const foot = geometry.heightPt - FOOT_BASELINE
    put(painter, what, model.marking, [leftPt, widthPt / 2], foot, 'left', true)
    put(painter, what, `Page ${page + 1} of ${pageCount}`, [leftPt + widthPt / 2, widthPt / 2], foot, 'right')
  })
}

function put(
  painter: Painter,
  { context }: Marginalia,
  value: string,
  [xPt, widthPt]: readonly [number, number],
  baselinePt: number,
  align: 'left' | 'right',
  bold = false,
): void {
  const base = PARAGRAPH_STYLES.runningHead
  const style = { ...base, align, text: bold ? strong(base.text) : base.text }
  const [line] = setParagraph(
    [text(oneLine(value, widthPt, context.shaper))],
    style,
    widthPt,
    new StructureNode('P'),
    context,
  )
  if (line) painter.line(line, xPt, baselinePt)
}

/** Cuts what doesn't fit a running head; the full text stands in the document. */
function oneLine(value: string, widthPt: number, shaper: Shaper): string {
  const style = PARAGRAPH_STYLES.runningHead.text
  const room = widthPt * 0.95
  const short = value.slice(0, 200)
  if (shaper.widthOf(short, style) <= room) return short
  let length = short.length
  while (length > 0 && shaper.widthOf(`${short.slice(0, length)}…`, style) > room) length--
  return `${short.slice(0, length).trimEnd()}…`
}

/** The section that each page's head names: the first that begins on it, or the one that goes on. */
export function sectionsOfPages(pages: readonly FlowPage[]): string[] {
  let current = ''
  return pages.map((page) => {
    const begun = page.boxes.flatMap(({ box }) => box.section ?? [])
    const shown = begun[0] ?? current
    current = begun.at(-1) ?? current
    return shown
  })
}
