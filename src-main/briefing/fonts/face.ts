import type { FontkitFont, FontkitGlyph } from 'fontkit'
import type { ComplexShaper } from './complex-shaper'
import type { GlyphRun } from './glyph-run'
import { PairRules } from './pair-rules'

/** In the place of a kerning: the two letters may become one glyph. */
const LIGATES = Number.POSITIVE_INFINITY

interface NominalGlyph {
  glyph: number
  advance: number
}

/**
 * Letters that only ever meet their neighbours in pairs: kerned or ligated, never reordered or stacked.
 * The fraction slash is left out, because it changes the figures around it however far they reach.
 */
const PAIRWISE =
  /^[\u0020-\u007e\u00a0-\u024f\u0370-\u03ff\u0400-\u0482\u048a-\u04ff\u1e00-\u1eff\u2010-\u2027\u2030-\u2043\u2045-\u205e\u20a0-\u20bf]*$/

/** A parsed font with what is known of its glyphs. It outlives a document, so a second briefing is faster than the first. */
export class Face {
  readonly scale: number
  readonly #nominal = new Map<string, Map<number, NominalGlyph | undefined>>()
  readonly #pairs = new Map<string, Map<number, number>>()

  readonly #rules: PairRules | undefined

  /** `bytes` are those that the font was parsed from. `complex` shapes what fontkit can't. */
  constructor(
    readonly font: FontkitFont,
    bytes: Uint8Array,
    readonly complex?: ComplexShaper,
  ) {
    this.scale = 1000 / font.unitsPerEm
    this.#rules = PairRules.of(bytes)
  }

  covers(codePoint: number): boolean {
    return this.font.hasGlyphForCodePoint(codePoint) || (this.complex !== undefined && isJoiner(codePoint))
  }

  /**
   * The glyphs of one word. Words whose letters only kern are put together from cached pairs, which is many times faster than
   * full shaping and gives the same; ligatures, marks and complex scripts are shaped in full.
   */
  run(text: string, features: string, rightToLeft: boolean): GlyphRun {
    if (this.complex) return this.complex.run(text, rightToLeft)
    if (!rightToLeft && PAIRWISE.test(text)) {
      const run = this.#runByPairs(text, features)
      if (run) return run
    }
    return this.shapeFully(text, features, rightToLeft)
  }

  shapeFully(text: string, features: string, rightToLeft: boolean): GlyphRun {
    // fontkit keeps a glyph with the characters that it first stood for, or with none when it was asked for by number
    this.font._glyphs = {}
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
      codePoints: spelledOut(text, run.glyphs, rightToLeft),
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
    let ligates = false
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at)
      const glyph = this.#nominalGlyph(nominal, code, features)
      if (!glyph) return undefined
      glyphs.push(glyph.glyph)
      codePoints.push([code])
      if (at > 0) {
        const kern = this.#kern(pairs, nominal, text.charCodeAt(at - 1), code, features)
        if (Number.isNaN(kern)) return undefined
        if (kern === LIGATES) ligates = true
        advances[at - 1] = (advances[at - 1] ?? 0) + kern
      }
      advances.push(glyph.advance)
    }
    return ligates ? this.#ligated(glyphs, codePoints) : { glyphs, codePoints, advances }
  }

  #ligated(letters: readonly number[], codes: readonly (readonly number[])[]): GlyphRun | undefined {
    const rules = this.#rules
    if (!rules) return undefined
    const { glyphs, lengths } = rules.ligate(letters)
    const codePoints: number[][] = []
    const advances: number[] = []
    let from = 0
    for (let at = 0; at < glyphs.length; at++) {
      const glyph = glyphs[at] ?? 0
      const length = lengths[at] ?? 1
      codePoints.push(codes.slice(from, from + length).flat())
      from += length
      advances.push(this.font.getGlyph(glyph).advanceWidth * this.scale)
      if (at === 0) continue
      const before = glyphs[at - 1] ?? 0
      if (rules.meet(before, glyph) === 'interact') return undefined
      advances[at - 1] = (advances[at - 1] ?? 0) + rules.kern(before, glyph) * this.scale
    }
    return { glyphs, codePoints, advances }
  }

  #nominalGlyph(
    nominal: Map<number, NominalGlyph | undefined>,
    code: number,
    features: string,
  ): NominalGlyph | undefined {
    if (nominal.has(code)) return nominal.get(code)
    const found = this.#alone(code, features)
    nominal.set(code, found)
    return found
  }

  #alone(code: number, features: string): NominalGlyph | undefined {
    if (this.#rules) {
      const glyph = this.#rules.alone(this.font.glyphForCodePoint(code).id, features)
      return glyph === undefined ? undefined : { glyph, advance: this.font.getGlyph(glyph).advanceWidth * this.scale }
    }
    const run = this.shapeFully(String.fromCharCode(code), features, false)
    const [glyph] = run.glyphs
    const [advance] = run.advances
    return run.glyphs.length === 1 && glyph !== undefined && advance !== undefined && !run.offsets
      ? { glyph, advance }
      : undefined
  }

  /**
   * From the font's own tables, which are asked both for the glyphs and for those that they were before a feature changed them.
   * *Shape*: undefined when the tables weren't understood, not a number when the two do more to each other than kern or ligate.
   */
  #tabledKern(
    left: number,
    right: number,
    a: NominalGlyph | undefined,
    b: NominalGlyph | undefined,
  ): number | undefined {
    const rules = this.#rules
    if (!rules) return undefined
    if (!a || !b) return Number.NaN
    const plainA = this.font.glyphForCodePoint(left).id
    const plainB = this.font.glyphForCodePoint(right).id
    const meeting = rules.meet(a.glyph, b.glyph)
    if (meeting === 'interact' || rules.meet(plainA, plainB) === 'interact') return Number.NaN
    if (meeting === 'ligate') return LIGATES
    return rules.kern(a.glyph, b.glyph) * this.scale
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
    const tabled = this.#tabledKern(left, right, a, b)
    if (tabled !== undefined) {
      pairs.set(key, tabled)
      return tabled
    }
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

/** The zero-width joiner and non-joiner, which say how the letters beside them meet. */
function isJoiner(codePoint: number): boolean {
  return codePoint === 0x200c || codePoint === 0x200d
}

/**
 * What each glyph of a run stands for. A glyph that stands for several characters in one run comes back with the first of them;
 * the text itself knows better, as long as shaping neither reordered nor took apart.
 */
function spelledOut(text: string, glyphs: readonly FontkitGlyph[], rightToLeft: boolean): number[][] {
  const said = glyphs.map((glyph) => glyph.codePoints)
  const codes = Array.from(text, (character) => character.codePointAt(0) ?? 0)
  if (said.reduce((sum, list) => sum + list.length, 0) !== codes.length) return said
  if (rightToLeft) said.reverse()
  let at = 0
  const spelled = said.map((list) => codes.slice(at, (at += list.length)))
  return rightToLeft ? spelled.reverse() : spelled
}

function mapFor<K, V>(maps: Map<string, Map<K, V>>, key: string): Map<K, V> {
  let map = maps.get(key)
  if (!map) {
    map = new Map()
    maps.set(key, map)
  }
  return map
}
