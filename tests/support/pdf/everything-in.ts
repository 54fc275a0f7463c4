import { inflateSync } from 'node:zlib'
import { PDFRawStream } from 'pdf-lib'
import { readMarkedText, readStructure, elementText } from './structure-tree'
import { readPdf, streamBytes } from './read-pdf'

/**
 * Everything that a PDF says in any form a search could find: its bytes, each of its streams unpacked (attachments, metadata
 * and packed objects among them), its strings decoded, and the text of its pages.
 */
export async function everythingIn(bytes: Uint8Array): Promise<string> {
  const pdf = await readPdf(bytes)
  const unpacked = [...looseStreams(Buffer.from(bytes))]
  for (const [, object] of pdf.document.context.enumerateIndirectObjects())
    if (object instanceof PDFRawStream) unpacked.push(Buffer.from(streamBytes(object)))
  const raw = [Buffer.from(bytes), ...unpacked].flatMap((data) => [data.toString('utf8'), ...utf16Strings(data)])
  const objects = pdf.document.context.enumerateIndirectObjects().map(([, object]) => object.toString())
  const text = elementText(readStructure(pdf), readMarkedText(pdf.pages))
  return [...raw, ...objects, ...objects.flatMap((object) => utf16Strings(Buffer.from(object, 'latin1'))), text].join(
    '\n',
  )
}

/** Whatever stands between `stream` and `endstream`, unpacked where it is packed, found without the file's own table of objects. */
function* looseStreams(bytes: Buffer): Generator<Buffer> {
  for (let at = bytes.indexOf('stream'); at >= 0; at = bytes.indexOf('stream', at + 6)) {
    const from = at + (bytes[at + 6] === 0x0d ? 8 : 7)
    const to = bytes.indexOf('endstream', from)
    if (to < 0) return
    try {
      yield inflateSync(bytes.subarray(from, to))
    } catch {
      yield bytes.subarray(from, to)
    }
    at = to + 3
  }
}

/** Strings in UTF-16: hexadecimal ones and those that begin with the mark of the byte order. */
function utf16Strings(data: Buffer): string[] {
  const latin = data.toString('latin1')
  const hex = [...latin.matchAll(/<(feff[0-9a-f\s]*)>/gi)].map(([, digits = '']) =>
    Buffer.from(digits.replace(/\s/g, ''), 'hex').subarray(2),
  )
  const plain = [...latin.matchAll(/\(\xfe\xff((?:\\[\s\S]|[^\\)])*)\)/g)].map(([, inner = '']) =>
    Buffer.from(inner.replace(/\\([\s\S])/g, '$1'), 'latin1'),
  )
  return [...hex, ...plain].map((units) => {
    const even = Buffer.from(units.subarray(0, units.length - (units.length % 2)))
    return even.swap16().toString('utf16le')
  })
}
