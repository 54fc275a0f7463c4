import type { PageGeometry } from '../style/page-geometry'
import type { StructureNode } from '../pdf/structure'
import type { Ground } from './flow'

/** Where blocks are set: how wide, how far in, on what ground, and below which structure element. *Units*: points. */
export interface Place {
  readonly widthPt: number
  readonly xPt: number
  readonly node: StructureNode
  readonly ground?: Ground
  /** True inside cells, where there is no outer margin and no page flow of its own. */
  readonly nested?: boolean
  /** How many lists stand around. */
  readonly listDepth?: number
  /** How many of them had no room to move in. */
  readonly pressedLevels?: number
}

/** Lists and quotes that nest on and on stop moving in while a line still holds a few words. */
const NARROWEST = 140

/** The same place, set in from the left. */
export function setIn(place: Place, byPt: number): Place {
  const indent = place.widthPt - byPt < NARROWEST ? 0 : byPt
  return { ...place, xPt: place.xPt + indent, widthPt: place.widthPt - indent }
}

/** The same place for what a list holds. The first list moves in wherever it stands; others are counted where there is no room. */
export function setInList(place: Place, byPt: number): Place {
  const { listDepth = 0, pressedLevels = 0 } = place
  const moves = listDepth === 0 || (pressedLevels === 0 && place.widthPt - byPt >= NARROWEST)
  return {
    ...place,
    listDepth: listDepth + 1,
    ...(moves ? { xPt: place.xPt + byPt, widthPt: place.widthPt - byPt } : { pressedLevels: pressedLevels + 1 }),
  }
}

/** What stands on no ground and in no cell may be as wide as text and outer margin together. */
export function widened(place: Place, { isWide }: { isWide?: boolean }, geometry: PageGeometry): Place {
  return isWide && !place.nested && !place.ground ? { ...place, widthPt: geometry.widePt - place.xPt } : place
}
