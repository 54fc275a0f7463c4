import type { Ground } from '../layout/flow'
import type { PlacedBox } from '../layout/page-flow'
import type { Painter } from './painter'

/** Draws the grounds behind the boxes of a page: neighbours on the same ground get one rectangle. */
export function paintGrounds(painter: Painter, boxes: readonly PlacedBox[], leftPt: number, topPt: number): void {
  let at = 0
  while (at < boxes.length) {
    const ground = boxes[at]?.box.ground
    let end = at + 1
    if (ground) {
      while (boxes[end]?.box.ground === ground) end++
      const first = boxes[at]
      const last = boxes[end - 1]
      if (first && last) paintGround(painter, ground, leftPt, topPt + first.yPt, topPt + last.yPt + last.box.heightPt)
    }
    at = end
  }
}

function paintGround(painter: Painter, ground: Ground, leftPt: number, fromPt: number, toPt: number): void {
  const x = leftPt + ground.leftPt
  const top = fromPt - ground.padPt
  const height = toPt - fromPt + 2 * ground.padPt
  if (ground.fill) painter.fill(x, top, ground.widthPt, height, ground.fill)
  if (ground.rule)
    painter.rule(x + 1, top, x + 1, top + height, ground.rule.widthPt, ground.rule.color, ground.rule.dash)
  if (ground.frame)
    painter.frame(x, top, ground.widthPt, height, ground.frame.widthPt, ground.frame.color, ground.frame.dash)
}
