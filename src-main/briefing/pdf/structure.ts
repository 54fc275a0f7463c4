import type { BriefingPdf } from './briefing-pdf'
import { indirect, pdfText } from './pdf-syntax'
import type { PdfReference } from './pdfkit-internals'

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
}

/** Most elements need no attributes; they share one empty set. */
const PLAIN: StructureAttributes = Object.freeze({})

/** A place in the logical order for content that is drawn later: one marked sequence for each page that it falls on, or more. */
export class ContentSlot {
  /** *Shape*: page index and marked-content id, alternating. */
  readonly marks: number[] = []
  constructor(readonly owner: StructureNode) {}
}

/** The annotations of a link element: one for each line that the link runs over. */
export class AnnotationSlot {
  /** *Shape*: `annotation` is the number of its object, `key` its place in the parent tree. */
  readonly annotations: { page: number; annotation: number; key: number }[] = []
}

/** An element of the structure tree. Its order is that of the text, whatever the order of drawing. */
export class StructureNode {
  readonly kids: (StructureNode | ContentSlot | AnnotationSlot)[] = []

  constructor(
    readonly type: StructureType,
    readonly attributes: StructureAttributes = PLAIN,
  ) {}

  child(type: StructureType, attributes: StructureAttributes = PLAIN): StructureNode {
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
  const writer = new StructureWriter(pdf, pages)
  const document = writer.write(root, treeRoot.id)
  treeRoot.data['ParentTree'] = indirect(writer.parentTree())
  treeRoot.data['ParentTreeNextKey'] = keys.keyCount
  const ids = writer.idTree()
  if (ids !== undefined) treeRoot.data['IDTree'] = indirect(ids)
  if (document !== undefined) treeRoot.data['K'] = [indirect(document)]
}

class StructureWriter {
  readonly #pageParents: number[][]
  readonly #annotationParents: { key: number; element: number }[] = []
  readonly #ids: { id: string; element: number }[] = []

  constructor(
    readonly pdf: BriefingPdf,
    readonly pages: readonly PdfReference[],
  ) {
    this.#pageParents = pages.map(() => [])
  }

  /** *Shape*: the element's number; undefined when it holds nothing. */
  write(node: StructureNode, parent: number): number | undefined {
    const element = this.pdf.reserve()
    const kids: string[] = []
    let elementPage: number | undefined
    for (const kid of node.kids) {
      if (kid instanceof StructureNode) {
        const child = this.write(kid, element)
        if (child !== undefined) kids.push(`${child} 0 R`)
      } else if (kid instanceof ContentSlot) {
        const { marks } = kid
        for (let at = 0; at < marks.length; at += 2) {
          const page = marks[at] ?? 0
          const mark = marks[at + 1] ?? 0
          const parents = this.#pageParents[page]
          if (parents) parents[mark] = element
          elementPage ??= page
          kids.push(page === elementPage ? String(mark) : `<</Type/MCR/Pg ${this.#page(page)}/MCID ${mark}>>`)
        }
      } else
        for (const { page, annotation, key } of kid.annotations) {
          this.#annotationParents.push({ key, element })
          kids.push(`<</Type/OBJR/Obj ${annotation} 0 R/Pg ${this.#page(page)}>>`)
        }
    }
    if (kids.length === 0) {
      // the number was given away already; an empty object takes it
      this.pdf.put(element, 'null')
      return undefined
    }
    const { id } = node.attributes
    if (id !== undefined) this.#ids.push({ id, element })
    const page = elementPage === undefined ? '' : `/Pg ${this.#page(elementPage)}`
    const list = kids.length === 1 ? `/K ${kids[0] ?? ''}` : `/K[${kids.join(' ')}]`
    this.pdf.put(element, `<</S/${node.type}/P ${parent} 0 R${page}${attributeSyntax(node.attributes)}${list}>>`)
    return element
  }

  parentTree(): number {
    const nums: string[] = []
    this.#pageParents.forEach((parents, page) => {
      nums.push(`${page}[${parents.map((element) => `${element} 0 R`).join(' ')}]`)
    })
    this.#annotationParents.sort((a, b) => a.key - b.key)
    for (const { key, element } of this.#annotationParents) nums.push(`${key} ${element} 0 R`)
    return this.#put(`<</Nums[${nums.join('\n')}]>>`)
  }

  /** *Source*: ISO 32000-1, 7.9.6: keys in byte order. *Shape*: undefined when no element has an id. */
  idTree(): number | undefined {
    if (this.#ids.length === 0) return undefined
    const names = [...this.#ids].sort((a, b) => (a.id < b.id ? -1 : 1))
    return this.#put(`<</Names[${names.map(({ id, element }) => `${pdfText(id)} ${element} 0 R`).join('\n')}]>>`)
  }

  #put(syntax: string): number {
    const id = this.pdf.reserve()
    this.pdf.put(id, syntax)
    return id
  }

  #page(page: number): string {
    return `${this.pages[page]?.id ?? 0} 0 R`
  }
}

function attributeSyntax(attributes: StructureAttributes): string {
  const { lang, alt, actualText, id, scope, colSpan, listNumbering, bbox } = attributes
  let syntax = ''
  if (lang !== undefined) syntax += `/Lang${pdfText(lang)}`
  if (alt !== undefined) syntax += `/Alt${pdfText(alt)}`
  if (actualText !== undefined) syntax += `/ActualText${pdfText(actualText)}`
  if (id !== undefined) syntax += `/ID${pdfText(id)}`
  const owned: string[] = []
  if (scope !== undefined) owned.push(`<</O/Table/Scope/${scope}>>`)
  if (colSpan !== undefined) owned.push(`<</O/Table/ColSpan ${colSpan}>>`)
  if (listNumbering !== undefined) owned.push(`<</O/List/ListNumbering/${listNumbering}>>`)
  if (bbox !== undefined) owned.push(`<</O/Layout/Placement/Block/BBox[${bbox.join(' ')}]>>`)
  if (owned.length === 1) syntax += `/A ${owned[0] ?? ''}`
  else if (owned.length > 1) syntax += `/A[${owned.join('')}]`
  return syntax
}
