import type { Footnote, Inline } from '../content/inline'
import type { ContentSlot, StructureNode } from '../pdf/structure'
import { hasRightToLeft, levelsOf, visualOrder } from './bidi'
import { BOX, BreakList, GLUE, PENALTY, TIE } from './break-list'
import { breakLines } from './line-breaker'
import { LineRun, type Line, type LineLink } from './line'
import { printable } from './safe-text'
import type { ShapedWord } from './shaper'
import { stretchesOf, type ParagraphContext, type Stretch } from './stretches'
import type { ParagraphStyle } from './text-style'
import { LONGEST_TIED } from './ties'
import type { WordPlace } from './word-places'

/** A part of a word in one stretch. */
interface WordPart {
  stretch: Stretch
  from: number
  to: number
}

const MAX_HYPHENS = 2
/** What justification may add to a space. *Units*: of the size of the type. */
const LOOSE = 0.8
const BREAKING_SPACE = /[ \u1680\u2000-\u2006\u2008-\u200a\u3000]/
/** Between the letters of a word that no line can hold, a break may fall after so many. */
const EMERGENCY_STEP = 4
const EMERGENCY_COST = 500
/** A part of a word longer than this isn't measured but taken for too wide. */
const LONGEST_MEASURED = 160
/** More lines than this are not a title any more. */
const MOST_BALANCED = 4
/** '(paras'. */
const LONGEST_ABBREVIATION = 6
const FULL_STOP = 0x2e
const LOWER_S = 0x73
const NO_NOTES: readonly Footnote[] = []

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
  const rightToLeft = content.some((inline) => inline.kind !== 'note' && hasRightToLeft(inline.text))
  const bidi = rightToLeft
    ? levelsOf(content.map((inline) => (inline.kind === 'note' ? '' : printable(inline.text))).join(''))
    : undefined
  const stretches = stretchesOf(content, style.text, node, context, bidi, outerLink)
  return new ParagraphSetter(stretches, style, widthPt, context, bidi?.base ?? 0).lines()
}

/** The breaks of the narrowest setting that needs no more lines. */
function balanced(widest: number[], breaksAt: (widthPt: number) => number[], widthPt: number): number[] {
  let best = widest
  let tooNarrow = widthPt / (widest.length + 1)
  let wideEnough = widthPt
  while (wideEnough - tooNarrow > 2) {
    const middle = (tooNarrow + wideEnough) / 2
    const breaks = breaksAt(middle)
    if (breaks.length <= widest.length) {
      best = breaks
      wideEnough = middle
    } else tooNarrow = middle
  }
  return best
}

class ParagraphSetter {
  readonly #items = new BreakList()
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
    const lines = this.#broken(justify)
    // where words are long and no patterns break them, holes between them would be worse than an uneven edge
    const isLoose = lines.some((line) => line.extraPt > this.style.text.sizePt * LOOSE)
    return isLoose ? this.#broken(false) : lines
  }

  #broken(justify: boolean): Line[] {
    const items = this.#items
    const breaksAt = (widthPt: number): number[] => breakLines(items, { widthPt, justify, maxHyphens: MAX_HYPHENS })
    let breaks = breaksAt(this.widthPt)
    if (this.style.balanced && !this.#hasLongWord && breaks.length > 0 && breaks.length < MOST_BALANCED)
      breaks = balanced(breaks, breaksAt, this.widthPt)
    const lines: Line[] = []
    let from = 0
    for (const at of breaks) {
      lines.push(this.#line(from, at, justify, false))
      from = at + 1
      while (from < items.length && items.kinds[from] !== BOX) from++
    }
    lines.push(this.#line(from, items.length, justify, true))
    return lines
  }

  /** Cuts the stretches into boxes, spaces and places to break. */
  #collect(): void {
    let word: WordPart[] = []
    const flush = (): void => {
      if (word.length > 0) this.#addWord(word)
      word = []
    }
    for (const stretch of this.stretches) {
      const { text } = stretch
      let from = 0
      // a note's mark holds no space and stays with the word before it
      for (let at = 0; at < text.length; at++) {
        const code = text.charCodeAt(at)
        if (code !== 0x20 && (code < 0x1680 || !BREAKING_SPACE.test(text.charAt(at)))) continue
        if (at > from) word.push({ stretch, from, to: at })
        flush()
        const kind = this.#isTied(stretch, from, at) ? TIE : GLUE
        this.#items.push(kind, this.#widthOf(stretch, ' '), 0, false, stretch, at, at + 1)
        from = at + 1
      }
      if (from < text.length) word.push({ stretch, from, to: text.length })
    }
    flush()
  }

  /** Whether the space stands between words that belong together, and both have room on one line. */
  #isTied(stretch: Stretch, from: number, space: number): boolean {
    const { text } = stretch
    // this is asked of every space: nearly all words end in no figure, and few others are short enough for an abbreviation
    const last = text.charCodeAt(space - 1)
    const isFigure = last >= 0x30 && last <= 0x39
    if (!isFigure && (space - from > LONGEST_ABBREVIATION || (last !== FULL_STOP && last !== LOWER_S))) return false
    if (stretch.rightToLeft) return false
    const before = text.slice(from, space)
    const [after = ''] = text.slice(space + 1, space + 2 + LONGEST_TIED).split(' ', 1)
    return (
      this.context.ties(before, after) &&
      this.#widthOf(stretch, before) + this.#widthOf(stretch, after) < this.widthPt / 2
    )
  }

  #addWord(word: readonly WordPart[]): void {
    const [only] = word
    const whole =
      only && word.length === 1
        ? only.stretch.text.slice(only.from, only.to)
        : word.map(({ stretch, from, to }) => stretch.text.slice(from, to)).join('')
    const places = this.#placesToBreak(whole, word)
    let at = 0
    let next = 0
    for (const { stretch, from, to } of word) {
      const end = at + (to - from)
      let start = at
      for (; next < places.length; next++) {
        const place = places[next]
        if (!place || place.at > end) break
        if (place.at > start) this.#addPart(stretch, from + start - at, from + place.at - at)
        const width = place.hyphen ? this.#hyphenWidth(stretch) : 0
        this.#items.push(PENALTY, width, place.cost, place.hyphen, place.hyphen ? stretch : undefined, to, to)
        start = place.at
      }
      if (start < end) this.#addPart(stretch, from + start - at, to)
      at = end
    }
  }

  #addPart(stretch: Stretch, from: number, to: number): void {
    this.#items.push(BOX, this.#widthOf(stretch, stretch.text.slice(from, to)), 0, false, stretch, from, to)
  }

  #placesToBreak(whole: string, word: readonly WordPart[]): readonly WordPlace[] {
    const hyphenate = this.style.hyphenate && word.every(({ stretch }) => !stretch.rightToLeft)
    const places = this.context.places.find(whole, hyphenate)
    // no letter is wider than its size
    const surelyFits = whole.length * this.style.text.sizePt < this.widthPt
    return surelyFits || (whole.length <= LONGEST_MEASURED && this.#wordWidth(word) <= this.widthPt)
      ? places
      : this.#withEmergencyPlaces(whole, word, places)
  }

  /** A word wider than the line may be broken anywhere, without a hyphen, so that none of it is lost. */
  #withEmergencyPlaces(whole: string, word: readonly WordPart[], places: readonly WordPlace[]): readonly WordPlace[] {
    const ends = [...places.map((place) => place.at), whole.length]
    const parts = new PartsInTurn(word)
    const all: WordPlace[] = []
    let start = 0
    ends.forEach((end, index) => {
      const inTurn = parts.upTo(end)
      if (end - start > LONGEST_MEASURED || this.#wordWidth(inTurn) > this.widthPt) {
        this.#hasLongWord = true
        for (let at = start + EMERGENCY_STEP; at < end; at += EMERGENCY_STEP) {
          while (at < end && isInsideCluster(whole, at)) at++
          if (at < end) all.push({ at, cost: EMERGENCY_COST, hyphen: false })
        }
      }
      const place = places[index]
      if (place) all.push(place)
      start = end
    })
    return all
  }

  #wordWidth(word: readonly WordPart[]): number {
    let sum = 0
    for (const { stretch, from, to } of word) sum += this.#widthOf(stretch, stretch.text.slice(from, to))
    return sum
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

  #line(from: number, to: number, justify: boolean, last: boolean): Line {
    const { kinds, stretches, froms, tos, hyphens } = this.#items
    const line = new LineCollector(this.base)
    let pending: Stretch | undefined
    let pendingFrom = 0
    let pendingTo = 0
    const flush = (): void => {
      if (pending) {
        const letters = pending.text.slice(pendingFrom, pendingTo)
        line.add(pending, this.#shape(pending, letters), false)
        line.say(pending, letters)
      }
      pending = undefined
    }
    for (let at = from; at < to; at++) {
      const stretch = stretches[at]
      const kind = kinds[at]
      if (!stretch || kind === PENALTY) continue
      if (kind === GLUE || kind === TIE) {
        flush()
        line.add(stretch, this.#shape(stretch, ' '), true)
        line.say(stretch, ' ')
      } else if (pending === stretch && pendingTo === froms[at]) pendingTo = tos[at] ?? pendingTo
      else {
        flush()
        pending = stretch
        pendingFrom = froms[at] ?? 0
        pendingTo = tos[at] ?? 0
      }
    }
    flush()
    const { spaces } = line
    const breakStretch = stretches[to]
    if (breakStretch && hyphens[to]) line.add(breakStretch, this.context.shaper.hyphen(breakStretch.style), false)
    const visiblePt = line.widthPt
    // the space at the end of a line is invisible but keeps the words apart for whoever reads the text
    if (breakStretch && kinds[to] === GLUE) line.add(breakStretch, this.#shape(breakStretch, ' '), false, this.base)
    const room = this.widthPt - visiblePt
    const fill = justify && (!last || room < 0) && spaces > 0
    return {
      runs: line.ordered(),
      xPt: this.#indentOf(fill ? 0 : room, line.widthPt - visiblePt),
      widthPt: fill ? this.widthPt : visiblePt,
      extraPt: fill ? room / spaces : 0,
      leadingPt: this.style.leadingPt,
      notes: line.notes,
      ...(line.spoken ? { spoken: line.spoken } : {}),
    }
  }
}

/** Gathers the runs of one line in the order of the text. */
class LineCollector {
  readonly #runs: LineRun[] = []
  #levels: number[] | undefined
  notes = NO_NOTES
  spoken: Map<ContentSlot, string> | undefined
  widthPt = 0
  spaces = 0

  constructor(base: 0 | 1) {
    if (base === 1) this.#levels = []
  }

  add(stretch: Stretch, word: ShapedWord, space: boolean, level = stretch.level): void {
    if (level > 0) this.#levels ??= this.#runs.map(() => 0)
    this.#runs.push(new LineRun(word, stretch, space))
    this.#levels?.push(level)
    this.widthPt += (word.width * stretch.style.sizePt) / 1000
    if (space) this.spaces++
    if (stretch.note) this.notes = [...this.notes, stretch.note]
  }

  /** Keeps what a viewer could not read off the letters as they stand. */
  say({ isSpoken, slot }: Stretch, letters: string): void {
    if (!isSpoken) return
    this.spoken ??= new Map()
    this.spoken.set(slot, (this.spoken.get(slot) ?? '') + letters)
  }

  /** The runs as they stand on the line. */
  ordered(): readonly LineRun[] {
    return this.#levels ? visualOrder(this.#runs, this.#levels) : this.#runs
  }
}

/** Cuts a word from its start to its end: a word of Han and Arabic letters in turn has as many parts as letters. */
class PartsInTurn {
  #next = 0
  /** Where the next part, or what is left of it, begins in the word. */
  #at = 0
  #used = 0

  constructor(readonly word: readonly WordPart[]) {}

  /** The parts from where the call before ended. */
  upTo(end: number): WordPart[] {
    const parts: WordPart[] = []
    while (this.#at < end) {
      const part = this.word[this.#next]
      if (!part) break
      const from = part.from + this.#used
      const to = Math.min(part.to, from + end - this.#at)
      parts.push({ stretch: part.stretch, from, to })
      this.#at += to - from
      this.#used += to - from
      if (to < part.to) break
      this.#next++
      this.#used = 0
    }
    return parts
  }
}

const JOINS_THE_LAST = /^(?:[\udc00-\udfff\u200c\u200d\u0e2f\u0e30\u0e32\u0e33\u0e45\u0e46]|\p{M})/u
/** A joiner, the sign that stacks the next consonant, a Thai vowel that stands before its consonant. */
const JOINS_THE_NEXT = /[\u200d\u094d\u09cd\u0e40-\u0e44]$/

/** True when cutting there would part a character from its marks, a syllable, or a surrogate pair. */
function isInsideCluster(text: string, at: number): boolean {
  return JOINS_THE_LAST.test(text.charAt(at)) || JOINS_THE_NEXT.test(text.charAt(at - 1))
}
