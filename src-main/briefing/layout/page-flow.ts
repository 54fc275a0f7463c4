import type { Footnote } from '../content/inline'
import { ALWAYS, gap, mergeGaps, NEVER, type FlowBox, type FlowItem } from './flow'
import { NoteArea, type PlacedNote, type SetNote } from './note-area'

/** A box with its place on the page. *Units*: points from the top of the text area. */
export interface PlacedBox {
  readonly box: FlowBox
  readonly yPt: number
  /** From the left edge of the text area, for what stands in columns. */
  readonly xPt?: number
  /** Where what it has in the outer margin begins, when that is lower than the box. */
  readonly marginYPt?: number
}

/** A laid-out page. */
export interface FlowPage {
  readonly boxes: readonly PlacedBox[]
  /** The footnotes, from the top of the note area; it stands at the foot of the text area. */
  readonly notes: readonly PlacedNote[]
  readonly notesHeightPt: number
}

export interface FlowOptions {
  /** The room on a page, counted from 0. *Units*: points. */
  heightOf(page: number): number
  readonly widthPt: number
  /** Space and rule above the footnotes. */
  readonly noteRulePt: number
  /** Sets a footnote's lines. */
  setNote(note: Footnote): SetNote
}

interface Candidate {
  /** Index of the gap. */
  readonly at: number
  readonly usedPt: number
  readonly boxCount: number
  readonly notes: NoteArea
  readonly cost: number
}

/** Between what stands in the outer margin and what comes below it. *Units*: points. */
const MARGIN_CLEARANCE = 4
/** What stands in the margin may begin so much lower than what it is about. *Units*: points. */
const MARGIN_DRIFT = 15

/** What floats, taken out of the text while the page is filled. */
interface PassedOver {
  /** Where it stood. */
  readonly at: number
  readonly box: FlowBox
}

/** An earlier end of the page is taken only if it costs less than the room that it leaves empty. */
const EMPTY_COST = 12_000
const SPLIT_ROWS_OVER = 0.3
const LONG_NOTE_LINES = 8
/** What is left of a long note may fill most of the next page, never all: the text must move on. */
const CARRIED_SHARE = 0.8

/**
 * Fills pages from a vertical list, keeping every note on the page that calls it as long as it fits there.
 * A note too long for its page goes on at the foot of the next one.
 * What floats and has no room stands at the top of the next page, and the text after it goes on.
 */
export class PageFlow {
  readonly pages: FlowPage[] = []
  #carried: FlowItem[] = []
  readonly #setNotes = new Map<Footnote, SetNote>()

  constructor(readonly options: FlowOptions) {}

  /** *Shape*: nothing is lost: each box of `items` is on exactly one page, or its parts on several. */
  place(items: readonly FlowItem[]): readonly FlowPage[] {
    const queue = [...items]
    let from = 0
    while (from < queue.length || this.#carried.length > 0) from = this.#page(queue, from)
    return this.pages
  }

  /** Fills one page from the queue and returns where the next one begins. */
  #page(queue: FlowItem[], from: number): number {
    const capacity = this.options.heightOf(this.pages.length)
    let notes = new NoteArea(this.options.widthPt, this.options.noteRulePt)
    const carried = this.#carried
    this.#carried = []
    if (carried.length > 0) {
      const [now, later] = cutLines(carried, capacity * CARRIED_SHARE)
      notes.add(noteOf(now))
      if (later.length > 0) {
        this.#carried = later
        return this.#finish([], notes, from)
      }
    }
    const passed: PassedOver[] = []
    const finish = (boxes: readonly PlacedBox[], area: NoteArea, next: number): number => {
      putBack(queue, passed, next)
      return this.#finish(boxes, area, next)
    }

    const placed: PlacedBox[] = []
    const candidates: Candidate[] = []
    let used = 0
    /** How far down what stands in the outer margin reaches; the notes below run across both. */
    let marginEnd = -MARGIN_CLEARANCE
    let isApart = false
    let at = from
    while (isPlainGap(queue[at])) at++
    for (; at < queue.length; at++) {
      const item = queue[at]
      if (!item) break
      if (item.kind === 'gap') {
        if (item.cost === ALWAYS) return finish(placed, notes, passed.length > 0 ? at : at + 1)
        if (item.cost !== NEVER && placed.length > 0)
          candidates.push({ at, usedPt: used, boxCount: placed.length, notes, cost: item.cost })
        used += item.heightPt
        if (item.heightPt > 0) isApart = true
        continue
      }
      if (item.header && placed.every(({ box }) => box.floats)) {
        placed.push({ box: item.header, yPt: used })
        used += item.header.heightPt
      }
      const own = this.#notesOf(item)
      const groundPt = item.ground?.padPt ?? 0
      const clear = marginEnd + MARGIN_CLEARANCE
      if (item.margin) used = Math.max(used, clear - MARGIN_DRIFT)
      else if (isApart) used = Math.max(used, clear)
      isApart = false
      const marginY = Math.max(used, clear)
      const ownEnd = item.margin ? marginY + item.margin.heightPt : marginEnd
      const endPt = Math.max(used + item.heightPt, ownEnd)
      const fits = endPt + groundPt + notes.heightWith(own) <= capacity + 0.01
      if (fits && !(item.floats && passed.length > 0)) {
        placed.push({ box: item, yPt: used, ...(item.margin && marginY > used ? { marginYPt: marginY } : {}) })
        used += item.heightPt
        marginEnd = ownEnd
        if (own.length > 0) {
          // earlier candidates keep the area as it was then
          notes = notes.copy()
          for (const note of own) notes.add(note)
        }
        continue
      }
      if (item.floats && placed.length > 0) {
        const addedPt = passOver(queue, at)
        if (addedPt !== undefined) {
          passed.push({ at, box: item })
          used += addedPt
          at--
          continue
        }
      }
      const first = placed[0]
      const onlyHeader = placed.length === (first !== undefined && first.box === item.header ? 1 : 0)
      const room = capacity - used - groundPt - notes.heightPt

      if (own.length > 0 && item.heightPt < room && (onlyHeader || own.some(isLong))) {
        const later = this.#beginNotes(own, notes, room - item.heightPt)
        if (later) {
          placed.push({ box: item, yPt: used })
          this.#carried = later
          return finish(placed, notes, at + 1)
        }
      }
      const parts = room > 0 ? item.split?.(room) : undefined
      if (parts && (onlyHeader || candidates.length === 0 || item.heightPt > capacity * SPLIT_ROWS_OVER)) {
        const [begun, rest] = parts
        const firstNotes = this.#notesOf(begun)
        if (used + begun.heightPt + notes.heightWith(firstNotes) <= capacity + 0.01) {
          placed.push({ box: begun, yPt: used })
          for (const note of firstNotes) notes.add(note)
          queue[at] = rest
          return finish(placed, notes, at)
        }
      }
      const best = chooseBreak(candidates, capacity)
      if (best) return finish(placed.slice(0, best.boxCount), best.notes, best.at + 1)
      if (!onlyHeader) return finish(placed, notes, at)
      // nothing else helps: the box with its notes is taller than a page and can't be cut
      placed.push({ box: item, yPt: used })
      this.#carried = this.#beginNotes(own, notes, room - item.heightPt) ?? own.flatMap((note) => [...note.items])
      return finish(placed, notes, at + 1)
    }
    return finish(placed, notes, at)
  }

  #notesOf(box: FlowBox): SetNote[] {
    return box.notes.map((note) => {
      let set = this.#setNotes.get(note)
      if (!set) {
        set = this.options.setNote(note)
        this.#setNotes.set(note, set)
      }
      return set
    })
  }

  /** Puts as much of the notes on this page as fits. *Shape*: what is left, or undefined when not even a line fits. */
  #beginNotes(own: readonly SetNote[], notes: NoteArea, roomPt: number): FlowItem[] | undefined {
    const rulePt = notes.isEmpty ? this.options.noteRulePt : 0
    let room = roomPt - rulePt
    const later: FlowItem[] = []
    let begun = false
    for (const note of own) {
      const [now, rest] = later.length > 0 ? [[], [...note.items]] : cutLines(note.items, room)
      if (now.length > 0) {
        notes.add(noteOf(now))
        room -= noteOf(now).heightPt
        begun = true
      }
      later.push(...rest)
    }
    return begun ? later : undefined
  }

  #finish(boxes: readonly PlacedBox[], notes: NoteArea, next: number): number {
    if (boxes.length > 0 || !notes.isEmpty)
      this.pages.push({ boxes, notes: notes.placed, notesHeightPt: notes.heightPt })
    return next
  }
}

/** The room below what stood at the top of a page before the text. */
const BELOW_FLOAT = 12

/**
 * Takes what floats out of the queue, and merges the gaps on either side of it.
 * *Shape*: how much higher the gap before it became; undefined when it must stay, because it stands below a heading or ends a page.
 */
function passOver(queue: FlowItem[], at: number): number | undefined {
  const before = queue[at - 1]
  const after = queue[at + 1]
  if (before?.kind !== 'gap' || after?.kind !== 'gap' || before.cost === NEVER || after.cost === ALWAYS)
    return undefined
  const merged = mergeGaps(before, after)
  queue.splice(at - 1, 3, merged)
  return merged.heightPt - before.heightPt
}

/** What was passed over stands where the next page begins, or where it stood if the page ends before that. */
function putBack(queue: FlowItem[], passed: readonly PassedOver[], next: number): void {
  for (const { at, box } of [...passed].reverse()) queue.splice(Math.max(at, next), 0, box, gap(BELOW_FLOAT))
}

function isPlainGap(item: FlowItem | undefined): boolean {
  return item?.kind === 'gap' && item.cost !== ALWAYS
}

function isLong(note: SetNote): boolean {
  return note.items.length > LONG_NOTE_LINES
}

function noteOf(items: readonly FlowItem[]): SetNote {
  return { items, heightPt: items.reduce((sum, item) => sum + item.heightPt, 0) }
}

/** The latest place to end the page, unless a slightly earlier one costs much less. */
function chooseBreak(candidates: readonly Candidate[], capacityPt: number): Candidate | undefined {
  let best: Candidate | undefined
  let bestCost = Number.POSITIVE_INFINITY
  for (const candidate of candidates) {
    const empty = Math.max(capacityPt - candidate.notes.heightPt - candidate.usedPt, 0) / capacityPt
    const total = candidate.cost + empty * empty * EMPTY_COST
    if (total <= bestCost) {
      best = candidate
      bestCost = total
    }
  }
  return best
}

function cutLines(lines: readonly FlowItem[], roomPt: number): [FlowItem[], FlowItem[]] {
  let used = 0
  let count = 0
  for (const line of lines) {
    if (used + line.heightPt > roomPt + 0.01) break
    used += line.heightPt
    count++
  }
  return [lines.slice(0, count), lines.slice(count)]
}
