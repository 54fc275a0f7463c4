import PDFDocument from 'pdfkit'
import type { Indirect } from './pdf-syntax'
import type { FontkitFont, FontkitSubset } from 'fontkit'

/** A value that pdfkit turns into PDF syntax: plain strings become names, `textString`s text, bytes hex strings. */
export type PdfValue =
  | string
  | number
  | boolean
  | null
  | undefined
  | TextString
  | Date
  | Uint8Array
  | PdfReference
  | Indirect
  | PdfArray
  | PdfDictionary
export type PdfArray = readonly PdfValue[]
export interface PdfDictionary {
  [key: string]: PdfValue
}

// eslint-disable-next-line @typescript-eslint/no-wrapper-object-types -- pdfkit tells text from names by the wrapper object
export type TextString = String

/** An indirect object of the file being written. *Source*: pdfkit 0.20.2, `PDFReference`. */
export interface PdfReference {
  readonly id: number
  data: PdfDictionary
  compress: boolean
  buffer: Uint8Array | Uint8Array[]
  offset: number
  write(chunk: string | Uint8Array): void
  end(chunk?: string | Uint8Array): void
  finalize(): void
}

/** *Source*: pdfkit 0.20.2, `EmbeddedFont`: what it embeds for each glyph of the subset. */
export interface EmbeddedFont {
  readonly font: FontkitFont
  readonly id: string
  readonly subset: FontkitSubset
  /** *Units*: 1/1000 of the font size, by glyph of the subset. */
  readonly widths: number[]
  /** What each glyph of the subset stands for, as code points. */
  readonly unicode: number[][]
  ref(): PdfReference
}

/** *Source*: pdfkit 0.20.2, `PDFDocument`: its writing of objects, which its published types leave out. */
export interface LowLevelDocument {
  _id: Uint8Array
  readonly _info: PdfReference
  /** *Units*: bytes written so far. */
  readonly _offset: number
  /** By object number less one; null until the object is written. */
  readonly _offsets: (number | null)[]
  push(chunk: null): boolean
  readonly _root: PdfReference
  readonly _font: EmbeddedFont
  ref(data: PdfDictionary): PdfReference
  font(face: FontkitFont, name: string): this
  getStructTreeRoot(): PdfReference
  appendXML(xml: string): void
  end(): void
  /** Everything written so far. *Source*: Node's `Readable`. */
  read(): Uint8Array | null
  _write(data: string | Uint8Array): void
  _refEnd(reference: PdfReference): void
  _addInfo(): void
  _finalize(): void
}

/** *Source*: pdfkit's documentation of its constructor; `font: null` keeps it from embedding Helvetica. */
export interface DocumentOptions {
  pdfVersion: '1.4' | '1.7'
  subset?: 'PDF/A-1b' | 'PDF/A-3a'
  tagged: boolean
  lang: string
  displayTitle: boolean
  autoFirstPage: false
  compress: boolean
  font: null
  info: Record<string, string | Date>
}

/** pdfkit as a writer of objects. The published types describe its high-level calls only, hence this one cast. */
export const LowLevelPdfkit = PDFDocument as unknown as new (options: DocumentOptions) => LowLevelDocument

/** A text string of the file, as opposed to a name. */
export function textString(text: string): TextString {
  return new String(text)
}
