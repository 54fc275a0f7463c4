import type { FlowItem } from './flow'
import { stackHeight } from './flow'
import { PageFlow, type FlowPage, type PlacedBox } from './page-flow'

/** Fills pages with two columns below a heading that runs across both. The items may call no footnotes. */
export function placeInColumns(
  heading: readonly FlowItem[],
  items: readonly FlowItem[],
  room: { heightPt: number; widthPt: number; columnPt: number },
): FlowPage[] {
  const head = heading.slice(heading.findIndex((item) => item.kind === 'box'))
  const headPt = stackHeight(head)
  const flow = new PageFlow({
    heightOf: (column) => (column < 2 ? room.heightPt - headPt : room.heightPt),
    widthPt: room.columnPt,
    noteRulePt: 0,
    setNote: () => {
      throw new Error('columns have no footnotes')
    },
  })
  const columns = flow.place(items)
  const pages: FlowPage[] = []
  for (let at = 0; at < columns.length; at += 2) {
    const topPt = at === 0 ? headPt : 0
    const boxes: PlacedBox[] = at === 0 ? stacked(head) : []
    for (const { box, yPt } of columns[at]?.boxes ?? []) boxes.push({ box, yPt: topPt + yPt })
    for (const { box, yPt } of columns[at + 1]?.boxes ?? [])
      boxes.push({ box, yPt: topPt + yPt, xPt: room.widthPt - room.columnPt })
    pages.push({ boxes, notes: [], notesHeightPt: 0 })
  }
  return pages
}

function stacked(items: readonly FlowItem[]): PlacedBox[] {
  const boxes: PlacedBox[] = []
  let yPt = 0
  for (const item of items) {
    if (item.kind === 'box') boxes.push({ box: item, yPt })
    yPt += item.heightPt
  }
  return boxes
}
