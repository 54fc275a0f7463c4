import type * as HarfBuzzModule from 'harfbuzzjs'
import type { GlyphRun, PlacedGlyph } from './glyph-run'

type HarfBuzz = typeof HarfBuzzModule

let loading: Promise<HarfBuzz> | undefined

/** HarfBuzz, read when a text first needs it. */
export function loadHarfBuzz(): Promise<HarfBuzz> {
  loading ??= import('harfbuzzjs')
  return loading
}

/** A glyph and the first UTF-16 unit of the characters that it was made of. */
interface ShapedGlyph extends PlacedGlyph {
  readonly cluster: number
  readonly advance: number
}

/**
 * Shapes the scripts whose letters change places, stack or join.
 * *Source*: HarfBuzz; fontkit 2.0.4 takes a Bengali vowel sign inside a word for one at its beginning, and sets Thai tone marks over
 * each other.
 */
export class ComplexShaper {
  readonly #font: HarfBuzzModule.Font
  readonly #buffer: HarfBuzzModule.Buffer

  /** `scale` turns font units into 1/1000 of the font size. */
  constructor(
    readonly harfBuzz: HarfBuzz,
    bytes: Uint8Array,
    readonly scale: number,
  ) {
    this.#font = new harfBuzz.Font(new harfBuzz.Face(new harfBuzz.Blob(bytes)))
    this.#buffer = new harfBuzz.Buffer()
  }

  /**
   * What belongs together – a syllable, a letter with its marks – comes back as one glyph that is composed of several, so that it
   * keeps its characters in the order in which they are read. From right to left marks stay apart: viewers turn the glyphs round.
   */
  run(text: string, rightToLeft: boolean): GlyphRun {
    const groups = byCluster(this.#shape(text, rightToLeft))
    const starts = [...new Set(groups.map(([first]) => first?.cluster ?? 0))].sort((a, b) => a - b)
    const offsets: number[] = []
    const composed = groups.map((group): readonly PlacedGlyph[] | undefined => {
      const [first] = group
      const alone = group.length === 1 && first
      const stays = alone && (rightToLeft || (first.dx === 0 && first.dy === 0))
      offsets.push(stays ? first.dx * this.scale : 0, stays ? first.dy * this.scale : 0)
      return stays ? undefined : inPlace(group)
    })
    return {
      glyphs: groups.map(([first]) => first?.glyph ?? 0),
      codePoints: groups.map(([first]) => {
        const from = first?.cluster ?? 0
        const characters = text.slice(from, starts[starts.indexOf(from) + 1] ?? text.length)
        return Array.from(characters, (character) => character.codePointAt(0) ?? 0)
      }),
      advances: groups.map((group) => group.reduce((sum, { advance }) => sum + advance, 0) * this.scale),
      composed,
      ...(offsets.some((offset) => offset !== 0) ? { offsets } : {}),
    }
  }

  #shape(text: string, rightToLeft: boolean): ShapedGlyph[] {
    const { BufferFlag, ClusterLevel, Direction, shape } = this.harfBuzz
    const buffer = this.#buffer
    buffer.reset()
    buffer.addText(text)
    buffer.guessSegmentProperties()
    buffer.setDirection(rightToLeft ? Direction.RTL : Direction.LTR)
    buffer.setFlags(BufferFlag.BOT | BufferFlag.EOT | BufferFlag.REMOVE_DEFAULT_IGNORABLES)
    buffer.setClusterLevel(rightToLeft ? ClusterLevel.MONOTONE_CHARACTERS : ClusterLevel.MONOTONE_GRAPHEMES)
    shape(this.#font, buffer)
    const positions = buffer.getGlyphPositions()
    return buffer.getGlyphInfos().map(({ codepoint, cluster }, at) => {
      const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[at] ?? {}
      return { glyph: codepoint, cluster, advance: xAdvance, dx: xOffset, dy: yOffset }
    })
  }
}

function byCluster(glyphs: readonly ShapedGlyph[]): ShapedGlyph[][] {
  const groups: ShapedGlyph[][] = []
  for (const glyph of glyphs) {
    const group = groups.at(-1)
    if (group?.[0]?.cluster === glyph.cluster) group.push(glyph)
    else groups.push([glyph])
  }
  return groups
}

/** Where each glyph stands from where the first began. */
function inPlace(group: readonly ShapedGlyph[]): PlacedGlyph[] {
  let pen = 0
  return group.map(({ glyph, dx, dy, advance }) => {
    const placed = { glyph, dx: pen + dx, dy }
    pen += advance
    return placed
  })
}
