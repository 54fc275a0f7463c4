import type { OutlineEntry } from '../layout/block-setter'
import type { BriefingPdf } from './briefing-pdf'
import type { Destination } from './painter'
import { textString, type PdfReference } from './pdfkit-internals'

interface OutlineNode {
  entry?: OutlineEntry
  reference: PdfReference
  children: OutlineNode[]
}

/** Writes the bookmarks: sections open, what is below them closed. */
export function writeOutline(
  pdf: BriefingPdf,
  entries: readonly OutlineEntry[],
  pages: readonly PdfReference[],
  destinations: ReadonlyMap<string, Destination>,
  pageHeightPt: number,
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
      const destination = destinations.get(entry.anchor)
      const page = destination && pages[destination.page]
      if (destination && page) data['Dest'] = [page, 'XYZ', 0, pageHeightPt - destination.yPt + 8, null]
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
