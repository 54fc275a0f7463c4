import type { BriefingPdf } from './briefing-pdf'
import { textString, type PdfDictionary, type PdfReference, type PdfValue } from './pdfkit-internals'

/** *Source*: ISO 32000-1, 14.8.4, as far as briefings use it. */
export type StructureType =
  | 'Document'
  | 'Sect'
  | 'Div'
  | 'BlockQuote'
  | 'Caption'
  | 'TOC'
  | 'TOCI'
  | 'Index'
  | 'P'
  | `H${1 | 2 | 3 | 4 | 5 | 6}`
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'Table'
  | 'THead'
  | 'TBody'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'Span'
  | 'Note'
  | 'Reference'
  | 'Link'
  | 'Figure'

export interface StructureAttributes {
  /** BCP 47 tag of a foreign run. */
  lang?: string
  alt?: string
  /** The text as it is read, where the glyphs stand in another order. */
  actualText?: string
  id?: string
  scope?: 'Column' | 'Row'
  colSpan?: number
  listNumbering?: 'Decimal' | 'Disc' | 'None'
  /** *Units*: points, PDF coordinates. */
  bbox?: readonly number[]
  /** Plain title of the element, such as a section's. */
  title?: string
}

/** A place in the logical order for content that is drawn later: one marked sequence for each page that it falls on, or more. */
export class ContentSlot {
  /** *Shape*: page index and marked-content id, alternating. */
  readonly marks: number[] = []
  constructor(readonly owner: StructureNode) {}
}

/** The annotations of a link element: one for each line that the link runs over. */
export class AnnotationSlot {
  readonly annotations: { page: number; reference: PdfReference; key: number }[] = []
}

/** An element of the structure tree. Its order is that of the text, whatever the order of drawing. */
export class StructureNode {
  readonly kids: (StructureNode | ContentSlot | AnnotationSlot)[] = []

  constructor(
    readonly type: StructureType,
    readonly attributes: StructureAttributes = {},
  ) {}

  child(type: StructureType, attributes: StructureAttributes = {}): StructureNode {
    const node = new StructureNode(type, attributes)
    this.kids.push(node)
    return node
  }

  slot(): ContentSlot {
    const slot = new ContentSlot(this)
    this.kids.push(slot)
    return slot
  }

  annotationSlot(): AnnotationSlot {
    const slot = new AnnotationSlot()
    this.kids.push(slot)
    return slot
  }
}

/** Hands out the keys of the parent tree and the marked-content ids of each page while pages are drawn. */
export class StructureKeys {
  readonly #markCounts: number[] = []
  #nextKey: number

  /** The first keys are the pages', in order. */
  constructor(pageCount: number) {
    this.#nextKey = pageCount
  }

  nextMark(page: number): number {
    const mark = this.#markCounts[page] ?? 0
    this.#markCounts[page] = mark + 1
    return mark
  }

  nextKey(): number {
    return this.#nextKey++
  }

  get keyCount(): number {
    return this.#nextKey
  }
}

/** Writes the tree below `root` into the file, with its parent tree. Elements that hold nothing are left out. */
export function writeStructure(
  pdf: BriefingPdf,
  root: StructureNode,
  pages: readonly PdfReference[],
  keys: StructureKeys,
): void {
  const treeRoot = pdf.structureRoot()
  const pageParents: PdfReference[][] = pages.map(() => [])
  const annotationParents: { key: number; element: PdfReference }[] = []

  const write = (node: StructureNode, parent: PdfReference): PdfReference | undefined => {
    if (!holdsContent(node)) return undefined
    const element = pdf.ref({ S: node.type, P: parent, ...attributeEntries(node.attributes) })
    const kids: PdfValue[] = []
    let elementPage: number | undefined
    for (const kid of node.kids) {
      if (kid instanceof StructureNode) {
        const child = write(kid, element)
        if (child) kids.push(child)
      } else if (kid instanceof ContentSlot) {
        for (let at = 0; at < kid.marks.length; at += 2) {
          const page = kid.marks[at]
          const mark = kid.marks[at + 1]
          if (page === undefined || mark === undefined) continue
          const parents = pageParents[page]
          if (parents) parents[mark] = element
          elementPage ??= page
          kids.push(page === elementPage ? mark : { Type: 'MCR', Pg: pages[page], MCID: mark })
        }
      } else {
        for (const { page, reference, key } of kid.annotations) {
          annotationParents.push({ key, element })
          kids.push({ Type: 'OBJR', Obj: reference, Pg: pages[page] })
        }
      }
    }
    if (elementPage !== undefined) element.data['Pg'] = pages[elementPage]
    const [only] = kids
    element.data['K'] = kids.length === 1 && only !== undefined ? only : kids
    element.end()
    return element
  }

  const document = write(root, treeRoot)
  const nums: PdfValue[] = []
  pageParents.forEach((parents, page) => nums.push(page, parents))
  annotationParents.sort((a, b) => a.key - b.key)
  for (const { key, element } of annotationParents) nums.push(key, element)
  const parentTree = pdf.ref({ Nums: nums })
  parentTree.end()
  if (document) treeRoot.data['K'] = [document]
  treeRoot.data['ParentTree'] = parentTree
  treeRoot.data['ParentTreeNextKey'] = keys.keyCount
}

function holdsContent(node: StructureNode): boolean {
  return node.kids.some((kid) =>
    kid instanceof StructureNode
      ? holdsContent(kid)
      : kid instanceof ContentSlot
        ? kid.marks.length > 0
        : kid.annotations.length > 0,
  )
}

function attributeEntries(attributes: StructureAttributes): PdfDictionary {
  const entries: PdfDictionary = {}
  if (attributes.lang !== undefined) entries['Lang'] = textString(attributes.lang)
  if (attributes.alt !== undefined) entries['Alt'] = textString(attributes.alt)
  if (attributes.actualText !== undefined) entries['ActualText'] = textString(attributes.actualText)
  if (attributes.id !== undefined) entries['ID'] = textString(attributes.id)
  if (attributes.title !== undefined) entries['T'] = textString(attributes.title)
  const owned: PdfDictionary[] = []
  if (attributes.scope !== undefined) owned.push({ O: 'Table', Scope: attributes.scope })
  if (attributes.colSpan !== undefined) owned.push({ O: 'Table', ColSpan: attributes.colSpan })
  if (attributes.listNumbering !== undefined) owned.push({ O: 'List', ListNumbering: attributes.listNumbering })
  if (attributes.bbox !== undefined) owned.push({ O: 'Layout', Placement: 'Block', BBox: attributes.bbox })
  const [only] = owned
  if (only) entries['A'] = owned.length === 1 ? only : owned
  return entries
}
