import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRawStream,
  type PDFRef,
  PDFString,
  decodePDFRawStream,
  type PDFObject,
  ParseSpeeds,
} from 'pdf-lib'
import { readContent, type ContentEvent } from './content-stream'

/** A file read back by a library that had no part in writing it. */
export interface ReadPdf {
  readonly document: PDFDocument
  readonly catalog: PDFDict
  readonly pages: readonly ReadPage[]
}

export interface ReadPage {
  readonly ref: PDFRef
  readonly dict: PDFDict
  readonly events: readonly ContentEvent[]
  /** What each code of each font stands for. */
  readonly unicode: ReadonlyMap<string, ReadonlyMap<number, string>>
}

export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const document = await PDFDocument.load(bytes, {
    updateMetadata: false,
    throwOnInvalidObject: true,
    // its default rests after every hundred objects
    parseSpeed: ParseSpeeds.Fastest,
  })
  const fonts = new Map<string, ReadonlyMap<number, string>>()
  const pages = document.getPages().map((page): ReadPage => {
    const dict = page.node
    const unicode = new Map<string, ReadonlyMap<number, string>>()
    const resources = dictOf(dict.lookup(PDFName.of('Resources')))
    const fontDict = resources.lookup(PDFName.of('Font'))
    if (fontDict instanceof PDFDict)
      for (const [name, value] of fontDict.entries()) {
        const key = String(value)
        let map = fonts.get(key)
        if (!map) fonts.set(key, (map = unicodeOf(dictOf(fontDict.lookup(name)))))
        unicode.set(name.decodeText(), map)
      }
    return { ref: page.ref, dict, events: readContent(streamText(dict.lookup(PDFName.of('Contents')))), unicode }
  })
  return { document, catalog: document.catalog, pages }
}

export function dictOf(value: PDFObject | undefined): PDFDict {
  if (!(value instanceof PDFDict)) throw new Error(`not a dictionary: ${value}`)
  return value
}

export function textOf(value: PDFObject | undefined): string | undefined {
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : undefined
}

export function nameOf(value: PDFObject | undefined): string | undefined {
  return value instanceof PDFName ? value.decodeText() : undefined
}

export function numberOf(value: PDFObject | undefined): number | undefined {
  return value instanceof PDFNumber ? value.asNumber() : undefined
}

/** The members of an array, or the single value as a list of one. */
export function listOf(value: PDFObject | undefined): PDFObject[] {
  return value instanceof PDFArray ? value.asArray() : value === undefined ? [] : [value]
}

export function streamBytes(value: PDFObject | undefined): Uint8Array {
  if (!(value instanceof PDFRawStream)) throw new Error('not a stream')
  return decodePDFRawStream(value).decode()
}

export function streamText(value: PDFObject | undefined): string {
  return Buffer.from(streamBytes(value)).toString('latin1')
}

/** *Source*: ISO 32000-1, 9.10.3, as pdfkit writes it: ranges with an array of strings. */
function unicodeOf(font: PDFDict): Map<number, string> {
  const map = new Map<number, string>()
  const cmap = streamText(font.lookup(PDFName.of('ToUnicode')))
  for (const [, from = '', , list = ''] of cmap.matchAll(/<([0-9a-f]+)>\s*<([0-9a-f]+)>\s*\[([^\]]*)\]/gi)) {
    let code = Number.parseInt(from, 16)
    for (const [, hex = ''] of list.matchAll(/<([0-9a-f ]*)>/gi)) {
      const units = hex.replaceAll(' ', '').match(/.{4}/g) ?? []
      map.set(code++, String.fromCharCode(...units.map((unit) => Number.parseInt(unit, 16))))
    }
  }
  return map
}
