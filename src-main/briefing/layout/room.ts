import type { PageGeometry } from '../style/page-geometry'
import type { StructureNode } from '../pdf/structure'
import type { Ground } from './flow'

/** Where blocks are set: how wide, how far in, on what ground, and below which structure element. *Units*: points. */
export interface Room {
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

/** The same room, set in from the left. */
export function setIn(room: Room, byPt: number): Room {
  const indent = room.widthPt - byPt < NARROWEST ? 0 : byPt
  return { ...room, xPt: room.xPt + indent, widthPt: room.widthPt - indent }
}

/** The same room for what a list holds. The first list moves in wherever it stands; others are counted where there is no room. */
export function setInList(room: Room, byPt: number): Room {
  const { listDepth = 0, pressedLevels = 0 } = room
  const moves = listDepth === 0 || (pressedLevels === 0 && room.widthPt - byPt >= NARROWEST)
  return {
    ...room,
    listDepth: listDepth + 1,
    ...(moves ? { xPt: room.xPt + byPt, widthPt: room.widthPt - byPt } : { pressedLevels: pressedLevels + 1 }),
  }
}

/** What stands on no ground and in no cell may be as wide as text and outer margin together. */
export function widened(room: Room, { isWide }: { isWide?: boolean }, geometry: PageGeometry): Room {
  return isWide && !room.nested && !room.ground ? { ...room, widthPt: geometry.widePt - room.xPt } : room
}
