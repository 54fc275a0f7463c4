import { zlibSync } from 'fflate'
import type { FontkitFont } from 'fontkit'
import { LowLevelPdfkit, type EmbeddedFont, type PdfDictionary, type PdfReference } from './pdfkit-internals'
import { describeFile, type XmpFacts } from './xmp'

/** What the file says about itself. */
export interface PdfFacts extends XmpFacts {
  /** *Units*: 16 bytes; equal contents must give equal ids. */
  fileId: Uint8Array
}

/**
 * pdfkit as a writer of objects: fonts, references, colour profile and cross-reference table come from it; pages, text, tags and
 * metadata do not. Streams are deflated by fflate, so that the bytes are the same on every machine.
 */
export class BriefingPdf extends LowLevelPdfkit {
  readonly #facts: PdfFacts
  #complete = false

  constructor(facts: PdfFacts) {
    super({
      pdfVersion: '1.7',
      subset: 'PDF/A-3a',
      tagged: true,
      lang: facts.language,
      displayTitle: true,
      autoFirstPage: false,
      compress: true,
      font: null,
      info: {
        Title: facts.title,
        ...(facts.author === undefined ? {} : { Author: facts.author }),
        ...(facts.subject === undefined ? {} : { Subject: facts.subject }),
        Creator: facts.producer,
        Producer: facts.producer,
        CreationDate: facts.date,
        ModDate: facts.date,
      },
    })
    this.#facts = facts
    this._id = facts.fileId
  }

  /** A new indirect object. It must be ended before the document is. */
  override ref(data: PdfDictionary = {}): PdfReference {
    const reference = super.ref(data)
    const finalize = reference.finalize.bind(reference)
    reference.finalize = () => {
      deflate(reference)
      finalize()
    }
    return reference
  }

  /** The embedded font for a parsed face; the same face gives the same font. */
  embed(face: FontkitFont): EmbeddedFont {
    this.font(face, face.postscriptName)
    return this._font
  }

  /** The root of the structure tree; pdfkit ends it with the file. */
  structureRoot(): PdfReference {
    return this.getStructTreeRoot()
  }

  /** Ends the file. *Errors*: throws when an object was left unended, which would cut the file silently. */
  finish(): Uint8Array {
    this.end()
    const bytes = this.read()
    if (!this.#complete || bytes === null) throw new Error('an object of the PDF was never ended')
    return new Uint8Array(bytes)
  }

  override _finalize(): void {
    super._finalize()
    this.#complete = true
  }

  /** Replaces pdfkit's metadata, which does not escape what it prints and can claim only one standard. */
  override _addInfo(): void {
    this.appendXML(describeFile(this.#facts))
  }
}

function deflate(reference: PdfReference): void {
  if (!reference.compress || reference.buffer.length === 0) return
  const raw = reference.buffer instanceof Uint8Array ? reference.buffer : concatenate(reference.buffer)
  reference.compress = false
  reference.buffer = [zlibSync(raw, { level: 6 })]
  reference.data['Filter'] = 'FlateDecode'
}

function concatenate(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0))
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}
