import type { AnnotationSlot, ContentSlot } from '../pdf/structure'
import type { LinkTarget, Footnote } from '../content/inline'
import type { ShapedWord } from './shaper'
import type { TextStyle } from './text-style'

/** A link as a line carries it: where it leads and where its annotation hangs in the structure. */
export interface LineLink {
  readonly to: LinkTarget
  readonly description: string
  readonly slot: AnnotationSlot
}

/** A stretch of a line in one style and one structure element. */
export interface LineRun {
  readonly word: ShapedWord
  readonly style: TextStyle
  readonly slot: ContentSlot
  readonly link?: LineLink
  /** True for a space that justification may widen. */
  readonly space: boolean
  /** A place that links can lead to. */
  readonly anchor?: string
  /** The entity that is spoken of, for the index. */
  readonly mention?: string
}

/** One line of a paragraph. *Units*: points. */
export interface Line {
  readonly runs: readonly LineRun[]
  /** Where the text begins, from the left edge of the paragraph. */
  readonly xPt: number
  readonly widthPt: number
  /** What justification adds to each space. */
  readonly extraPt: number
  readonly leadingPt: number
  readonly notes: readonly Footnote[]
  /** Characters on it that no font can draw. */
  readonly missingGlyphs: number
}

/** A line of a single run, set without breaking. */
export function singleLine(run: LineRun, leadingPt: number): Line {
  return {
    runs: [run],
    xPt: 0,
    widthPt: (run.word.width * run.style.sizePt) / 1000,
    extraPt: 0,
    leadingPt,
    notes: [],
    missingGlyphs: run.word.missing,
  }
}
