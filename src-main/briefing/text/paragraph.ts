import LineBreaker from 'linebreak'
import type { Footnote, Inline } from '../content/inline'
import type { StructureNode } from '../pdf/structure'
import { hasRightToLeft, levelsOf, visualOrder } from './bidi'
import { breakLines, type BreakItem } from './line-breaker'
import type { Line, LineLink, LineRun } from './line'
import { printable } from './safe-text'
import type { ShapedWord } from './shaper'
import { stretchesOf, type ParagraphContext, type Stretch } from './stretches'
import type { ParagraphStyle } from './text-style'

/** A part of a word that is never broken inside. */
interface Atom {
  stretch: Stretch
  from: number
  to: number
}

const MAX_ATOM = 40
const BREAKING_SPACE = /[ \u1680\u2000-\u2006\u2008-\u200a\u3000]/
const PLAIN_WORD = /^[\p{L}\p{M}\p{N}.,;:!?'’‘“”"()[\]…%&\u00a0\u202f\u2060]+$/u
const IDEOGRAPHIC = /[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\u{20000}-\u{3ffff}]/u
const HYPHENATABLE = /^\P{L}*(\p{Ll}{7,})\P{L}*$/u
const HYPHEN_COST = 60

/**
 * Sets inline content as lines.
 * Structure elements for links, notes and foreign runs are made under `node` in the order of the text.
 * *Shape*: at least one line, unless the content is empty. With `outerLink` all of it is part of that link.
 */
export function setParagraph(
  content: readonly Inline[],
  style: ParagraphStyle,
  widthPt: number,
  node: StructureNode,
  context: ParagraphContext,
  outerLink?: LineLink,
): Line[] {
  const logical = content.map((inline) => (inline.kind === 'note' ? '' : printable(inline.text))).join('')
  const bidi = hasRightToLeft(logical) ? levelsOf(logical) : undefined
  const stretches = stretchesOf(content, style.text, node, context, bidi, outerLink)
  return new ParagraphSetter(stretches, style, widthPt, context, bidi?.base ?? 0).lines()
}

class ParagraphSetter {
  readonly #items: BreakItem[] = []
  /** For each item, what it draws: a part of a word or a space. */
  readonly #atoms: (Atom | undefined)[] = []
  #hasLongWord = false

  constructor(
    readonly stretches: readonly Stretch[],
    readonly style: ParagraphStyle,
    readonly widthPt: number,
    readonly context: ParagraphContext,
    /** 1 when the paragraph runs from right to left. */
    readonly base: 0 | 1,
  ) {}

  lines(): Line[] {
    if (this.stretches.length === 0) return []
    this.#collect()
    const justify = this.style.align === 'justify' && !this.#hasLongWord
    const breaks = breakLines(this.#items, { widthPt: this.widthPt, justify, maxHyphens: 2 })
    const lines: Line[] = []
    let from = 0
    for (const at of breaks) {
      lines.push(this.#line(from, at, justify, false))
      from = at + 1
      while (this.#items[from] && this.#items[from]?.kind !== 'box') from++
    }
    lines.push(this.#line(from, this.#items.length, justify, true))
    return lines
  }

  /** Cuts the stretches into boxes, spaces and places to break. */
  #collect(): void {
    let word: Atom[] = []
    const flush = (): void => {
      if (word.length > 0) this.#addWord(word)
      word = []
    }
    for (const stretch of this.stretches) {
      const { text } = stretch
      if (stretch.note) {
        // a mark stays with the word before it
        word.push({ stretch, from: 0, to: text.length })
        continue
      }
      let from = 0
      for (let at = 0; at < text.length; at++) {
        if (!BREAKING_SPACE.test(text.charAt(at))) continue
        if (at > from) word.push({ stretch, from, to: at })
        flush()
        this.#addSpace({ stretch, from: at, to: at + 1 })
        from = at + 1
      }
      if (from < text.length) word.push({ stretch, from, to: text.length })
    }
    flush()
  }

  #addSpace(atom: Atom): void {
    this.#push({ kind: 'glue', width: this.#widthOf(atom.stretch, ' '), cost: 0, hyphen: false }, atom)
  }

  #addWord(word: readonly Atom[]): void {
    const whole = word.map(({ stretch, from, to }) => stretch.text.slice(from, to)).join('')
    const places = this.#placesToBreak(whole, word)
    let at = 0
    for (const { stretch, from, to } of word) {
      const end = at + (to - from)
      let start = at
      for (const place of places) {
        if (place.at <= start || place.at > end) continue
        this.#addPart(stretch, from + start - at, from + place.at - at)
        this.#push(
          {
            kind: 'penalty',
            width: place.hyphen ? this.#hyphenWidth(stretch) : 0,
            cost: place.cost,
            hyphen: place.hyphen,
          },
          place.hyphen ? { stretch, from: to, to } : undefined,
        )
        start = place.at
      }
      if (start < end) this.#addPart(stretch, from + start - at, to)
      at = end
    }
  }

  #addPart(stretch: Stretch, from: number, to: number): void {
    const before = this.#widthOf(stretch, stretch.text.slice(from, to))
    this.#push({ kind: 'box', width: before, cost: 0, hyphen: false }, { stretch, from, to })
  }

  #placesToBreak(whole: string, word: readonly Atom[]): { at: number; cost: number; hyphen: boolean }[] {
    const places: { at: number; cost: number; hyphen: boolean }[] = []
    const plain = PLAIN_WORD.test(whole) && !IDEOGRAPHIC.test(whole)
    if (!plain) {
      const breaker = new LineBreaker(whole)
      for (let next = breaker.nextBreak(); next; next = breaker.nextBreak())
        if (next.position < whole.length) places.push({ at: next.position, cost: 20, hyphen: false })
    } else if (this.style.hyphenate && word.every(({ stretch }) => !stretch.rightToLeft)) {
      const letters = HYPHENATABLE.exec(whole)?.[1]
      if (letters !== undefined) {
        const offset = whole.indexOf(letters)
        for (const point of this.context.hyphenator(letters))
          places.push({ at: offset + point, cost: HYPHEN_COST, hyphen: true })
      }
    }
    if (whole.length <= MAX_ATOM && this.#wordWidth(word) <= this.widthPt) return places
    return this.#withEmergencyPlaces(whole, word, places)
  }

  /** A word wider than the line may be broken anywhere, without a hyphen, so that none of it is lost. */
  #withEmergencyPlaces(
    whole: string,
    word: readonly Atom[],
    places: { at: number; cost: number; hyphen: boolean }[],
  ): { at: number; cost: number; hyphen: boolean }[] {
    const ends = [...places.map((place) => place.at), whole.length]
    let start = 0
    const more: { at: number; cost: number; hyphen: boolean }[] = []
    const longest = Math.max(4, Math.floor(this.widthPt / (this.style.text.sizePt * 1.1)))
    for (const end of ends) {
      if (
        end - start > longest &&
        (end - start > MAX_ATOM * 4 || this.#wordWidth(slice(word, start, end)) > this.widthPt)
      ) {
        this.#hasLongWord = true
        const step = 4
        for (let at = start + step; at < end; at += step) {
          const place = isInsideCluster(whole, at) ? at + 1 : at
          if (place < end && more.at(-1)?.at !== place) more.push({ at: place, cost: 500, hyphen: false })
        }
      }
      start = end
    }
    return more.length === 0 ? places : [...places, ...more].sort((a, b) => a.at - b.at)
  }

  #wordWidth(word: readonly Atom[]): number {
    return word.reduce((sum, { stretch, from, to }) => sum + this.#widthOf(stretch, stretch.text.slice(from, to)), 0)
  }

  #widthOf(stretch: Stretch, text: string): number {
    return (this.#shape(stretch, text).width * stretch.style.sizePt) / 1000
  }

  #shape(stretch: Stretch, text: string): ShapedWord {
    return this.context.shaper.shape(text, stretch.style, stretch.rightToLeft)
  }

  #hyphenWidth(stretch: Stretch): number {
    return (this.context.shaper.hyphen(stretch.style).width * stretch.style.sizePt) / 1000
  }

  /** In right-to-left text the space at the end of a line stands at its left and must not push the words in. */
  #indentOf(roomPt: number, trailingPt: number): number {
    const { align } = this.style
    if (align === 'center') return roomPt / 2
    return align === 'right' || this.base === 1 ? roomPt - (this.base === 1 ? trailingPt : 0) : 0
  }

  #push(item: BreakItem, atom: Atom | undefined): void {
    this.#items.push(item)
    this.#atoms.push(atom)
  }

  #line(from: number, to: number, justify: boolean, last: boolean): Line {
    const runs: LineRun[] = []
    const levels: number[] = []
    const notes: Footnote[] = []
    let widthPt = 0
    let spaces = 0
    let missingGlyphs = 0
    const add = (stretch: Stretch, word: ShapedWord, space: boolean, level = stretch.level): void => {
      runs.push({
        word,
        style: stretch.style,
        slot: stretch.slot,
        space,
        ...(stretch.link ? { link: stretch.link } : {}),
        ...(stretch.anchor === undefined ? {} : { anchor: stretch.anchor }),
        ...(stretch.mention === undefined ? {} : { mention: stretch.mention }),
      })
      levels.push(level)
      widthPt += (word.width * stretch.style.sizePt) / 1000
      missingGlyphs += word.missing
      if (space) spaces++
      if (stretch.note) notes.push(stretch.note)
    }
    let pending: Atom | undefined
    const flush = (): void => {
      if (pending) add(pending.stretch, this.#shape(pending.stretch, textOf(pending)), false)
      pending = undefined
    }
    for (let at = from; at < to; at++) {
      const atom = this.#atoms[at]
      const kind = this.#items[at]?.kind
      if (!atom || kind === 'penalty') continue
      if (kind === 'glue') {
        flush()
        add(atom.stretch, this.#shape(atom.stretch, ' '), true)
      } else if (pending && pending.stretch === atom.stretch && pending.to === atom.from)
        pending = { ...pending, to: atom.to }
      else {
        flush()
        pending = atom
      }
    }
    flush()
    const stretchable = spaces
    const breakItem = this.#items[to]
    const breakAtom = this.#atoms[to]
    if (breakItem?.hyphen && breakAtom)
      add(breakAtom.stretch, this.context.shaper.hyphen(breakAtom.stretch.style), false)
    const visiblePt = widthPt
    // the space at the end of a line is invisible but keeps the words apart for whoever reads the text
    if (breakItem?.kind === 'glue' && breakAtom)
      add(breakAtom.stretch, this.#shape(breakAtom.stretch, ' '), false, this.base)
    const trailingPt = widthPt - visiblePt
    const room = this.widthPt - visiblePt
    const fill = justify && (!last || room < 0) && stretchable > 0
    const extraPt = fill ? room / stretchable : 0
    const shownPt = fill ? this.widthPt : visiblePt
    return {
      runs: levels.some((level) => level > 0) ? visualOrder(runs, levels) : runs,
      xPt: this.#indentOf(fill ? 0 : room, trailingPt),
      widthPt: shownPt,
      extraPt,
      leadingPt: this.style.leadingPt,
      notes,
      missingGlyphs,
    }
  }
}

function textOf({ stretch, from, to }: Atom): string {
  return stretch.text.slice(from, to)
}

function slice(word: readonly Atom[], start: number, end: number): Atom[] {
  const parts: Atom[] = []
  let at = 0
  for (const { stretch, from, to } of word) {
    const length = to - from
    const first = Math.max(start - at, 0)
    const last = Math.min(end - at, length)
    if (first < last) parts.push({ stretch, from: from + first, to: from + last })
    at += length
  }
  return parts
}

/** True when cutting there would part a character from its marks, or a surrogate pair. */
function isInsideCluster(text: string, at: number): boolean {
  return /[\udc00-\udfff]|\p{M}/u.test(text.charAt(at))
}
