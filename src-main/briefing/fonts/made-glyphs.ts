import type { FontkitFont, FontkitSubset, FontkitTrueTypeSubset } from 'fontkit'
import type { PlacedGlyph } from './glyph-run'

/** A glyph made for one document: others put together or moved off their places, or an empty one that only carries a character. */
export type MadeGlyph =
  /** *Units*: font units. */
  { kind: 'composed'; parts: readonly PlacedGlyph[]; width: number } | { kind: 'empty' }

/** Ids of made glyphs begin where a font's own can't reach. */
const FIRST_ID = 0x10000
const ARGS_ARE_WORDS = 0x0001
const ARGS_ARE_XY = 0x0002
const MORE_COMPONENTS = 0x0020
const MOST_PARTS = 64
const MOST_POINTS = 8_000
const MOST_CONTOURS = 500
/** *Units*: bytes. */
const GLYPH_HEADER = 10
const COMPONENT = 8

/**
 * Makes room in the font's tables for glyphs composed of many: offsets that outgrow the short form, and the bounds that a reader may
 * set its memory aside by.
 */
export function makeRoomForComposed({ loca, maxp }: FontkitFont): void {
  loca.version = 1
  maxp.maxComponentElements = Math.max(maxp.maxComponentElements, MOST_PARTS)
  maxp.maxComponentDepth = Math.max(maxp.maxComponentDepth, 2) + 1
  maxp.maxCompositePoints = Math.max(maxp.maxCompositePoints, MOST_POINTS)
  maxp.maxCompositeContours = Math.max(maxp.maxCompositeContours, MOST_CONTOURS)
}

/**
 * Adds made glyphs to the subset of a TrueType font.
 * A mark that shaping puts above its letter is thus drawn without leaving the line, a syllable whose letters change places keeps its
 * characters in the order in which they are read, and a ligature in right-to-left text can give each of its letters to whoever reads
 * the text: viewers take characters off a raised baseline, or a ligature's, in the wrong order.
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
    const bounds = made.kind === 'empty' ? undefined : this.#boundsOf(made.parts)
    const data = made.kind === 'empty' || !bounds ? new Uint8Array(0) : this.#composite(made.parts, bounds)
    subset.glyf.push(data)
    subset.loca.offsets.push(subset.offset)
    subset.hmtx.metrics.push({ advance: made.kind === 'empty' ? 0 : made.width, bearing: bounds?.[0] ?? 0 })
    subset.offset += data.length
    return subset.glyf.length - 1
  }

  #composite(parts: readonly PlacedGlyph[], bounds: readonly number[]): Uint8Array {
    const data = new DataView(new ArrayBuffer(evenly(GLYPH_HEADER + COMPONENT * parts.length)))
    data.setInt16(0, -1)
    bounds.forEach((value, at) => data.setInt16(2 + at * 2, value))
    parts.forEach(({ glyph, dx, dy }, at) => {
      const start = GLYPH_HEADER + COMPONENT * at
      data.setUint16(start, ARGS_ARE_WORDS | ARGS_ARE_XY | (at < parts.length - 1 ? MORE_COMPONENTS : 0))
      data.setUint16(start + 2, this.subset.includeGlyph(glyph))
      data.setInt16(start + 4, dx)
      data.setInt16(start + 6, dy)
    })
    return new Uint8Array(data.buffer)
  }

  /** *Shape*: left, bottom, right, top; undefined when there is nothing to see. */
  #boundsOf(parts: readonly PlacedGlyph[]): readonly number[] | undefined {
    const boxes = parts
      .map(({ glyph, dx, dy }) => ({ dx, dy, ...this.font.getGlyph(glyph).bbox }))
      .filter(({ minX, maxX }) => Number.isFinite(minX) && maxX > minX)
    if (boxes.length === 0) return undefined
    return [
      Math.min(...boxes.map(({ minX, dx }) => minX + dx)),
      Math.min(...boxes.map(({ minY, dy }) => minY + dy)),
      Math.max(...boxes.map(({ maxX, dx }) => maxX + dx)),
      Math.max(...boxes.map(({ maxY, dy }) => maxY + dy)),
    ].map(Math.round)
  }
}

/** Offsets into the table of outlines may be stored in halves. */
function evenly(sizeBytes: number): number {
  return sizeBytes + (sizeBytes % 4)
}

function isTrueType(subset: FontkitSubset): subset is FontkitTrueTypeSubset {
  return '_addGlyph' in subset
}
