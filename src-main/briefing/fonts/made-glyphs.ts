import type { FontkitFont, FontkitSubset, FontkitTrueTypeSubset } from 'fontkit'

/** A glyph made for one document: another one moved off its place, or an empty one that only carries a character. */
export type MadeGlyph = { kind: 'moved'; glyph: number; dx: number; dy: number } | { kind: 'empty' }

/** Ids of made glyphs begin where a font's own can't reach. */
const FIRST_ID = 0x10000
const ARGS_ARE_WORDS = 0x0001
const ARGS_ARE_XY = 0x0002

/**
 * Adds made glyphs to the subset of a TrueType font.
 * A mark that shaping puts above its letter is thus drawn without leaving the line, and a ligature in right-to-left text can give
 * each of its letters to whoever reads the text: viewers take characters off a raised baseline, or a ligature's, in the wrong order.
 * *Units*: font units. *Source*: OpenType, 'glyf' table, composite glyphs; fontkit 2.0.4, `TTFSubset._addGlyph`.
 */
export class MadeGlyphs {
  readonly #glyphs: MadeGlyph[] = []

  private constructor(
    readonly font: FontkitFont,
    readonly subset: FontkitTrueTypeSubset,
  ) {
    const add = subset._addGlyph.bind(subset)
    subset._addGlyph = (glyph) => {
      const made = this.#glyphs[glyph - FIRST_ID]
      return made ? this.#write(made) : add(glyph)
    }
  }

  /** *Shape*: undefined for fonts with PostScript outlines, to which nothing can be added this way. */
  static of(font: FontkitFont, subset: FontkitSubset): MadeGlyphs | undefined {
    return isTrueType(subset) ? new MadeGlyphs(font, subset) : undefined
  }

  /** An id to put into the subset's list of glyphs. */
  make(glyph: MadeGlyph): number {
    return FIRST_ID + this.#glyphs.push(glyph) - 1
  }

  #write(made: MadeGlyph): number {
    const { subset } = this
    const data = made.kind === 'empty' ? new Uint8Array(0) : this.#composite(made.glyph, made.dx, made.dy)
    subset.glyf.push(data)
    subset.loca.offsets.push(subset.offset)
    subset.hmtx.metrics.push({ advance: 0, bearing: made.kind === 'empty' ? 0 : this.#left(made.glyph) + made.dx })
    subset.offset += data.length
    return subset.glyf.length - 1
  }

  #composite(glyph: number, dx: number, dy: number): Uint8Array {
    const { minX, minY, maxX, maxY } = this.font.getGlyph(glyph).bbox
    const data = new DataView(new ArrayBuffer(20))
    data.setInt16(0, -1)
    ;[minX + dx, minY + dy, maxX + dx, maxY + dy].forEach((value, at) => data.setInt16(2 + at * 2, Math.round(value)))
    data.setUint16(10, ARGS_ARE_WORDS | ARGS_ARE_XY)
    data.setUint16(12, this.subset.includeGlyph(glyph))
    data.setInt16(14, dx)
    data.setInt16(16, dy)
    return new Uint8Array(data.buffer)
  }

  #left(glyph: number): number {
    return Math.round(this.font.getGlyph(glyph).bbox.minX)
  }
}

function isTrueType(subset: FontkitSubset): subset is FontkitTrueTypeSubset {
  return '_addGlyph' in subset
}
