import type { DocumentFont, DocumentFonts } from '../fonts/document-fonts'
import { fallbacksFor, type FaceName } from '../fonts/typefaces'
import type { Face } from '../fonts/face'
import type { GlyphRun } from '../fonts/glyph-run'
import { mirrored } from './bidi'
import type { TextStyle } from './text-style'

/** Glyphs of one font, ready to be shown. */
export interface ShapedPiece {
  readonly font: DocumentFont
  /** The inside of a TJ array: `<00120013>-12<0014>`. */
  readonly show: string
  /** *Units*: 1/1000 of the font size; how far the piece stands above the baseline. */
  readonly rise: number
}

/** A word, or a part of one, as it is drawn. *Units*: 1/1000 of the font size. */
export interface ShapedWord {
  readonly pieces: readonly ShapedPiece[]
  readonly width: number
}

const REPLACEMENT = 0x25a1
const SOFT_HYPHEN = 0xad
/** Characters that steer breaking and leave no mark on paper. */
const INVISIBLE = /\u00ad|\u200b|[\u200e\u200f]|[\u2060-\u2064]|\ufeff|[\ufe00-\ufe0f]/g
/** Those that steer how letters join, which only the shaping of such letters needs. */
const JOINERS = /[\u200c\u200d]/g
const CACHE_LIMIT = 30_000
const SHARED = /^[\p{Script=Common}\p{Script=Inherited}]/u
/** What is shaped at once: a font's rules look back over all that came before, so that 60,000 marks on a letter took minutes. *Units*: UTF-16 code units. */
const LONGEST_RUN = 400
/** Marks that keep to their letter. *Source*: UAX #15, stream-safe text. */
const MARKS_TOGETHER = 30

/** The words known in one look. */
interface KnownWords {
  readonly leftToRight: Map<string, ShapedWord>
  readonly rightToLeft: Map<string, ShapedWord>
}

/** Turns words into glyphs of one document's fonts. */
export class Shaper {
  /** Looks that differ in colour or size alone share their words. */
  readonly #byLook = new Map<string, KnownWords>()
  readonly #byStyle = new WeakMap<TextStyle, KnownWords>()
  readonly #hyphens = new Map<FaceName, ShapedWord>()
  readonly #missing = new Set<string>()

  constructor(readonly fonts: DocumentFonts) {}

  /** The characters, in the order of the text, that no font has. */
  get missing(): readonly string[] {
    return [...this.#missing]
  }

  tellMissing(character: string): void {
    this.#missing.add(character)
  }

  /** The word in this style. A character that no font has is drawn as an empty box and remembered. */
  shape(text: string, style: TextStyle, rightToLeft = false): ShapedWord {
    const known = this.#knownIn(style)
    const words = rightToLeft ? known.rightToLeft : known.leftToRight
    let word = words.get(text)
    if (!word) {
      word = this.#shapeAnew(text, style, rightToLeft)
      if (words.size >= CACHE_LIMIT) words.clear()
      words.set(text, word)
    }
    return word
  }

  #knownIn(style: TextStyle): KnownWords {
    let known = this.#byStyle.get(style)
    if (!known) {
      const look = `${style.face} ${style.features} ${(style.trackingPt ?? 0) / style.sizePt}`
      known = this.#byLook.get(look) ?? { leftToRight: new Map(), rightToLeft: new Map() }
      this.#byLook.set(look, known)
      this.#byStyle.set(style, known)
    }
    return known
  }

  /** *Units*: points. */
  widthOf(text: string, style: TextStyle): number {
    return (this.shape(text, style).width * style.sizePt) / 1000
  }

  /** The hyphen at the end of a broken line, which extraction drops again. *Source*: ISO 14289-1, 7.2 (soft hyphen U+00AD). */
  hyphen(style: TextStyle): ShapedWord {
    let word = this.#hyphens.get(style.face)
    if (!word) {
      const font = this.fonts.font(style.face)
      const code = font.encode(font.face.font.glyphForCodePoint(0x2d).id, [SOFT_HYPHEN])
      word = { pieces: [{ font, show: `<${code}>`, rise: 0 }], width: font.widthOf(code) }
      this.#hyphens.set(style.face, word)
    }
    return word
  }

  #shapeAnew(text: string, style: TextStyle, rightToLeft: boolean): ShapedWord {
    // joined letters must not be spaced apart
    const tracking = rightToLeft ? 0 : ((style.trackingPt ?? 0) * 1000) / style.sizePt
    const pieces: ShapedPiece[] = []
    let width = 0
    const parts = this.#cover(text.replace(INVISIBLE, ''), style.face).flatMap(inRuns)
    for (const part of parts) if (part.missing) for (const character of part.text) this.tellMissing(character)
    if (rightToLeft) parts.reverse()
    for (const { face, text: letters, missing } of parts) {
      const font = this.fonts.font(face)
      const run = this.#run(font.face, letters, missing, style.features, rightToLeft)
      width += encodeRun(font, run, font.face.complex ? 0 : tracking, rightToLeft, pieces)
    }
    return { pieces, width }
  }

  #run(face: Face, text: string, missing: boolean, features: string, rightToLeft: boolean): GlyphRun {
    if (!missing)
      return rightToLeft && !face.complex ? mirroredRun(face, text, features) : face.run(text, features, rightToLeft)
    const box = face.font.glyphForCodePoint(REPLACEMENT)
    const codePoints = [...text].map((character) => character.codePointAt(0) ?? REPLACEMENT)
    return {
      glyphs: codePoints.map(() => box.id),
      // a control or half a surrogate pair can't stand in a file's text
      codePoints: codePoints.map((code) => [code < 0x20 || (code >= 0xd800 && code <= 0xdfff) ? 0xfffd : code]),
      advances: codePoints.map(() => box.advanceWidth * face.scale),
    }
  }

  /** Cuts the text by the first face of the chain that can draw each character with its marks. */
  #cover(text: string, first: FaceName): Part[] {
    const own = this.fonts.font(first).face
    const plain = text.replace(JOINERS, '')
    if (coversAll(own, plain)) return plain === '' ? [] : [{ face: first, text: plain, missing: false }]
    const parts: Part[] = []
    for (const cluster of clusters(text)) {
      const last = parts.at(-1)
      const part = this.#partOf(cluster, first, last?.face ?? first)
      if (last && last.face === part.face && last.missing === part.missing) last.text += part.text
      else if (part.text !== '') parts.push(part)
    }
    return parts
  }

  /** What no script owns, a full stop that several share, is drawn by the face of the letters before it. */
  #partOf(cluster: string, first: FaceName, before: FaceName): Part {
    const letters = cluster.replace(JOINERS, '')
    const chain = [first, ...(SHARED.test(letters) ? [before] : []), ...fallbacksFor(cluster, first)]
    const face = chain.find((name) => coversAll(this.fonts.library.face(name), letters))
    const joins = face !== undefined && this.fonts.library.face(face).complex !== undefined
    return { face: face ?? 'sans', text: joins ? cluster : letters, missing: face === undefined }
  }
}

/** A text that one face draws. */
interface Part {
  face: FaceName
  text: string
  missing: boolean
}

function inRuns(part: Part): Part[] {
  if (part.text.length <= LONGEST_RUN) return [part]
  const runs: Part[] = []
  for (let from = 0; from < part.text.length;) {
    let to = Math.min(part.text.length, from + LONGEST_RUN)
    const earliest = to - MARKS_TOGETHER
    while (to > earliest && to < part.text.length && isWithinCluster(part.text, to)) to--
    if (isLowSurrogate(part.text, to)) to--
    runs.push({ ...part, text: part.text.slice(from, to) })
    from = to
  }
  return runs
}

function isWithinCluster(text: string, at: number): boolean {
  return isLowSurrogate(text, at) || /[\p{M}\u200c\u200d]/u.test(text.charAt(at))
}

function isLowSurrogate(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code >= 0xdc00 && code <= 0xdfff
}

/** Brackets in right-to-left text are drawn turned round, but stand for what was written. */
function mirroredRun(face: Face, text: string, features: string): GlyphRun {
  const run = face.run(mirrored(text), features, true)
  return {
    ...run,
    codePoints: run.codePoints.map((codes) =>
      codes.map((code) => mirrored(String.fromCodePoint(code)).codePointAt(0) ?? code),
    ),
  }
}

function coversAll(face: { covers(codePoint: number): boolean }, text: string): boolean {
  for (const character of text) {
    const code = character.codePointAt(0)
    if (code === undefined || !face.covers(code)) return false
  }
  return true
}

/** A character with the marks that stand on it, and what says how it joins the next. */
function clusters(text: string): string[] {
  return text.match(/\P{M}[\p{M}\u200c\u200d]*|\p{M}+/gu) ?? []
}

/** Appends the run's pieces and returns its width. */
function encodeRun(
  font: DocumentFont,
  run: GlyphRun,
  tracking: number,
  rightToLeft: boolean,
  pieces: ShapedPiece[],
): number {
  let width = 0
  let show = ''
  let hex = ''
  let rise = 0
  /** How far the viewer's pen is ahead of where the next glyph belongs. */
  let ahead = 0
  const flushHex = (): void => {
    if (hex !== '') show += `<${hex}>`
    hex = ''
  }
  const put = (code: string, dx: number, advance: number): void => {
    const back = Math.round(ahead - dx)
    if (back !== 0) {
      flushHex()
      show += back
    }
    hex += code
    ahead += font.widthOf(code) - advance - back
    width += advance
  }
  run.glyphs.forEach((glyph, at) => {
    const all = run.codePoints[at] ?? []
    // of a right-to-left ligature each letter is put where a reader that turns the line round expects it
    const own = rightToLeft ? all.slice(0, 1) : all
    for (const code of rightToLeft ? all.slice(1).reverse() : []) {
      const carrier = font.encodeEmpty(code)
      if (carrier !== undefined) put(carrier, 0, 0)
    }
    const advance = (run.advances[at] ?? 0) + tracking
    const composed = run.composed?.[at]
    if (composed) {
      put(font.encodeComposed(composed, own), 0, advance)
      return
    }
    const dx = run.offsets?.[at * 2] ?? 0
    const dy = run.offsets?.[at * 2 + 1] ?? 0
    const { scale } = font.face
    // marks have no advance of their own; letters that are only kerned stay as they are
    const isMark = run.advances[at] === 0 && (dx !== 0 || dy !== 0)
    const moved = isMark ? font.encodeMoved(glyph, own, Math.round(dx / scale), Math.round(dy / scale)) : undefined
    if (moved !== undefined) {
      put(moved, 0, advance)
      return
    }
    if (dy !== rise) {
      flushHex()
      if (show !== '') pieces.push({ font, show, rise })
      show = ''
      rise = dy
    }
    put(font.encode(glyph, own), dx, advance)
  })
  const rest = Math.round(ahead)
  flushHex()
  if (rest !== 0) show += rest
  if (show !== '') pieces.push({ font, show, rise })
  return width
}
