import type { FigureBlock } from '../content/block'
import { text } from '../content/inline'
import { PARAGRAPH_STYLES } from '../style/paragraph-styles'
import { FigureBox } from './figure-box'
import { gap, NEVER, type FlowItem } from './flow'
import type { LineSetter } from './line-setter'
import type { Room } from './room'
import { RowBox } from './row-box'

const BEFORE = 10
const AFTER = 12

/**
 * Sets a figure below its title and above its source, as one box that is never cut.
 * In running text it floats: where it has no room the text goes on, and it stands at the top of the next page.
 */
export function setFigure(block: FigureBlock, room: Room, lines: LineSetter): FlowItem[] {
  const node = room.node.child('Div')
  const { caption, figureSource } = PARAGRAPH_STYLES
  const title = lines.lines([text(block.title)], caption, room.widthPt, node.child('P'))
  const alt = node.child('Figure', { alt: block.alt })
  const figure = new FigureBox(block.figure, room.xPt, room.widthPt, alt.slot(), lines.context)
  const source = lines.lines(block.source, figureSource, room.widthPt, node.child('P'))
  const items: FlowItem[] = [
    ...lines.stack(title, room.xPt),
    gap(caption.spaceAfterPt, NEVER),
    figure,
    gap(3, NEVER),
    ...lines.stack(source, room.xPt),
  ]
  const whole = new RowBox(
    [{ xPt: 0, items }],
    { padTopPt: 0, padBottomPt: 0, widthPt: room.widthPt, isWhole: true, floats: !room.nested && !room.ground },
    room.ground ? { ground: room.ground } : {},
  )
  return [gap(BEFORE), whole, gap(AFTER)]
}
