import type { BriefingModel } from '../../domain/briefing/model'
import { text } from '../content/inline'
import type { FlowPage } from '../layout/page-flow'
import type { PageGeometry } from '../style/page-geometry'
import { MARK_STYLES, PARAGRAPH_STYLES } from '../style/paragraph-styles'
import { RULE } from '../../figures/colours'
import { MARK_GROUND } from '../style/palette'
import { clip } from '../../figures/clip'
import { setParagraph } from '../text/paragraph'
import type { ParagraphContext } from '../text/stretches'
import type { Shaper } from '../text/shaper'
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
/** The black ground of the handling mark, around its letters. */
const MARK_PAD = 5
const MARK_RISE = 11.5
const MARK_DROP = 4
const MARK_GAP = 12
const HEAD_BASELINE = 48
const FOOT_BASELINE = 36

/**
 * Running head and foot: artifacts, because they repeat what the document says elsewhere. The handling mark ends both, on every page.
 * *Source*: FIRST, Traffic Light Protocol 2.0: in header and footer of each page, right-justified, in 12 point or more.
 */
export function paintMarginalia(painter: Painter, what: Marginalia): void {
  const { geometry, model, page, pageCount, section } = what
  const { leftPt } = geometry
  const widthPt = geometry.widthPt - OUTER_MARGIN - leftPt
  painter.artifact(() => {
    const freePt = paintMark(painter, what, leftPt, widthPt, HEAD_BASELINE) - MARK_GAP
    if (page > 0) {
      put(painter, what, model.shortTitle ?? model.title, [leftPt, freePt * 0.6], HEAD_BASELINE, 'left')
      put(painter, what, section, [leftPt + freePt * 0.6, freePt * 0.4], HEAD_BASELINE, 'right')
      painter.rule(leftPt, HEAD_BASELINE + 6, leftPt + widthPt, HEAD_BASELINE + 6, 0.5, RULE)
    }
    const foot = geometry.heightPt - FOOT_BASELINE
    paintMark(painter, what, leftPt, widthPt, foot)
    put(painter, what, `Page ${page + 1} of ${pageCount}`, [leftPt, freePt], foot, 'left')
  })
}

/** The mark at the right end of a line. *Units*: points. *Shape*: how much of the line it leaves free. */
function paintMark(
  painter: Painter,
  { model, context }: Marginalia,
  leftPt: number,
  widthPt: number,
  baselinePt: number,
): number {
  const style = MARK_STYLES[model.marking]
  const freePt = widthPt - context.shaper.widthOf(model.marking, style.text) - 2 * MARK_PAD
  painter.fill(leftPt + freePt, baselinePt - MARK_RISE, widthPt - freePt, MARK_RISE + MARK_DROP, MARK_GROUND)
  const [line] = setParagraph([text(model.marking)], style, widthPt, new StructureNode('P'), context)
  if (line) painter.line(line, leftPt + freePt + MARK_PAD, baselinePt)
  return freePt
}

function put(
  painter: Painter,
  { context }: Marginalia,
  value: string,
  [xPt, widthPt]: readonly [number, number],
  baselinePt: number,
  align: 'left' | 'right',
): void {
  const style = { ...PARAGRAPH_STYLES.runningHead, align }
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
  return clip(value, (shown) => shaper.widthOf(shown, style) <= widthPt * 0.95)
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
