import type { BriefingModel } from '../../domain/briefing/model'
import { notesTop } from '../layout/destinations'
import type { LaidOutBriefing } from '../layout/lay-out'
import type { FlowPage } from '../layout/page-flow'
import { RULE } from '../../figures/colours'
import type { BriefingPdf } from './briefing-pdf'
import { paintGrounds } from './grounds'
import { paintMarginalia, sectionsOfPages } from './marginalia'
import { writeOutline } from './outline'
import { indirect } from './pdf-syntax'
import { Painter, type PaintContext } from './painter'
import { StructureKeys, writeStructure } from './structure'

/** Draws the pages one by one and ends the file. *Shape*: the whole file's bytes. */
export async function paintPages(
  pdf: BriefingPdf,
  model: BriefingModel,
  laidOut: LaidOutBriefing,
  step: (phase: string, done: number, total: number) => Promise<void>,
): Promise<Uint8Array> {
  const { geometry, pages, structure, context } = laidOut
  const references = pages.map(() => pdf.ref({ Type: 'Page' }))
  const keys = new StructureKeys(pages.length)
  const resources = pdf.ref()
  const paintContext: PaintContext = {
    pdf,
    pages: references,
    keys,
    pageHeightPt: geometry.heightPt,
    destination: (anchor) => laidOut.destination(anchor),
  }
  const sections = sectionsOfPages(pages)

  for (const [at, page] of pages.entries()) {
    const painter = new Painter(paintContext, at)
    paintPage(painter, page, laidOut)
    paintMarginalia(painter, {
      model,
      geometry,
      context,
      page: at,
      pageCount: pages.length,
      section: sections[at] ?? '',
    })
    const content = pdf.ref()
    content.end(painter.finish())
    const reference = references[at]
    if (reference) {
      reference.data = {
        Type: 'Page',
        Parent: pdf.pageTree,
        MediaBox: [0, 0, geometry.widthPt, geometry.heightPt],
        Contents: content,
        Resources: resources,
        StructParents: at,
        Tabs: 'S',
        ...(painter.annotations.length > 0 ? { Annots: painter.annotations.map(indirect) } : {}),
      }
      reference.end()
    }
    await step('Writing pages', at + 1, pages.length)
  }

  resources.data = { Font: context.shaper.fonts.resources() }
  resources.end()
  pdf.pageTree.data['Kids'] = references
  pdf.pageTree.data['Count'] = references.length
  writeStructure(pdf, structure, references, keys)
  writeOutline(pdf, laidOut, references)
  return pdf.finish()
}

function paintPage(painter: Painter, page: FlowPage, { geometry }: LaidOutBriefing): void {
  const { leftPt, topPt } = geometry
  paintGrounds(painter, page.boxes, leftPt, topPt)
  for (const { box, yPt, xPt = 0, marginYPt = yPt } of page.boxes) {
    box.paint(painter, leftPt + xPt, topPt + yPt)
    box.margin?.paint(painter, geometry.marginXPt, topPt + marginYPt)
  }
  if (page.notes.length === 0) return
  const top = notesTop(page, geometry)
  painter.rule(leftPt, top + 6, leftPt + 90, top + 6, 0.5, RULE)
  for (const { note, xPt, yPt } of page.notes) {
    let y = top + yPt
    for (const item of note.items) {
      if (item.kind === 'box') item.paint(painter, leftPt + xPt, y)
      y += item.heightPt
    }
  }
}
