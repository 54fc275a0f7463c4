import type { FlowBox, FlowItem } from '../../../src-main/briefing/layout/flow'
import type { LaidOutBriefing } from '../../../src-main/briefing/layout/lay-out'
import { LineBox } from '../../../src-main/briefing/layout/line-box'
import type { FlowPage } from '../../../src-main/briefing/layout/page-flow'

/** Less than this of a page filled, where the text goes on, looks like a mistake. *Units*: a share of the page. */
export const FULL_ENOUGH = 0.75

/**
 * What a careful reader would mark on the laid-out pages: single first and last lines, headings without their text,
 * pages left half empty, words cut at a page's end, and footnotes that stand on another page than their mark.
 * *Shape*: 'page 6: …', in the order of the pages.
 */
export function breakFaults(laidOut: LaidOutBriefing): string[] {
  const { pages, geometry, outline } = laidOut
  const heightPt = geometry.heightPt - geometry.topPt - geometry.bottomPt
  const headings = new Set(outline.map(({ anchor }) => anchor))
  const ownPages = ownPageAnchors(laidOut)
  return pages.flatMap((page, at) => {
    const next = pages[at + 1]
    const text = page.boxes.map(({ box }) => box)
    const first = placeOf(text[0])
    const last = placeOf(text.at(-1))
    const endsFreely = next !== undefined && !startsWith(next, ownPages)
    const filled = filledPt(page) / heightPt
    return [
      ...(first && first.at === first.of - 1 ? ['begins with the last line of a paragraph'] : []),
      ...(next && last?.at === 0 ? ['ends with the first line of a paragraph'] : []),
      ...(text.at(-1)?.anchors?.some((anchor) => headings.has(anchor)) ? ['ends with a heading'] : []),
      ...(endsFreely && filled < FULL_ENOUGH ? [`is only ${Math.round(filled * 100)} % full`] : []),
      ...noteFaults(page, laidOut, at),
    ].map((fault) => `page ${at + 1}: ${fault}`)
  })
}

/** Contents and index begin pages, and so may what follows the contents. */
function ownPageAnchors({ outline }: LaidOutBriefing): ReadonlySet<string> {
  const contents = outline.findIndex(({ anchor }) => anchor === 'contents')
  const after = contents === -1 ? [] : [outline[contents + 1]?.anchor ?? '']
  return new Set(['contents', 'index', ...after])
}

function startsWith(page: FlowPage, anchors: ReadonlySet<string>): boolean {
  return page.boxes[0]?.box.anchors?.some((anchor) => anchors.has(anchor)) ?? false
}

function placeOf(box: FlowBox | undefined): { at: number; of: number } | undefined {
  return box instanceof LineBox ? box.extras.place : undefined
}

function filledPt(page: FlowPage): number {
  return Math.max(0, ...page.boxes.map(({ box, yPt }) => yPt + box.heightPt)) + page.notesHeightPt
}

/** Every note that is called on the page begins on it, and every note that begins on it is called there. */
function noteFaults(page: FlowPage, { context }: LaidOutBriefing, at: number): string[] {
  const called = new Set(page.boxes.flatMap(({ box }) => box.notes.map((note) => context.noteAnchors(note).text)))
  const set = new Set(page.notes.flatMap(({ note }) => note.items.flatMap(anchorsOf)))
  return [
    ...[...called].filter((anchor) => !set.has(anchor)).map((anchor) => `${anchor} is called here and set elsewhere`),
    ...[...set]
      .filter((anchor) => !called.has(anchor))
      .map((anchor) => `${anchor} is set here (${at}), called elsewhere`),
  ]
}

function anchorsOf(item: FlowItem): readonly string[] {
  return item.kind === 'box' ? (item.anchors ?? []) : []
}
