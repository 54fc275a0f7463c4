import { classOf, coverageIndex, lookupsOf, FontTable, type Lookup } from './font-table'

/** The features that text is shaped with unless it is told otherwise. *Source*: OpenType's registry of features, as fontkit applies it. */
const SUBSTITUTING = new Set(['ccmp', 'locl', 'rlig', 'calt', 'clig', 'liga', 'rclt', 'rvrn'])
const POSITIONING = new Set(['kern'])

/** *Source*: OpenType 1.9, the lookup types of 'GSUB' and of 'GPOS'. */
const SINGLE = 1
const MULTIPLE = 2
const LIGATURE = 4
const PAIR = 2
const SUBSTITUTION = { extension: 7, context: 5, chainedContext: 6, reverse: 8 }
const POSITION = { extension: 9, context: 7, chainedContext: 8 }
const X_ADVANCE = 0x0004

/** A rule in context, as far as its first glyph and the ones beside it go. */
interface ContextRule {
  readonly before: FontTable | undefined
  readonly first: FontTable
  readonly next: FontTable | undefined
  /** False when the rule is written in a form that isn't taken apart: then its first glyph alone decides. */
  readonly exact: boolean
}

/**
 * What a font's own tables say of two glyphs side by side: how they are kerned, and whether they do more to each other than that.
 * It reads what fontkit reads, without building its objects.
 */
export class PairRules {
  readonly #ligatures: readonly Lookup[]
  readonly #contexts: readonly ContextRule[]
  readonly #substitutions = new Map<string, readonly Lookup[]>()

  private constructor(
    readonly kerning: readonly Lookup[],
    contextualKerning: readonly Lookup[],
    readonly gsub: FontTable | undefined,
  ) {
    const lookups = gsub ? lookupsOf(gsub, SUBSTITUTING, SUBSTITUTION.extension) : []
    this.#ligatures = lookups.filter(({ type }) => type === LIGATURE)
    this.#contexts = [
      ...lookups.flatMap(({ type, subtables }) =>
        type === SUBSTITUTION.context || type === SUBSTITUTION.chainedContext
          ? subtables.map((subtable) => contextRule(type === SUBSTITUTION.chainedContext, subtable))
          : [],
      ),
      ...contextualKerning.flatMap(({ type, subtables }) =>
        subtables.map((subtable) => contextRule(type === POSITION.chainedContext, subtable)),
      ),
    ]
  }

  /** *Shape*: undefined when the font kerns in a way that is not understood here. */
  static of(font: Uint8Array): PairRules | undefined {
    const gpos = FontTable.table(font, 'GPOS')
    const gsub = FontTable.table(font, 'GSUB')
    const kerning = gpos ? lookupsOf(gpos, POSITIONING, POSITION.extension) : []
    const plain = kerning.filter(isPlainKerning)
    const contextual = kerning.filter(({ type }) => type === POSITION.context || type === POSITION.chainedContext)
    if (plain.length + contextual.length < kerning.length) return undefined
    return new PairRules(plain, contextual, gsub)
  }

  /**
   * The glyph that stands for another one when these features are on and nothing is beside it.
   * *Shape*: undefined when it becomes several glyphs or one of a choice. *Units*: `features` as in CSS, separated by spaces.
   */
  alone(glyph: number, features: string): number | undefined {
    let result = glyph
    for (const { type, subtables } of this.#substitutionsFor(features)) {
      if (type !== SINGLE && type !== MULTIPLE && type !== SUBSTITUTION.reverse) continue
      for (const subtable of subtables) {
        const index = coverageIndex(subtable.at(2), result)
        if (index < 0) continue
        if (type !== SINGLE) return undefined
        result = subtable.u16(0) === 1 ? (result + subtable.i16(4)) & 0xffff : subtable.u16(6 + index * 2)
        break
      }
    }
    return this.#contexts.some((rule) => !rule.before && !rule.next && covers(rule.first, result)) ? undefined : result
  }

  #substitutionsFor(features: string): readonly Lookup[] {
    let lookups = this.#substitutions.get(features)
    if (!lookups) {
      const wanted = new Set([...SUBSTITUTING, ...features.split(' ')])
      lookups = this.gsub ? lookupsOf(this.gsub, wanted, SUBSTITUTION.extension) : []
      this.#substitutions.set(features, lookups)
    }
    return lookups
  }

  /** What the two do to each other. */
  meet(left: number, right: number): 'kern' | 'ligate' | 'interact' {
    for (const rule of this.#contexts) if (contextMatches(rule, left, right)) return 'interact'
    for (const { subtables } of this.#ligatures)
      for (const subtable of subtables) if (startsLigature(subtable, left, right)) return 'ligate'
    return 'kern'
  }

  /** Puts ligatures in the place of their letters. *Shape*: the glyphs, and how many of those given each stands for. */
  ligate(given: readonly number[]): { glyphs: number[]; lengths: number[] } {
    const glyphs = [...given]
    const lengths = given.map(() => 1)
    for (const { subtables } of this.#ligatures)
      for (let at = 0; at < glyphs.length; at++)
        for (const subtable of subtables) {
          const found = ligatureAt(subtable, glyphs, at)
          if (!found) continue
          glyphs.splice(at, found.count, found.glyph)
          const merged = lengths.splice(at, found.count).reduce((sum, length) => sum + length, 0)
          lengths.splice(at, 0, merged)
          break
        }
    return { glyphs, lengths }
  }

  /** What is added to the first glyph's advance. *Units*: font units. */
  kern(left: number, right: number): number {
    let sum = 0
    for (const { subtables } of this.kerning)
      for (const subtable of subtables) {
        const value = pairValue(subtable, left, right)
        if (value === undefined) continue
        sum += value
        break
      }
    return sum
  }
}

function isPlainKerning({ type, subtables }: Lookup): boolean {
  return type === PAIR && subtables.every((subtable) => subtable.u16(4) === X_ADVANCE && subtable.u16(6) === 0)
}

function startsLigature(subtable: FontTable, left: number, right: number): boolean {
  const index = coverageIndex(subtable.at(2), left)
  if (index < 0) return false
  const set = subtable.at(6 + index * 2)
  for (let at = 0; at < set.u16(0); at++) if (set.at(2 + at * 2).u16(4) === right) return true
  return false
}

/** The first ligature of the set that the glyphs from `at` on spell. */
function ligatureAt(
  subtable: FontTable,
  glyphs: readonly number[],
  at: number,
): { glyph: number; count: number } | undefined {
  const index = coverageIndex(subtable.at(2), glyphs[at] ?? 0)
  if (index < 0) return undefined
  const set = subtable.at(6 + index * 2)
  for (let entry = 0; entry < set.u16(0); entry++) {
    const ligature = set.at(2 + entry * 2)
    const count = ligature.u16(2)
    let same = 1
    while (same < count && ligature.u16(2 + same * 2) === glyphs[at + same]) same++
    if (same === count) return { glyph: ligature.u16(0), count }
  }
  return undefined
}

function contextRule(chained: boolean, subtable: FontTable): ContextRule {
  if (subtable.u16(0) !== 3) return { before: undefined, first: subtable.at(2), next: undefined, exact: false }
  if (!chained)
    return {
      before: undefined,
      first: subtable.at(6),
      next: subtable.u16(2) > 1 ? subtable.at(8) : undefined,
      exact: true,
    }
  let at = 2
  const coverages = (): readonly [FontTable | undefined, FontTable | undefined] => {
    const count = subtable.u16(at)
    const list = [count > 0 ? subtable.at(at + 2) : undefined, count > 1 ? subtable.at(at + 4) : undefined] as const
    at += 2 + count * 2
    return list
  }
  const [before] = coverages()
  const [first, second] = coverages()
  const [after] = coverages()
  if (!first) throw new RangeError('a rule in context has no glyph')
  return { before, first, next: second ?? after, exact: true }
}

/**
 * True when a rule in context can begin to match at this pair: with `left` as its first glyph and `right` next to it, or with
 * `right` as its first glyph and `left` before it. What lies further off isn't looked at, so it may say so too often, never too seldom.
 */
function contextMatches({ before, first, next, exact }: ContextRule, left: number, right: number): boolean {
  if (!exact) return covers(first, left) || covers(first, right)
  if (covers(first, left) && (next ? covers(next, right) : !before)) return true
  return before !== undefined && covers(first, right) && covers(before, left)
}

function covers(coverage: FontTable, glyph: number): boolean {
  return coverageIndex(coverage, glyph) >= 0
}

/** *Shape*: undefined when the subtable says nothing of the pair and the next one is to be asked. */
function pairValue(subtable: FontTable, left: number, right: number): number | undefined {
  const index = coverageIndex(subtable.at(2), left)
  if (index < 0) return undefined
  if (subtable.u16(0) === 1) {
    const set = subtable.at(10 + index * 2)
    let low = 0
    let high = set.u16(0) - 1
    while (low <= high) {
      const middle = (low + high) >> 1
      const second = set.u16(2 + middle * 4)
      if (right < second) high = middle - 1
      else if (right > second) low = middle + 1
      else return set.i16(4 + middle * 4)
    }
    return undefined
  }
  const leftClass = classOf(subtable.at(8), left)
  const rightClass = classOf(subtable.at(10), right)
  return subtable.i16(16 + (leftClass * subtable.u16(14) + rightClass) * 2)
}
