import { PDFArray, type PDFDict, PDFName, PDFNumber, PDFRef, type PDFObject } from 'pdf-lib'
import { dictOf, nameOf, numberOf, textOf, type ReadPage, type ReadPdf } from './read-pdf'

/** An element of the structure tree as it stands in the file. */
export interface ReadElement {
  readonly ref: string
  readonly type: string
  readonly dict: PDFDict
  readonly parent: string
  readonly kids: readonly ReadKid[]
}

export type ReadKid =
  | { kind: 'element'; element: ReadElement }
  | { kind: 'content'; page: number; mcid: number }
  | { kind: 'annotation'; annotation: string; page: number }

/** The tree's single root. *Errors*: throws when there is none or more than one. */
export function readStructure(pdf: ReadPdf): ReadElement {
  const root = dictOf(pdf.catalog.lookup(PDFName.of('StructTreeRoot')))
  const pages = new Map(pdf.pages.map((page, at) => [page.ref.toString(), at]))
  const read = (value: PDFObject, inherited: number | undefined): ReadElement => {
    const dict = dictOf(pdf.document.context.lookup(value))
    const page = pages.get(String(dict.get(PDFName.of('Pg')))) ?? inherited
    const kids = kidsOf(dict).map((kid): ReadKid => {
      const own = pdf.document.context.lookup(kid)
      if (own instanceof PDFNumber) return { kind: 'content', page: page ?? -1, mcid: own.asNumber() }
      const kidDict = dictOf(own)
      const kidPage = pages.get(String(kidDict.get(PDFName.of('Pg')))) ?? page ?? -1
      const type = nameOf(kidDict.lookup(PDFName.of('Type')))
      if (type === 'MCR')
        return { kind: 'content', page: kidPage, mcid: numberOf(kidDict.lookup(PDFName.of('MCID'))) ?? -1 }
      if (type === 'OBJR')
        return { kind: 'annotation', annotation: String(kidDict.get(PDFName.of('Obj'))), page: kidPage }
      return { kind: 'element', element: read(kid, page) }
    })
    return {
      ref: value instanceof PDFRef ? value.toString() : '',
      type: nameOf(dict.lookup(PDFName.of('S'))) ?? '',
      dict,
      parent: String(dict.get(PDFName.of('P'))),
      kids,
    }
  }
  const tops = kidsOf(root)
  const [only] = tops
  if (tops.length !== 1 || !only) throw new Error(`the structure tree has ${tops.length} roots`)
  return read(only, undefined)
}

/** References are kept as they are: who points to whom is what is checked. */
function kidsOf(dict: PDFDict): PDFObject[] {
  const kids = dict.get(PDFName.of('K'))
  const list = dict.lookup(PDFName.of('K'))
  return list instanceof PDFArray ? list.asArray() : kids === undefined ? [] : [kids]
}

/** The text of each marked sequence, by page and id. Soft hyphens at line ends are dropped, as a reader does. */
export function readMarkedText(pages: readonly ReadPage[]): Map<string, string> {
  const texts = new Map<string, string>()
  pages.forEach((page, at) => {
    const open: (number | undefined)[] = []
    let font: ReadonlyMap<number, string> | undefined
    for (const event of page.events) {
      if (event.kind === 'begin') open.push(event.mcid)
      else if (event.kind === 'end') open.pop()
      else if (event.kind === 'font') font = page.unicode.get(event.name)
      else if (event.kind === 'show') {
        const mcid = open.at(-1)
        if (mcid === undefined) continue
        const key = `${at}/${mcid}`
        const text = event.codes.map((code) => font?.get(code) ?? '\ufffd').join('')
        texts.set(key, (texts.get(key) ?? '') + text.replaceAll('\u00ad', ''))
      }
    }
  })
  return texts
}

/** The element's text in the order of the tree, without what `leaveOut` names. */
export function elementText(
  element: ReadElement,
  texts: ReadonlyMap<string, string>,
  leaveOut: (type: string) => boolean = () => false,
): string {
  const actual = textOf(element.dict.lookup(PDFName.of('ActualText')))
  if (actual !== undefined) return actual
  return element.kids
    .map((kid) => {
      if (kid.kind === 'content') return texts.get(`${kid.page}/${kid.mcid}`) ?? ''
      return kid.kind === 'element' && !leaveOut(kid.element.type) ? elementText(kid.element, texts, leaveOut) : ''
    })
    .join('')
}

/** Every element below, itself first, in the order of the tree. */
export function* allElements(element: ReadElement): Generator<ReadElement> {
  yield element
  for (const kid of element.kids) if (kid.kind === 'element') yield* allElements(kid.element)
}
