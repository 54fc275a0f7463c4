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

const COLUMNS = 4
const GUTTER_PT = 8

/** The foot of a page: long notes across the measure, short ones side by side in the order of their numbers. */
export class NoteArea {
  readonly placed: PlacedNote[] = []
  #heightPt = 0
  /** Columns taken in the last row, and how high that row is. */
  #column = COLUMNS
  #rowTopPt = 0

  constructor(
    readonly widthPt: number,
    readonly rulePt: number,
  ) {}

  /** With the rule above it; 0 when there are no notes. */
  get heightPt(): number {
    return this.#heightPt
  }

  /** The height it would have with these notes too. */
  heightWith(notes: readonly SetNote[]): number {
    if (notes.length === 0) return this.#heightPt
    const trial = this.copy()
    for (const note of notes) trial.add(note)
    return trial.heightPt
  }

  add(note: SetNote): void {
    if (this.placed.length === 0) this.#heightPt = this.rulePt
    const span = this.#span(note)
    if (this.#column + span > COLUMNS) {
      this.#rowTopPt = this.#heightPt
      this.#column = 0
    }
    this.placed.push({ note, xPt: (this.#column * this.widthPt) / COLUMNS, yPt: this.#rowTopPt })
    this.#heightPt = Math.max(this.#heightPt, this.#rowTopPt + note.heightPt)
    this.#column += span
  }

  copy(): NoteArea {
    const copy = new NoteArea(this.widthPt, this.rulePt)
    copy.placed.push(...this.placed)
    copy.#heightPt = this.#heightPt
    copy.#column = this.#column
    copy.#rowTopPt = this.#rowTopPt
    return copy
  }

  #span(note: SetNote): number {
    if (note.shortWidthPt === undefined) return COLUMNS
    for (let span = 1; span < COLUMNS; span++)
      if (note.shortWidthPt <= (this.widthPt * span) / COLUMNS - GUTTER_PT) return span
    return COLUMNS
  }
}
