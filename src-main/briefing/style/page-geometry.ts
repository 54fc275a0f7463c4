/** *Units*: points. */
export interface PageGeometry {
  readonly widthPt: number
  readonly heightPt: number
  readonly topPt: number
  readonly bottomPt: number
  readonly leftPt: number
  readonly measurePt: number
  /** The outer margin column for confidence marks and claim ids. */
  readonly marginXPt: number
  readonly marginWidthPt: number
}

const TOP = 78
const BOTTOM = 72
const LEFT = 72
const MEASURE = 380
const MARGIN_GAP = 16

/** Both papers keep the measure; the outer margin takes up the difference. */
export const PAGE_GEOMETRY: Record<'A4' | 'Letter', PageGeometry> = {
  A4: geometry(595.28, 841.89),
  Letter: geometry(612, 792),
}

function geometry(widthPt: number, heightPt: number): PageGeometry {
  const marginXPt = LEFT + MEASURE + MARGIN_GAP
  return {
    widthPt,
    heightPt,
    topPt: TOP,
    bottomPt: BOTTOM,
    leftPt: LEFT,
    measurePt: MEASURE,
    marginXPt,
    marginWidthPt: widthPt - marginXPt - 30,
  }
}
