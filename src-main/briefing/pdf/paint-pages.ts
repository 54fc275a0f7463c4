import type { BriefingModel } from '../../domain/briefing-model'
import { text } from '../content/inline'
import type { OutlineEntry } from '../layout/block-setter'
import type { FlowPage, PlacedBox } from '../layout/page-flow'
import type { PageGeometry } from '../style/page-geometry'
import { PARAGRAPH_STYLES } from '../style/paragraph-styles'
import { RULE } from '../style/palette'
import type { Shaper } from '../text/shaper'
import { setParagraph } from '../text/paragraph'
import type { BriefingPdf } from './briefing-pdf'
import { writeOutline } from './outline'
import { Painter, type Destination, type PaintContext } from './painter'
import { paintGrounds } from './grounds'
import { StructureKeys, StructureNode, writeStructure } from './structure'

/** Everything that writing the laid-out pages takes. */
export interface PaintJob {
  readonly pdf: BriefingPdf
  readonly model: BriefingModel
  readonly geometry: PageGeometry
  readonly pages: readonly FlowPage[]
  readonly root: StructureNode
  readonly shaper: Shaper
  readonly outline: readonly OutlineEntry[]
  step(phase: string, done: number, total: number): Promise<void>
}

/** Draws the pages one by one and ends the file. *Shape*: the whole file's bytes. */
export async function paintPages(job: PaintJob): Promise<Uint8Array> {
  const { pdf, geometry, pages, root, step } = job
  const pageReferences = pages.map(() => pdf.ref({ Type: 'Page' }))
  const keys = new StructureKeys(pages.length)
  const destinations = findDestinations(pages, geometry)
  const resources = pdf.ref()
  const parent = pdf._root.data['Pages']
  const context: PaintContext = {
    pdf,
    pages: pageReferences,
    keys,
    pageHeightPt: geometry.heightPt,
    destination: (anchor) => destinations.get(anchor),
  }
  const sections = sectionOfEachPage(pages)

  for (const [at, page] of pages.entries()) {
    const painter = new Painter(context, at)
    paintPage(painter, page, geometry)
    paintMarginalia(painter, job, at, sections[at] ?? '')
    const reference = pageReferences[at]
    const content = pdf.ref()
    content.end(painter.finish())
    if (reference) {
      reference.data = {
        Type: 'Page',
        Parent: parent,
        MediaBox: [0, 0, geometry.widthPt, geometry.heightPt],
        Contents: content,
        Resources: resources,
        StructParents: at,
        Tabs: 'S',
        ...(painter.annotations.length > 0 ? { Annots: painter.annotations } : {}),
      }
      reference.end()
    }
    await step('Writing pages', at + 1, pages.length)
  }

  resources.data = { Font: job.shaper.fonts.resources() }
  resources.end()
  const tree = pdf._root.data['Pages']
  if (isReference(tree)) {
    tree.data['Kids'] = pageReferences
    tree.data['Count'] = pageReferences.length
  }
  writeStructure(pdf, root, pageReferences, keys)
  writeOutline(pdf, job.outline, pageReferences, destinations, geometry.heightPt)
  return pdf.finish()
}

function isReference(value: unknown): value is { data: Record<string, unknown> } {
  return typeof value === 'object' && value !== null && 'data' in value
}

function paintPage(painter: Painter, page: FlowPage, geometry: PageGeometry): void {
  const { leftPt, topPt } = geometry
  paintGrounds(painter, page.boxes, leftPt, topPt)
  let marginFree = 0
  for (const { box, yPt } of page.boxes) {
    box.paint(painter, leftPt, topPt + yPt)
    if (box.margin) {
      const top = Math.max(topPt + yPt, marginFree)
      box.margin.paint(painter, geometry.marginXPt, top)
      marginFree = top + box.margin.heightPt + 6
    }
  }
  if (page.notes.length > 0) {
    const top = notesTop(page, geometry)
    painter.rule(leftPt, top + 6, leftPt + 90, top + 6, 0.5, RULE)
    for (const { box, yPt } of page.notes) box.paint(painter, leftPt, top + yPt)
  }
}

function notesTop(page: FlowPage, geometry: PageGeometry): number {
  return geometry.heightPt - geometry.bottomPt - page.notesHeightPt
}

/** Running head and foot: artifacts, because they repeat what the document says elsewhere. */
function paintMarginalia(painter: Painter, job: PaintJob, at: number, section: string): void {
  const { geometry, model, pages } = job
  const right = geometry.widthPt - 30
  painter.artifact(() => {
    const put = (
      value: string,
      xPt: number,
      widthPt: number,
      baselinePt: number,
      align: 'left' | 'right' | 'center',
      strong = false,
    ): void => {
      const style = { ...PARAGRAPH_STYLES.runningHead, align }
      const set = strong ? { ...style, text: { ...style.text, face: 'sans-semibold' as const } } : style
      const node = new StructureNode('P')
      const [line] = setParagraph([text(oneLine(value, widthPt, job.shaper))], set, widthPt, node, {
        shaper: job.shaper,
        hyphenator: () => [],
        language: model.language,
        noteAnchors: () => ({ mark: '', text: '' }),
      })
      if (line) painter.line(line, xPt, baselinePt)
    }
    const { leftPt } = geometry
    const widthPt = right - leftPt
    if (at > 0) {
      put(model.title, leftPt, widthPt * 0.6, 48, 'left')
      put(section, leftPt + widthPt * 0.6, widthPt * 0.4, 48, 'right')
      painter.rule(leftPt, 54, right, 54, 0.5, RULE)
    }
    const foot = geometry.heightPt - 36
    put(model.marking, leftPt, widthPt / 2, foot, 'left', true)
    put(`Page ${at + 1} of ${pages.length}`, leftPt + widthPt / 2, widthPt / 2, foot, 'right')
  })
}

/** Cuts what doesn't fit a running head; the full text stands in the document. */
function oneLine(value: string, widthPt: number, shaper: Shaper): string {
  const style = PARAGRAPH_STYLES.runningHead.text
  const short = value.slice(0, 200)
  if (shaper.widthOf(short, style) <= widthPt * 0.95) return short
  let length = short.length
  while (length > 0 && shaper.widthOf(`${short.slice(0, length)}…`, style) > widthPt * 0.95) length--
  return `${short.slice(0, length).trimEnd()}…`
}

function sectionOfEachPage(pages: readonly FlowPage[]): string[] {
  let current = ''
  return pages.map((page) => {
    const first = page.boxes.find(({ box }) => box.section !== undefined)?.box.section
    const last = page.boxes.filter(({ box }) => box.section !== undefined).at(-1)?.box.section
    const shown = first ?? current
    current = last ?? current
    return shown
  })
}

function findDestinations(pages: readonly FlowPage[], geometry: PageGeometry): Map<string, Destination> {
  const destinations = new Map<string, Destination>()
  const note = (boxes: readonly PlacedBox[], page: number, topPt: number): void => {
    for (const { box, yPt } of boxes)
      for (const anchor of box.anchors ?? [])
        if (!destinations.has(anchor)) destinations.set(anchor, { page, yPt: topPt + yPt })
  }
  pages.forEach((page, at) => {
    note(page.boxes, at, geometry.topPt)
    note(page.notes, at, notesTop(page, geometry))
  })
  return destinations
}
