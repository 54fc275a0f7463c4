import type { BriefingPdf } from '../pdf/briefing-pdf'
import type { EmbeddedFont, PdfDictionary } from '../pdf/pdfkit-internals'
import type { Face } from './face'
import type { FontLibrary } from './font-library'
import type { FaceName } from './typefaces'

/** A face as one document embeds it: the glyphs used so far and what they stand for. */
export class DocumentFont {
  readonly #glyphs = new Map<string, string>()

  constructor(
    readonly face: Face,
    readonly embedded: EmbeddedFont,
  ) {}

  /** The name the page's resources know it by. */
  get resource(): string {
    return this.embedded.id
  }

  /**
   * The glyph as a hexadecimal code of the embedded subset.
   * A glyph that stands for several characters (hyphen and soft hyphen, space and no-break space) gets one code for each of them,
   * so that the text comes out of the file as it went in.
   */
  encode(glyph: number, codePoints: readonly number[]): string {
    const key = `${glyph}:${codePoints.join()}`
    let code = this.#glyphs.get(key)
    if (code === undefined) {
      const { subset, widths, unicode, font } = this.embedded
      const index = subset.glyphs.length
      subset.glyphs.push(glyph)
      widths[index] = font.getGlyph(glyph).advanceWidth * this.face.scale
      unicode[index] = [...codePoints]
      code = index.toString(16).padStart(4, '0')
      this.#glyphs.set(key, code)
    }
    return code
  }

  /** The width a viewer moves by when it draws the glyph. *Units*: 1/1000 of the font size. */
  widthOf(code: string): number {
    return this.embedded.widths[Number.parseInt(code, 16)] ?? 0
  }
}

/** The fonts of one document, embedded when first used. */
export class DocumentFonts {
  readonly #fonts = new Map<FaceName, DocumentFont>()

  constructor(
    readonly library: FontLibrary,
    readonly pdf: BriefingPdf,
  ) {}

  font(name: FaceName): DocumentFont {
    let font = this.#fonts.get(name)
    if (!font) {
      const face = this.library.face(name)
      font = new DocumentFont(face, this.pdf.embed(face.font))
      this.#fonts.set(name, font)
    }
    return font
  }

  /** The font entries of a page's resources. */
  resources(): PdfDictionary {
    return Object.fromEntries([...this.#fonts.values()].map((font) => [font.resource, font.embedded.ref()]))
  }
}
