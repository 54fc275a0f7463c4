/** A place. *Units*: points; y grows downwards. */
export interface Point {
  readonly x: number
  readonly y: number
}

/** A rectangle by its upper left corner. */
export interface Box extends Point {
  readonly width: number
  readonly height: number
}

/** A straight line from one point to another. */
export interface Segment {
  readonly from: Point
  readonly to: Point
}

/** True when some of the line lies within the box. *Source*: Liang and Barsky, line clipping (1984). */
export function passesThrough({ from, to }: Segment, box: Box): boolean {
  const dx = to.x - from.x
  const dy = to.y - from.y
  let enter = 0
  let leave = 1
  for (const [step, room] of [
    [-dx, from.x - box.x],
    [dx, box.x + box.width - from.x],
    [-dy, from.y - box.y],
    [dy, box.y + box.height - from.y],
  ] as const) {
    if (step === 0) {
      if (room < 0) return false
    } else if (step < 0) enter = Math.max(enter, room / step)
    else leave = Math.min(leave, room / step)
  }
  return enter < leave
}

/** The area that two boxes share. */
export function sharedArea(a: Box, b: Box): number {
  const x = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const y = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  return x > 0 && y > 0 ? x * y : 0
}

/** The box with room around it. */
export function grown(box: Box, byPt: number): Box {
  return { x: box.x - byPt, y: box.y - byPt, width: box.width + 2 * byPt, height: box.height + 2 * byPt }
}

/** The line between the middles of two boxes, as far as it is seen between them. */
export function between(a: Box, b: Box, clearPt: number): Segment {
  const from = middleOf(a)
  const to = middleOf(b)
  return { from: edgeOf(a, from, to, clearPt), to: edgeOf(b, to, from, clearPt) }
}

function middleOf({ x, y, width, height }: Box): Point {
  return { x: x + width / 2, y: y + height / 2 }
}

function edgeOf(box: Box, middle: Point, other: Point, clearPt: number): Point {
  const dx = other.x - middle.x
  const dy = other.y - middle.y
  const reach = Math.min(
    Math.abs(dx) > 0.01 ? (box.width / 2 + clearPt) / Math.abs(dx) : Infinity,
    Math.abs(dy) > 0.01 ? (box.height / 2 + clearPt) / Math.abs(dy) : Infinity,
    0.5,
  )
  return { x: middle.x + dx * reach, y: middle.y + dy * reach }
}
