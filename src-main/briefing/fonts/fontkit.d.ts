/** The part of fontkit 2 that the briefing engine uses. *Source*: fontkit's README and source; it ships no types. */
declare module 'fontkit' {
  export interface FontkitGlyph {
    readonly id: number
    readonly codePoints: number[]
    /** *Units*: font units. */
    readonly advanceWidth: number
    /** *Units*: font units. */
    readonly bbox: { readonly minX: number; readonly minY: number; readonly maxX: number; readonly maxY: number }
  }

  /** *Units*: font units. */
  export interface FontkitPosition {
    readonly xAdvance: number
    readonly yAdvance: number
    readonly xOffset: number
    readonly yOffset: number
  }

  export interface FontkitRun {
    readonly glyphs: FontkitGlyph[]
    readonly positions: FontkitPosition[]
    readonly advanceWidth: number
  }

  export interface FontkitSubset {
    readonly glyphs: number[]
    includeGlyph(glyph: number): number
  }

  /** The subset of a font with TrueType outlines, with what its encoding collects. */
  export interface FontkitTrueTypeSubset extends FontkitSubset {
    readonly glyf: Uint8Array[]
    readonly loca: { readonly offsets: number[] }
    readonly hmtx: { readonly metrics: { advance: number; bearing: number }[] }
    offset: number
    _addGlyph(glyph: number): number
  }

  export interface FontkitFont {
    readonly postscriptName: string
    readonly unitsPerEm: number
    readonly ascent: number
    readonly descent: number
    readonly capHeight: number
    readonly xHeight: number
    readonly availableFeatures: string[]
    readonly loca: { version: 0 | 1 }
    readonly maxp: {
      maxComponentElements: number
      maxComponentDepth: number
      maxCompositePoints: number
      maxCompositeContours: number
    }
    /** Glyphs made so far, by number. */
    _glyphs: Record<number, FontkitGlyph>
    hasGlyphForCodePoint(codePoint: number): boolean
    glyphForCodePoint(codePoint: number): FontkitGlyph
    getGlyph(glyph: number): FontkitGlyph
    layout(text: string, features?: string[], script?: string, language?: string, direction?: string): FontkitRun
    createSubset(): FontkitSubset
  }

  export function create(buffer: Uint8Array, postscriptName?: string): FontkitFont
}
