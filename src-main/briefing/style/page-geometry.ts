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
  /** From the left edge of the text to the right edge of the outer margin: for figures, tables and claims side by side. */
  readonly widePt: number
}

const LEFT = 72
const MEASURE = 380
const MARGIN_GAP = 16

const EDGE = 30

/** Both papers keep the measure; the outer margin takes up the difference in width, head and foot most of that in height. */
export const PAGE_GEOMETRY: Record<'A4' | 'Letter', PageGeometry> = {
  A4: geometry(595.28, 841.89, 78, 72),
  Letter: geometry(612, 792, 66, 58),
}

function geometry(widthPt: number, heightPt: number, topPt: number, bottomPt: number): PageGeometry {
  const marginXPt = LEFT + MEASURE + MARGIN_GAP
  return {
    widthPt,
    heightPt,
    topPt,
    bottomPt,
    leftPt: LEFT,
    measurePt: MEASURE,
    marginXPt,
    marginWidthPt: widthPt - marginXPt - EDGE,
    widePt: widthPt - EDGE - LEFT,
  }
}
