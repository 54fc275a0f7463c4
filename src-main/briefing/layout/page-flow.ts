import type { Footnote } from '../content/inline'
import { ALWAYS, NEVER, type FlowBox, type FlowGap, type FlowItem } from './flow'

/** A box with its place on the page. *Units*: points from the top of the text area. */
export interface PlacedBox {
  readonly box: FlowBox
  readonly yPt: number
}

/** A laid-out page. */
export interface FlowPage {
  readonly boxes: readonly PlacedBox[]
  /** The lines of the footnotes, from the top of the note area; it stands at the foot of the text area. */
  readonly notes: readonly PlacedBox[]
  readonly notesHeightPt: number
}

export interface FlowOptions {
  /** *Units*: points. */
  readonly heightPt: number
  /** Room that the first page gives to something else. */
  readonly firstHeightPt?: number
  /** Space and rule above the footnotes. */
  readonly noteRulePt: number
  /** Sets a footnote's lines. */
  setNote(note: Footnote): readonly FlowItem[]
}

interface Candidate {
  /** Index of the gap. */
  at: number
  usedPt: number
  boxCount: number
  noteCount: number
  cost: number
}

/**
 * Fills pages from a vertical list, keeping every note on the page that calls it as long as it fits there.
 * A note too long for its page goes on at the foot of the next one.
 */
export class PageFlow {
  readonly pages: FlowPage[] = []
  #carried: FlowItem[] = []

  constructor(readonly options: FlowOptions) {}

  /** *Shape*: nothing is lost: each box of `items` is on exactly one page, or its parts on several. */
  place(items: readonly FlowItem[]): readonly FlowPage[] {
    const queue = [...items]
    let from = 0
    while (from < queue.length || this.#carried.length > 0) from = this.#page(queue, from)
    return this.pages
  }

  #page(queue: FlowItem[], from: number): number {
    const { heightPt, firstHeightPt, noteRulePt } = this.options
    const capacity = this.pages.length === 0 ? (firstHeightPt ?? heightPt) : heightPt
    const placed: PlacedBox[] = []
    const notes: { items: readonly FlowItem[]; heightPt: number }[] = []
    const candidates: Candidate[] = []
    const carried = this.#carried
    this.#carried = []
    let notesPt = 0
    const addNote = (lines: readonly FlowItem[]): void => {
      const heightPt = lines.reduce((sum, line) => sum + line.heightPt, 0)
      if (notes.length === 0) notesPt += noteRulePt
      notes.push({ items: lines, heightPt })
      notesPt += heightPt
    }
    if (carried.length > 0) {
      // what a long note left over may fill most of a page, never all: the text must move on
      const [now, later] = cutNote(carried, Math.max(capacity * 0.8 - noteRulePt, 0))
      addNote(now)
      if (later.length > 0) {
        this.#carried = [...later]
        return this.#finish([], notes, from)
      }
    }

    let used = 0
    let at = from
    while (queue[at]?.kind === 'gap') at++
    for (; at < queue.length; at++) {
      const item = queue[at]
      if (!item) break
      if (item.kind === 'gap') {
        if (item.cost === ALWAYS) return this.#finish(placed, notes, at + 1)
        if (item.cost !== NEVER && placed.length > 0)
          candidates.push({ at, usedPt: used, boxCount: placed.length, noteCount: notes.length, cost: item.cost })
        used += item.heightPt
        continue
      }
      if (placed.length === 0 && item.header) {
        placed.push({ box: item.header, yPt: used })
        used += item.header.heightPt
      }
      const before = notes.length
      const own = item.notes.map((note) => this.options.setNote(note))
      const ownPt = own.reduce((sum, lines) => sum + lines.reduce((height, line) => height + line.heightPt, 0), 0)
      const rule = notes.length === 0 && own.length > 0 ? noteRulePt : 0
      const groundPt = item.ground?.padPt ?? 0
      if (used + item.heightPt + groundPt + notesPt + rule + ownPt <= capacity + 0.01) {
        placed.push({ box: item, yPt: used })
        used += item.heightPt
        for (const lines of own) addNote(lines)
        continue
      }
      // the box fits but its last note doesn't: begin the note here and go on with it overleaf
      const notesRoom = capacity - used - item.heightPt - groundPt - notesPt - rule
      const split = notesRoom > 0 && own.length > 0 ? splitNotes(own, notesRoom) : undefined
      if (split && (splitIsWorthIt(own) || placed.length === 0)) {
        placed.push({ box: item, yPt: used })
        for (const lines of split.now) addNote(lines)
        this.#carried = split.later
        return this.#finish(placed, notes, at + 1)
      }
      const room = capacity - used - notesPt
      const parts = room > 0 && item.split ? item.split(room) : undefined
      if (parts && (placed.length === 0 || worthSplitting(item, capacity) || candidates.length === 0)) {
        const [first, rest] = parts
        const firstNotes = first.notes.map((note) => this.options.setNote(note))
        const firstNotesPt = firstNotes.reduce((sum, lines) => sum + lines.reduce((h, line) => h + line.heightPt, 0), 0)
        if (
          first.heightPt + firstNotesPt + (firstNotes.length > 0 && notes.length === 0 ? noteRulePt : 0) <=
          room + 0.01
        ) {
          placed.push({ box: first, yPt: used })
          for (const lines of firstNotes) addNote(lines)
          queue[at] = rest
          return this.#finish(placed, notes, at)
        }
      }
      const bestBreak = chooseBreak(candidates, capacity - notesPt)
      if (bestBreak) {
        return this.#finish(placed.slice(0, bestBreak.boxCount), notes.slice(0, bestBreak.noteCount), bestBreak.at + 1)
      }
      if (placed.length === 0 || (placed.length === 1 && item.header && placed[0]?.box === item.header)) {
        // nothing else helps: the box is taller than a page and can't be cut
        placed.push({ box: item, yPt: used })
        const { now, later } = splitNotes(own, Math.max(notesRoom, 0)) ?? { now: [], later: own.flat() }
        for (const lines of now) addNote(lines)
        this.#carried = later
        return this.#finish(placed, notes, at + 1)
      }
      return this.#finish(placed, notes.slice(0, before), at)
    }
    return this.#finish(placed, notes, at)
  }

  #finish(boxes: readonly PlacedBox[], notes: readonly { items: readonly FlowItem[] }[], next: number): number {
    const placedNotes: PlacedBox[] = []
    let yPt = notes.length > 0 ? this.options.noteRulePt : 0
    for (const { items } of notes) {
      for (const item of items) {
        if (item.kind === 'box') placedNotes.push({ box: item, yPt })
        yPt += item.heightPt
      }
    }
    if (boxes.length > 0 || placedNotes.length > 0) this.pages.push({ boxes, notes: placedNotes, notesHeightPt: yPt })
    return next
  }
}

/** The latest place to end the page, unless a slightly earlier one costs much less. */
function chooseBreak(candidates: readonly Candidate[], roomPt: number): Candidate | undefined {
  let best: Candidate | undefined
  let bestCost = Number.POSITIVE_INFINITY
  for (const candidate of candidates) {
    const empty = Math.max(roomPt - candidate.usedPt, 0) / Math.max(roomPt, 1)
    const total = candidate.cost + empty * empty * 12_000
    if (total <= bestCost) {
      best = candidate
      bestCost = total
    }
  }
  return best
}

function worthSplitting(box: FlowBox, capacityPt: number): boolean {
  return box.heightPt > capacityPt * 0.3
}

function splitIsWorthIt(notes: readonly (readonly FlowItem[])[]): boolean {
  return notes.some((lines) => lines.length > 8)
}

/** Divides notes between this page and the next. *Shape*: undefined when not even two lines fit. */
function splitNotes(
  notes: readonly (readonly FlowItem[])[],
  roomPt: number,
): { now: (readonly FlowItem[])[]; later: FlowItem[] } | undefined {
  const now: (readonly FlowItem[])[] = []
  const later: FlowItem[] = []
  let room = roomPt
  for (const lines of notes) {
    if (later.length > 0) {
      later.push(...lines)
      continue
    }
    const [fits, rest] = cutNote(lines, room)
    if (fits.length > 0) now.push(fits)
    room -= fits.reduce((sum, line) => sum + line.heightPt, 0)
    later.push(...rest)
  }
  return now.length === 0 ? undefined : { now, later }
}

function cutNote(lines: readonly FlowItem[], roomPt: number): readonly [FlowItem[], FlowItem[]] {
  let used = 0
  let count = 0
  for (const line of lines) {
    if (used + line.heightPt > roomPt + 0.01) break
    used += line.heightPt
    count++
  }
  return [lines.slice(0, count), lines.slice(count)]
}

export type { FlowGap }
