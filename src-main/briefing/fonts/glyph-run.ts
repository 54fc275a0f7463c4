/** A glyph drawn off the place where the pen stands. *Units*: font units. */
export interface PlacedGlyph {
  readonly glyph: number
  readonly dx: number
  readonly dy: number
}

/** Glyphs in the order they are drawn. *Units*: 1/1000 of the font size. */
export interface GlyphRun {
  readonly glyphs: readonly number[]
  /** What each glyph stands for. */
  readonly codePoints: readonly (readonly number[])[]
  /** How far the pen moves after each glyph, kerning included. */
  readonly advances: readonly number[]
  /** *Shape*: x and y for each glyph, alternating; absent when no glyph is moved off its place. */
  readonly offsets?: readonly number[]
  /** What is drawn as one in the place of a glyph; undefined where the glyph stands alone. */
  readonly composed?: readonly (readonly PlacedGlyph[] | undefined)[]
}
