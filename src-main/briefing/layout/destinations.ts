import type { PageGeometry } from '../style/page-geometry'
import type { Destination } from './destination'
import type { FlowPage } from './page-flow'

/** Every anchor of the laid-out pages. Of an anchor that stands twice, the first place counts. */
export function findDestinations(pages: readonly FlowPage[], geometry: PageGeometry): Map<string, Destination> {
  const destinations = new Map<string, Destination>()
  const note = (anchors: readonly string[] | undefined, page: number, yPt: number): void => {
    for (const anchor of anchors ?? []) if (!destinations.has(anchor)) destinations.set(anchor, { page, yPt })
  }
  pages.forEach((page, at) => {
    for (const { box, yPt } of page.boxes) note(box.anchors, at, geometry.topPt + yPt)
    for (const placed of page.notes)
      for (const item of placed.note.items)
        if (item.kind === 'box') note(item.anchors, at, notesTop(page, geometry) + placed.yPt)
  })
  return destinations
}

/** Where the note area begins. *Units*: points from the top of the page. */
export function notesTop(page: FlowPage, geometry: PageGeometry): number {
  return geometry.heightPt - geometry.bottomPt - page.notesHeightPt
}

/** The pages on which each entity is spoken of, ascending. */
export function findMentions(pages: readonly FlowPage[]): Map<string, number[]> {
  const mentions = new Map<string, number[]>()
  pages.forEach((page, at) => {
    for (const { box } of page.boxes)
      for (const entity of box.mentions ?? []) {
        const known = mentions.get(entity)
        if (!known) mentions.set(entity, [at])
        else if (known.at(-1) !== at) known.push(at)
      }
  })
  return mentions
}
