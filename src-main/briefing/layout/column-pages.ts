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
  const place = (list: readonly FlowItem[], heightOf: (column: number) => number): readonly FlowPage[] =>
    new PageFlow({
      heightOf,
      widthPt: room.columnPt,
      noteRulePt: 0,
      setNote: () => {
        throw new Error('columns have no footnotes')
      },
    }).place(list)
  const full = place(items, (column) => (column < 2 ? room.heightPt - headPt : room.heightPt))
  const settled = full.slice(0, Math.max(0, Math.ceil(full.length / 2) * 2 - 2))
  const columns = [
    ...settled,
    ...balanced(itemsAfter(items, settled), place, settled.length === 0 ? room.heightPt - headPt : room.heightPt),
  ]
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

/** The two columns of the last page, as nearly equal as their entries allow. */
function balanced(
  items: readonly FlowItem[],
  place: (list: readonly FlowItem[], heightOf: () => number) => readonly FlowPage[],
  mostPt: number,
): readonly FlowPage[] {
  let tooLow = 0
  let highEnough = mostPt
  while (highEnough - tooLow > 1) {
    const middle = (tooLow + highEnough) / 2
    if (place(items, () => middle).length <= 2) highEnough = middle
    else tooLow = middle
  }
  return place(items, () => highEnough)
}

/** What is left of the items when those on these pages are taken away. */
function itemsAfter(items: readonly FlowItem[], pages: readonly FlowPage[]): readonly FlowItem[] {
  let left = pages.reduce((sum, { boxes }) => sum + boxes.length, 0)
  let at = 0
  for (; at < items.length && left > 0; at++) if (items[at]?.kind === 'box') left--
  return items.slice(at)
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
