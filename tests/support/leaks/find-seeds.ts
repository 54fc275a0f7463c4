import { gunzipSync, inflateRawSync, inflateSync } from 'node:zlib'
import { unzipSync } from 'fflate'
import { everythingIn } from '../pdf/everything-in'
import { extractedText, saidOf } from '../pdf/poppler'
import { unpackedByQpdf } from '../pdf/qpdf'

/** What every seed begins with, so that one look for it in each form is enough to know whether there is any. */
export const SEED_MARK = 'zqleak'

/** A seed in every form in which it could stand in a file. */
const FORMS: Readonly<Record<string, (text: string) => Buffer[]>> = {
  plain: (text) => [Buffer.from(text)],
  'UTF-16BE': (text) => [Buffer.from(text, 'utf16le').swap16()],
  'UTF-16LE': (text) => [Buffer.from(text, 'utf16le')],
  hex: (text) => inBothCases(Buffer.from(text).toString('hex')),
  'hex of UTF-16': (text) => inBothCases(Buffer.from(text, 'utf16le').swap16().toString('hex')),
  base64: (text) => base64Forms(Buffer.from(text)),
  'base64 of UTF-16': (text) => base64Forms(Buffer.from(text, 'utf16le')),
  'escapes of JSON': (text) => [Buffer.from([...text].map((sign) => `\\u${hexOf(sign, 4)}`).join(''))],
  'octal escapes of PDF': (text) => [
    Buffer.from([...text].map((sign) => `\\${sign.charCodeAt(0).toString(8)}`).join('')),
  ],
  'percent escapes': (text) => inBothCases([...text].map((sign) => `%${hexOf(sign, 2)}`).join('')),
  'letters apart': (text) => [Buffer.from([...text].join(' ')), Buffer.from([...text].join('\n'))],
  backwards: (text) => [Buffer.from([...text].reverse().join(''))],
}

/** The seeds that are found in a file, in any form, however deep they are packed; empty for none. */
export async function seedsIn(name: string, bytes: Uint8Array, seeds: readonly string[]): Promise<string[]> {
  const found = new Set<string>()
  for (const part of [Buffer.from(name), ...(await everyPart(Buffer.from(bytes)))])
    for (const [form, write] of Object.entries(FORMS)) {
      if (!write(SEED_MARK).some((needle) => part.includes(needle))) continue
      for (const seed of seeds) if (write(seed).some((needle) => part.includes(needle))) found.add(seed)
      // A mark without a seed that is known is one that this test has lost count of.
      if (form === 'plain' && found.size === 0) found.add(SEED_MARK)
    }
  return [...found]
}

/** The file and whatever is packed in it, each part once more as it reads unpacked. */
async function everyPart(bytes: Buffer, depth = 0): Promise<Buffer[]> {
  if (depth > 4) return [bytes]
  const begins = bytes.subarray(0, 5).toString('latin1')
  if (begins.startsWith('PK')) {
    const entries = Object.entries(unzipSync(bytes))
    const parts = await Promise.all(entries.map(([, data]) => everyPart(Buffer.from(data), depth + 1)))
    return [bytes, ...entries.map(([name]) => Buffer.from(name)), ...parts.flat()]
  }
  if (begins === '%PDF-') return [bytes, ...(await partsOfPdf(bytes, depth))]
  return [bytes, ...inflated(bytes)]
}

/** Twice over: by our own look at the objects, and by programs that have nothing to do with ours. */
async function partsOfPdf(bytes: Buffer, depth: number): Promise<Buffer[]> {
  const [{ plain, attachments }, ...texts] = await Promise.all([
    unpackedByQpdf(bytes),
    everythingIn(bytes),
    extractedText(bytes),
    // Without its text, which is extracted above: Poppler reads a page anew for each element that it prints the text of.
    saidOf(bytes, 'pdfinfo', (file) => ['-struct', file]),
    saidOf(bytes, 'pdfinfo', (file) => [file]),
  ])
  const parts = [plain, ...texts.map((text) => Buffer.from(text))]
  const attached = [...attachmentsIn(bytes), ...attachments]
  const inside = await Promise.all(attached.map((file) => everyPart(file, depth + 1)))
  return [...parts, ...inside.flat()]
}

/** Whatever in the file's streams is itself a packed file. */
function* attachmentsIn(bytes: Buffer): Generator<Buffer> {
  for (let at = bytes.indexOf('stream\n'); at >= 0; at = bytes.indexOf('stream\n', at + 7)) {
    const end = bytes.indexOf('endstream', at)
    const packed = bytes.subarray(at + 7, end < 0 ? bytes.length : end)
    for (const data of [Buffer.from(packed), ...inflated(packed)])
      if (data.subarray(0, 2).toString() === 'PK') yield data
  }
}

function inflated(bytes: Buffer): Buffer[] {
  return [inflateSync, inflateRawSync, gunzipSync].flatMap((inflate) => {
    try {
      return [Buffer.from(inflate(bytes))]
    } catch {
      return []
    }
  })
}

function inBothCases(text: string): Buffer[] {
  return [Buffer.from(text.toLowerCase()), Buffer.from(text.toUpperCase())]
}

function hexOf(sign: string, digits: number): string {
  return sign.charCodeAt(0).toString(16).padStart(digits, '0')
}

/** The letters that are the same wherever in a base64 text the bytes begin. */
function base64Forms(bytes: Buffer): Buffer[] {
  return [0, 1, 2].map((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .replace(/=+$/, '')
    const from = before === 0 ? 0 : before + 1
    const sure = Math.floor(((before + bytes.length) * 8) / 6)
    return Buffer.from(text.slice(from, sure))
  })
}
