import type { FontkitFont } from 'fontkit'

/** Glyphs in the order they are drawn. *Units*: 1/1000 of the font size. */
export interface GlyphRun {
  readonly glyphs: readonly number[]
  /** What each glyph stands for. */
  readonly codePoints: readonly (readonly number[])[]
  /** How far the pen moves after each glyph, kerning included. */
  readonly advances: readonly number[]
  /** *Shape*: x and y for each glyph, alternating; absent when no glyph is moved off its place. */
  readonly offsets?: readonly number[]
}

interface NominalGlyph {
  glyph: number
  advance: number
}

/** Letters that only ever meet their neighbours in pairs: kerned or ligated, never reordered or stacked. */
const PAIRWISE =
  /^[\u0020-\u007e\u00a0-\u024f\u0370-\u03ff\u0400-\u0482\u048a-\u04ff\u1e00-\u1eff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*$/

/** A parsed font with what is known of its glyphs. It outlives a document, so a second briefing is faster than the first. */
export class Face {
  readonly scale: number
  readonly #nominal = new Map<string, Map<number, NominalGlyph | undefined>>()
  readonly #pairs = new Map<string, Map<number, number>>()

  constructor(readonly font: FontkitFont) {
    this.scale = 1000 / font.unitsPerEm
  }

  covers(codePoint: number): boolean {
    return this.font.hasGlyphForCodePoint(codePoint)
  }

  /**
   * The glyphs of one word. Words whose letters only kern are put together from cached pairs, which is many times faster than
   * full shaping and gives the same; ligatures, marks and complex scripts are shaped in full.
   */
  run(text: string, features: string, rightToLeft: boolean): GlyphRun {
    if (!rightToLeft && PAIRWISE.test(text)) {
      const run = this.#runByPairs(text, features)
      if (run) return run
    }
    return this.shapeFully(text, features, rightToLeft)
  }

  shapeFully(text: string, features: string, rightToLeft: boolean): GlyphRun {
    const run = this.font.layout(
      text,
      features === '' ? [] : features.split(' '),
      undefined,
      undefined,
      rightToLeft ? 'rtl' : 'ltr',
    )
    const offsets: number[] = []
    let moved = false
    for (const { xOffset, yOffset } of run.positions) {
      offsets.push(xOffset * this.scale, yOffset * this.scale)
      if (xOffset !== 0 || yOffset !== 0) moved = true
    }
    return {
      glyphs: run.glyphs.map((glyph) => glyph.id),
      codePoints: run.glyphs.map((glyph) => glyph.codePoints),
      advances: run.positions.map((position) => position.xAdvance * this.scale),
      ...(moved ? { offsets } : {}),
    }
  }

  #runByPairs(text: string, features: string): GlyphRun | undefined {
    const nominal = mapFor(this.#nominal, features)
    const pairs = mapFor(this.#pairs, features)
    const glyphs: number[] = []
    const codePoints: number[][] = []
    const advances: number[] = []
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at)
      const glyph = this.#nominalGlyph(nominal, code, features)
      if (!glyph) return undefined
      glyphs.push(glyph.glyph)
      codePoints.push([code])
      if (at > 0) {
        const kern = this.#kern(pairs, nominal, text.charCodeAt(at - 1), code, features)
        if (Number.isNaN(kern)) return undefined
        advances[at - 1] = (advances[at - 1] ?? 0) + kern
      }
      advances.push(glyph.advance)
    }
    return { glyphs, codePoints, advances }
  }

  #nominalGlyph(
    nominal: Map<number, NominalGlyph | undefined>,
    code: number,
    features: string,
  ): NominalGlyph | undefined {
    if (nominal.has(code)) return nominal.get(code)
    const run = this.shapeFully(String.fromCharCode(code), features, false)
    const [glyph] = run.glyphs
    const [advance] = run.advances
    const found =
      run.glyphs.length === 1 && glyph !== undefined && advance !== undefined && !run.offsets
        ? { glyph, advance }
        : undefined
    nominal.set(code, found)
    return found
  }

  /** The kerning between two letters; not a number when they do more to each other than kern. */
  #kern(
    pairs: Map<number, number>,
    nominal: Map<number, NominalGlyph | undefined>,
    left: number,
    right: number,
    features: string,
  ): number {
    const key = left * 0x10000 + right
    const known = pairs.get(key)
    if (known !== undefined) return known
    const a = this.#nominalGlyph(nominal, left, features)
    const b = this.#nominalGlyph(nominal, right, features)
    const run = this.shapeFully(String.fromCharCode(left, right), features, false)
    const [first, second] = run.advances
    const plain =
      a !== undefined &&
      b !== undefined &&
      run.glyphs.length === 2 &&
      run.glyphs[0] === a.glyph &&
      run.glyphs[1] === b.glyph &&
      second === b.advance &&
      !run.offsets
    const kern = plain && first !== undefined ? first - a.advance : Number.NaN
    pairs.set(key, kern)
    return kern
  }
}

function mapFor<K, V>(maps: Map<string, Map<K, V>>, key: string): Map<K, V> {
  let map = maps.get(key)
  if (!map) {
    map = new Map()
    maps.set(key, map)
  }
  return map
}
