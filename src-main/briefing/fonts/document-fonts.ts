import type { BriefingPdf } from '../pdf/briefing-pdf'
import type { EmbeddedFont, PdfDictionary } from '../pdf/pdfkit-internals'
import type { Face } from './face'
import type { FontLibrary } from './font-library'
import type { PlacedGlyph } from './glyph-run'
import { MadeGlyphs } from './made-glyphs'
import type { FaceName } from './typefaces'

/** A face as one document embeds it: the glyphs used so far and what they stand for. */
export class DocumentFont {
  readonly #codes = new Map<string, string>()
  readonly #single = new Map<number, string>()
  readonly #made: MadeGlyphs | undefined

  constructor(
    readonly face: Face,
    readonly embedded: EmbeddedFont,
  ) {
    this.#made = MadeGlyphs.of(face.font, embedded.subset)
  }

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
    const [only] = codePoints
    if (only === undefined || codePoints.length > 1) return this.#encodeAny(glyph, codePoints)
    // nearly every glyph stands for one character: a number is found faster than a text
    const key = glyph * 0x110000 + only
    let code = this.#single.get(key)
    if (code === undefined) this.#single.set(key, (code = this.#encodeAny(glyph, codePoints)))
    return code
  }

  #encodeAny(glyph: number, codePoints: readonly number[]): string {
    const key = `${glyph}:${codePoints.join()}`
    return this.#codes.get(key) ?? this.#add(key, glyph, codePoints, this.#advance(glyph))
  }

  /** A glyph of no width, drawn off its place. *Units*: font units. *Shape*: undefined when the font can't take it up. */
  encodeMoved(glyph: number, codePoints: readonly number[], dx: number, dy: number): string | undefined {
    const key = `${glyph}:${codePoints.join()}@${dx},${dy}`
    const known = this.#codes.get(key)
    if (known !== undefined || !this.#made) return known
    return this.#add(key, this.#made.make({ kind: 'composed', parts: [{ glyph, dx, dy }], width: 0 }), codePoints, 0)
  }

  /** Several glyphs drawn as one, which stands for all their characters. *Errors*: throws for a font with PostScript outlines. */
  encodeComposed(parts: readonly PlacedGlyph[], codePoints: readonly number[]): string {
    const key = `${parts.map(({ glyph, dx, dy }) => `${glyph}@${dx},${dy}`).join(' ')}:${codePoints.join()}`
    const known = this.#codes.get(key)
    if (known !== undefined) return known
    if (!this.#made) throw new Error('only fonts with TrueType outlines can take up a composed glyph')
    const width = parts.reduce((sum, { glyph }) => sum + this.embedded.font.getGlyph(glyph).advanceWidth, 0)
    const made = this.#made.make({ kind: 'composed', parts, width })
    return this.#add(key, made, codePoints, width * this.face.scale)
  }

  /** Nothing to see, but a character to read. *Shape*: undefined when the font can't take it up. */
  encodeEmpty(codePoint: number): string | undefined {
    const key = `empty:${codePoint}`
    const known = this.#codes.get(key)
    if (known !== undefined || !this.#made) return known
    return this.#add(key, this.#made.make({ kind: 'empty' }), [codePoint], 0)
  }

  /** The width a viewer moves by when it draws the glyph. *Units*: 1/1000 of the font size. */
  widthOf(code: string): number {
    return this.embedded.widths[Number.parseInt(code, 16)] ?? 0
  }

  #advance(glyph: number): number {
    return this.embedded.font.getGlyph(glyph).advanceWidth * this.face.scale
  }

  #add(key: string, glyph: number, codePoints: readonly number[], width: number): string {
    const { subset, widths, unicode } = this.embedded
    const index = subset.glyphs.length
    subset.glyphs.push(glyph)
    widths[index] = width
    unicode[index] = [...codePoints]
    const code = index.toString(16).padStart(4, '0')
    this.#codes.set(key, code)
    return code
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
