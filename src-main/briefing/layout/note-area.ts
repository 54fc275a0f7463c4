import type { FlowItem } from './flow'

/** A footnote's lines, ready to be placed. *Units*: points. */
export interface SetNote {
  readonly items: readonly FlowItem[]
  readonly heightPt: number
  /** How wide it is when it is a single line; absent when it takes the whole measure. */
  readonly shortWidthPt?: number
}

/** A note with its place in the note area. *Units*: points from the area's upper left corner. */
export interface PlacedNote {
  readonly note: SetNote
  readonly xPt: number
  readonly yPt: number
}

const GRIDS = [4, 3, 2]
const GUTTER_PT = 8

/** Columns that are filled row by row; a note takes as many of them as it is wide. */
class NoteGrid {
  heightPt: number
  /** Notes that take more than one column but not the whole row: they leave holes. */
  uneven = 0
  #column: number
  #rowTopPt = 0

  constructor(
    readonly columns: number,
    readonly widthPt: number,
    readonly rulePt: number,
  ) {
    this.heightPt = rulePt
    this.#column = columns
  }

  add(note: SetNote): { xPt: number; yPt: number } {
    const span = this.#span(note)
    if (span > 1 && span < this.columns) this.uneven++
    if (this.#column + span > this.columns) {
      this.#rowTopPt = this.heightPt
      this.#column = 0
    }
    const place = { xPt: (this.#column * this.widthPt) / this.columns, yPt: this.#rowTopPt }
    this.heightPt = Math.max(this.heightPt, this.#rowTopPt + note.heightPt)
    this.#column += span
    return place
  }

  copy(): NoteGrid {
    const copy = new NoteGrid(this.columns, this.widthPt, this.rulePt)
    copy.heightPt = this.heightPt
    copy.uneven = this.uneven
    copy.#column = this.#column
    copy.#rowTopPt = this.#rowTopPt
    return copy
  }

  #span({ shortWidthPt }: SetNote): number {
    if (shortWidthPt === undefined) return this.columns
    for (let span = 1; span < this.columns; span++)
      if (shortWidthPt <= (this.widthPt * span) / this.columns - GUTTER_PT) return span
    return this.columns
  }
}

/** The foot of a page: long notes across the measure, short ones side by side in as many columns as take the least room. */
export class NoteArea {
  readonly #notes: SetNote[]
  readonly #grids: readonly NoteGrid[]

  constructor(
    readonly widthPt: number,
    readonly rulePt: number,
    from?: { notes: readonly SetNote[]; grids: readonly NoteGrid[] },
  ) {
    this.#notes = [...(from?.notes ?? [])]
    this.#grids = from?.grids.map((grid) => grid.copy()) ?? GRIDS.map((count) => new NoteGrid(count, widthPt, rulePt))
  }

  get isEmpty(): boolean {
    return this.#notes.length === 0
  }

  /** With the rule above it; 0 when there are no notes. */
  get heightPt(): number {
    return this.isEmpty ? 0 : Math.min(...this.#grids.map(({ heightPt }) => heightPt))
  }

  /** The notes, each in its place, in the order of their numbers. */
  get placed(): PlacedNote[] {
    const [best] = [...this.#grids].sort(
      (a, b) => a.heightPt - b.heightPt || a.uneven - b.uneven || b.columns - a.columns,
    )
    if (!best) return []
    const grid = new NoteGrid(best.columns, this.widthPt, this.rulePt)
    return this.#notes.map((note) => ({ note, ...grid.add(note) }))
  }

  /** The height it would have with these notes too. */
  heightWith(notes: readonly SetNote[]): number {
    if (notes.length === 0) return this.heightPt
    const heights = this.#grids.map((grid) => {
      const trial = grid.copy()
      for (const note of notes) trial.add(note)
      return trial.heightPt
    })
    return Math.min(...heights)
  }

  add(note: SetNote): void {
    this.#notes.push(note)
    for (const grid of this.#grids) grid.add(note)
  }

  copy(): NoteArea {
    return new NoteArea(this.widthPt, this.rulePt, { notes: this.#notes, grids: this.#grids })
  }
}
