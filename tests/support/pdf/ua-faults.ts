import { PDFArray, PDFDict, PDFName, PDFRef, type PDFObject } from 'pdf-lib'
import { dictOf, listOf, nameOf, numberOf, readPdf, streamText, textOf, type ReadPdf } from './read-pdf'
import { allElements, readStructure, type ReadElement } from './structure-tree'

const CHILDREN: Record<string, readonly string[]> = {
  Table: ['Caption', 'THead', 'TBody', 'TR'],
  THead: ['TR'],
  TBody: ['TR'],
  TR: ['TH', 'TD'],
  L: ['LI', 'Caption'],
  LI: ['Lbl', 'LBody'],
  TOC: ['TOCI', 'Caption'],
}

/**
 * What a machine can find wrong with the accessibility of a file. *Shape*: one sentence for each fault; empty when there is none.
 * *Source*: ISO 14289-1 by way of the Matterhorn Protocol 1.1; the numbers are its failure conditions.
 */
export async function findUaFaults(bytes: Uint8Array): Promise<string[]> {
  const pdf = await readPdf(bytes)
  const root = readStructure(pdf)
  return [
    ...catalogFaults(pdf),
    ...treeFaults(root),
    ...contentFaults(pdf, root),
    ...linkFaults(pdf, root),
    ...fontFaults(pdf),
  ]
}

function catalogFaults({ catalog }: ReadPdf): string[] {
  const faults: string[] = []
  const at = (key: string): PDFObject | undefined => catalog.lookup(PDFName.of(key))
  const marked = at('MarkInfo')
  if (!(marked instanceof PDFDict) || String(marked.lookup(PDFName.of('Marked'))) !== 'true')
    faults.push('06: not marked as tagged')
  if (!textOf(at('Lang'))) faults.push('11-006: no language')
  const preferences = at('ViewerPreferences')
  if (!(preferences instanceof PDFDict) || String(preferences.lookup(PDFName.of('DisplayDocTitle'))) !== 'true')
    faults.push('07-002: the title is not displayed')
  const metadata = streamText(at('Metadata'))
  for (const [needed, code] of [
    ['dc:title', '06-003'],
    ['<pdfuaid:part>1</pdfuaid:part>', '06-002'],
    ['<pdfaid:part>3</pdfaid:part>', 'PDF/A part'],
    ['<pdfaid:conformance>A</pdfaid:conformance>', 'PDF/A level'],
  ] as const)
    if (!metadata.includes(needed)) faults.push(`${code}: the metadata lacks ${needed}`)
  if (listOf(at('OutputIntents')).length === 0) faults.push('PDF/A: no output intent')
  return faults
}

function treeFaults(root: ReadElement): string[] {
  const faults: string[] = []
  const ids = new Set<string>()
  let level = 0
  if (root.type !== 'Document') faults.push(`the root is ${root.type}`)
  for (const element of allElements(root)) {
    const { type, kids, ref, dict } = element
    if (kids.length === 0) faults.push(`an empty ${type}`)
    for (const kid of kids) {
      if (kid.kind !== 'element') continue
      if (kid.element.parent !== ref) faults.push(`${kid.element.type} in ${type} points to another parent`)
      if (CHILDREN[type] && !CHILDREN[type].includes(kid.element.type)) faults.push(`${kid.element.type} in ${type}`)
    }
    const heading = /^H([1-6])$/.exec(type)?.[1]
    if (heading !== undefined) {
      if (Number(heading) > level + 1) faults.push(`14-003: H${heading} after H${level}`)
      level = Number(heading)
    }
    const id = textOf(dict.lookup(PDFName.of('ID')))
    if (type === 'Note' && id === undefined) faults.push('19-003: a note without an id')
    if (id !== undefined && ids.has(id)) faults.push(`19-004: the id ${id} stands twice`)
    if (id !== undefined) ids.add(id)
    if (type === 'Figure' && !textOf(dict.lookup(PDFName.of('Alt'))))
      faults.push('13-004: a figure without alternative text')
    if (type === 'TH' && !attribute(dict, 'Scope')) faults.push('15-003: a header cell without a scope')
    if (type === 'Table' && ![...allElements(element)].some((inner) => inner.type === 'TH'))
      faults.push('15: a table without header cells')
  }
  return faults
}

function attribute(dict: PDFDict, key: string): string | undefined {
  for (const owner of listOf(dict.lookup(PDFName.of('A'))))
    if (owner instanceof PDFDict && owner.has(PDFName.of(key))) return nameOf(owner.lookup(PDFName.of(key)))
  return undefined
}

/** Every mark on the page belongs to exactly one element or is an artifact, and the parent tree says the same. */
function contentFaults(pdf: ReadPdf, root: ReadElement): string[] {
  const faults: string[] = []
  const owners = new Map<string, string>()
  for (const element of allElements(root))
    for (const kid of element.kids) {
      if (kid.kind !== 'content') continue
      const key = `${kid.page}/${kid.mcid}`
      if (owners.has(key)) faults.push(`the sequence ${key} has two owners`)
      owners.set(key, element.ref)
    }
  const parents = parentTree(pdf)
  pdf.pages.forEach(({ dict, events }, page) => {
    const entry = parents.get(numberOf(dict.lookup(PDFName.of('StructParents'))) ?? -1)
    const list = entry instanceof PDFArray ? entry.asArray() : []
    const open: ({ artifact: boolean } & { mcid?: number })[] = []
    for (const event of events) {
      if (event.kind === 'begin') {
        const tagged = event.mcid !== undefined
        const artifact = event.tag === 'Artifact'
        if (tagged && open.some((mark) => mark.artifact))
          faults.push(`01-004: tagged content in an artifact on page ${page + 1}`)
        if (artifact && open.some((mark) => mark.mcid !== undefined))
          faults.push(`01-003: an artifact in tagged content on page ${page + 1}`)
        if (tagged && open.some((mark) => mark.mcid !== undefined)) faults.push(`nested sequences on page ${page + 1}`)
        open.push({ artifact, ...(event.mcid === undefined ? {} : { mcid: event.mcid }) })
        if (event.mcid === undefined) continue
        const owner = owners.get(`${page}/${event.mcid}`)
        if (owner === undefined) faults.push(`the sequence ${event.mcid} of page ${page + 1} is in no element`)
        else if (String(list[event.mcid]) !== owner)
          faults.push(`the parent tree names another owner of ${event.mcid} on page ${page + 1}`)
        owners.delete(`${page}/${event.mcid}`)
      } else if (event.kind === 'end') {
        if (open.pop() === undefined) faults.push(`a mark is closed that was never opened on page ${page + 1}`)
      } else if ((event.kind === 'show' || event.kind === 'paint') && open.length === 0)
        faults.push(`01-005: unmarked content on page ${page + 1}`)
    }
    if (open.length > 0) faults.push(`an open mark on page ${page + 1}`)
  })
  for (const key of owners.keys()) faults.push(`the element of ${key} has nothing on the page`)
  return faults
}

function parentTree(pdf: ReadPdf): Map<number, PDFObject> {
  const root = dictOf(pdf.catalog.lookup(PDFName.of('StructTreeRoot')))
  const nums = listOf(dictOf(root.lookup(PDFName.of('ParentTree'))).lookup(PDFName.of('Nums')))
  const map = new Map<number, PDFObject>()
  for (let at = 0; at < nums.length; at += 2) {
    const key = numberOf(nums[at])
    const value = nums[at + 1]
    // the entry of an annotation is its element's reference, that of a page a list
    if (key !== undefined && value) map.set(key, value)
  }
  return map
}

function linkFaults(pdf: ReadPdf, root: ReadElement): string[] {
  const faults: string[] = []
  const holders = new Map<string, { element: ReadElement; page: number }>()
  for (const element of allElements(root))
    for (const kid of element.kids)
      if (kid.kind === 'annotation') holders.set(kid.annotation, { element, page: kid.page })
  const parents = parentTree(pdf)
  pdf.pages.forEach(({ dict }, page) => {
    const annotations = listOf(dict.lookup(PDFName.of('Annots')))
    if (annotations.length > 0 && nameOf(dict.lookup(PDFName.of('Tabs'))) !== 'S')
      faults.push(`28-004: page ${page + 1} has no tab order`)
    for (const ref of annotations) {
      const annotation = dictOf(pdf.document.context.lookup(ref))
      const holder = holders.get(String(ref))
      if (!holder) faults.push(`28-011: a link on page ${page + 1} is in no element`)
      else {
        if (holder.element.type !== 'Link') faults.push(`28-011: a link in ${holder.element.type}`)
        if (holder.page !== page) faults.push(`a link on page ${page + 1} is said to be on page ${holder.page + 1}`)
        const key = numberOf(annotation.lookup(PDFName.of('StructParent'))) ?? -1
        if (String(parents.get(key)) !== holder.element.ref)
          faults.push('the parent tree names another owner of a link')
      }
      if (!textOf(annotation.lookup(PDFName.of('Contents'))))
        faults.push(`28-012: a link without words on page ${page + 1}`)
      if (((numberOf(annotation.lookup(PDFName.of('F'))) ?? 0) & 4) === 0)
        faults.push('PDF/A: a link that is not printed')
      const target = annotation.lookup(PDFName.of('Dest'))
      if (target instanceof PDFArray) {
        const [targetPage] = target.asArray()
        if (!(targetPage instanceof PDFRef) || !pdf.pages.some((known) => known.ref === targetPage))
          faults.push(`a link on page ${page + 1} leads nowhere`)
      }
    }
  })
  return faults
}

function fontFaults(pdf: ReadPdf): string[] {
  const faults = new Set<string>()
  for (const { dict } of pdf.pages) {
    const fonts = dictOf(dict.lookup(PDFName.of('Resources'))).lookup(PDFName.of('Font'))
    if (!(fonts instanceof PDFDict)) continue
    for (const [name] of fonts.entries()) {
      const font = dictOf(fonts.lookup(name))
      if (!font.has(PDFName.of('ToUnicode'))) faults.add(`31-027: ${name} says not what its glyphs stand for`)
      const [descendant] = listOf(font.lookup(PDFName.of('DescendantFonts')))
      const descriptor = dictOf(dictOf(pdf.document.context.lookup(descendant)).lookup(PDFName.of('FontDescriptor')))
      if (!['FontFile2', 'FontFile3'].some((key) => descriptor.has(PDFName.of(key))))
        faults.add(`31-009: ${name} is not embedded`)
    }
  }
  return [...faults]
}
