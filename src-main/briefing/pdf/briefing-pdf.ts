import { zlibSync } from 'fflate'
import type { FontkitFont } from 'fontkit'
import { packObjects, packReferences, type ObjectPlace, type PackedObject } from './packed-objects'
import {
  LowLevelPdfkit,
  type EmbeddedFont,
  type PdfDictionary,
  type PdfReference,
  type PdfValue,
} from './pdfkit-internals'
import { describeFile, type XmpFacts } from './xmp'

/** What the file says about itself. */
export interface PdfFacts extends XmpFacts {
  /** *Units*: 16 bytes; equal contents must give equal ids. */
  fileId: Uint8Array
  /** `a-3a`: tagged, for people and archives, with objects packed small. `a-1b`: the older standard that validators know best. */
  conformance?: 'a-3a' | 'a-1b'
}

/** Objects to a stream: more pack no smaller, fewer are found faster. */
const OBJECTS_PER_STREAM = 200

/**
 * pdfkit as a writer of objects: fonts, references, colour profile and cross-reference table come from it; pages, text, tags and
 * metadata do not. Streams are deflated by fflate, so that the bytes are the same on every machine.
 */
export class BriefingPdf extends LowLevelPdfkit {
  readonly #facts: PdfFacts
  readonly #packs: boolean
  #complete = false
  #captured: string[] | undefined
  #waiting: PackedObject[] = []
  readonly #packedPlaces = new Map<number, ObjectPlace>()

  constructor(facts: PdfFacts) {
    const old = facts.conformance === 'a-1b'
    super({
      pdfVersion: old ? '1.4' : '1.7',
      subset: old ? 'PDF/A-1b' : 'PDF/A-3a',
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
    this.#packs = !old
    this._id = facts.fileId
    // links name their places directly, so there are no named destinations
    delete this.names.data['Dests']
  }

  /** A new indirect object. It must be ended before the document is. */
  override ref(data: PdfDictionary = {}): PdfReference {
    const reference = super.ref(data)
    const finalize = reference.finalize.bind(reference)
    reference.finalize = () => {
      if (reference.buffer.length > 0) deflate(reference)
      if (reference.buffer.length > 0 || !this.#packs) finalize()
      else this.#pack(reference, finalize)
    }
    return reference
  }

  /** The number of an object that is written later, as syntax. */
  reserve(): number {
    return this._offsets.push(null)
  }

  /** Writes a reserved object. Many thousands of small objects go this way, which needs no object in memory for each. */
  put(id: number, syntax: string): void {
    if (this.#packs) {
      this.#keepPacked(id, syntax)
      return
    }
    this._offsets[id - 1] = this._offset
    this._write(`${id} 0 obj`)
    this._write(syntax)
    this._write('endobj')
  }

  /** Keeps an object without a stream for the next object stream. */
  #pack(reference: PdfReference, finalize: () => void): void {
    this.#captured = []
    finalize()
    const syntax = this.#captured[1]
    this.#captured = undefined
    if (syntax === undefined) throw new Error(`object ${reference.id} was not written`)
    this.#keepPacked(reference.id, syntax)
  }

  #keepPacked(id: number, syntax: string): void {
    this.#waiting.push({ id, syntax })
    if (this.#waiting.length >= OBJECTS_PER_STREAM) this.#flushPacked()
  }

  #flushPacked(): void {
    const objects = this.#waiting
    if (objects.length === 0) return
    this.#waiting = []
    const { body, first } = packObjects(objects)
    const stream = this.ref({ Type: 'ObjStm', N: objects.length, First: first })
    objects.forEach(({ id }, index) => this.#packedPlaces.set(id, { kind: 'packed', stream: stream.id, index }))
    stream.end(body)
  }

  override _write(data: string | Uint8Array): void {
    // pdfkit's constructor writes the file's head before this class has its fields
    const captured = #captured in this ? this.#captured : undefined
    if (captured && typeof data === 'string') captured.push(data)
    else super._write(data)
  }

  /** The embedded font for a parsed face; the same face gives the same font. */
  embed(face: FontkitFont): EmbeddedFont {
    this.font(face, face.postscriptName)
    return this._font
  }

  /** The root of the page tree, which pdfkit made and ends; its pages are ours. */
  get pageTree(): PdfReference {
    const tree = this._root.data['Pages']
    if (!isReference(tree)) throw new Error('pdfkit made no page tree')
    return tree
  }

  /** The name dictionary, which pdfkit made and ends. */
  get names(): PdfReference {
    const names = this._root.data['Names']
    if (!isReference(names)) throw new Error('pdfkit made no name dictionary')
    return names
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
    if (this.#packs) this.#writePackedReferences()
    else super._finalize()
    this.#complete = true
  }

  /** The cross-reference stream, which pdfkit doesn't write. */
  #writePackedReferences(): void {
    this.#flushPacked()
    const references = this.ref({ Type: 'XRef' })
    const places = this._offsets.map(
      (offset, at): ObjectPlace => this.#packedPlaces.get(at + 1) ?? { kind: 'offset', offset: offset ?? this._offset },
    )
    references.compress = false
    references.data = {
      Type: 'XRef',
      Size: places.length + 1,
      W: [1, 4, 2],
      Root: this._root,
      Info: this._info,
      ID: [this._id, this._id],
      Filter: 'FlateDecode',
      DecodeParms: { Predictor: 12, Columns: 7 },
    }
    const offset = this._offset
    references.end(packReferences(places))
    this._write('startxref')
    this._write(String(offset))
    this._write('%%EOF')
    this.push(null)
  }

  /** Replaces pdfkit's metadata, which does not escape what it prints and can claim only one standard. */
  override _addInfo(): void {
    this.appendXML(describeFile(this.#facts))
  }
}

function isReference(value: PdfValue): value is PdfReference {
  return typeof value === 'object' && value !== null && 'id' in value && 'finalize' in value
}

function deflate(reference: PdfReference): void {
  if (!reference.compress) return
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
