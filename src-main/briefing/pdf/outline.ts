import type { OutlineEntry } from '../layout/block-setter'
import type { LaidOutBriefing } from '../layout/lay-out'
import type { BriefingPdf } from './briefing-pdf'
import { textString, type PdfReference } from './pdfkit-internals'

interface OutlineNode {
  entry?: OutlineEntry
  reference: PdfReference
  children: OutlineNode[]
}

/** Writes the bookmarks: sections open, what is below them closed. */
export function writeOutline(
  pdf: BriefingPdf,
  { outline: entries, destination, geometry }: LaidOutBriefing,
  pages: readonly PdfReference[],
): void {
  if (entries.length === 0) return
  const root: OutlineNode = { reference: pdf.ref({ Type: 'Outlines' }), children: [] }
  const path: OutlineNode[] = [root]
  for (const entry of entries) {
    while (path.length > 1 && (path.at(-1)?.entry?.level ?? 0) >= entry.level) path.pop()
    const node: OutlineNode = { entry, reference: pdf.ref(), children: [] }
    path.at(-1)?.children.push(node)
    path.push(node)
  }

  const write = (node: OutlineNode, parent: OutlineNode | undefined, at: number): void => {
    const { reference, children, entry } = node
    const first = children[0]
    const last = children.at(-1)
    const data = reference.data
    if (entry && parent) {
      data['Title'] = textString(entry.text)
      data['Parent'] = parent.reference
      data['Prev'] = parent.children[at - 1]?.reference
      data['Next'] = parent.children[at + 1]?.reference
      const place = destination(entry.anchor)
      const page = place && pages[place.page]
      if (place && page) data['Dest'] = [page, 'XYZ', 0, geometry.heightPt - place.yPt + 8, null]
    }
    if (first && last) {
      data['First'] = first.reference
      data['Last'] = last.reference
      data['Count'] = entry ? -children.length : children.length
    }
    children.forEach((child, index) => write(child, node, index))
    reference.end()
  }
  write(root, undefined, 0)
  pdf._root.data['Outlines'] = root.reference
  pdf._root.data['PageMode'] = 'UseOutlines'
}
