import type { Footnote, LinkTarget } from '../content/inline'
import type { AnnotationSlot, ContentSlot } from '../pdf/structure'
import type { ShapedWord } from './shaper'
import type { TextStyle } from './text-style'

/** A link as a line carries it: where it leads and where its annotation hangs in the structure. */
export interface LineLink {
  readonly to: LinkTarget
  readonly description: string
  readonly slot: AnnotationSlot
}

/** What the runs of a stretch of text have in common. */
export interface RunSource {
  readonly style: TextStyle
  readonly slot: ContentSlot
  readonly link?: LineLink | undefined
  /** A place that links can lead to. */
  readonly anchor?: string | undefined
  /** The entity that is spoken of, for the index. */
  readonly mention?: string | undefined
}

/** A word or a space on a line. A class, because there are a million of them and each should be as small as can be. */
export class LineRun {
  constructor(
    readonly word: ShapedWord,
    readonly source: RunSource,
    /** True for a space that justification may widen. */
    readonly space: boolean,
  ) {}
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
  /** What the part of the line in a slot says, where viewers would read its letters in the order in which they stand. */
  readonly spoken?: ReadonlyMap<ContentSlot, string>
}

/** A line of a single run, set without breaking. */
export function singleLine(word: ShapedWord, source: RunSource, leadingPt: number): Line {
  return {
    runs: [new LineRun(word, source, false)],
    xPt: 0,
    widthPt: (word.width * source.style.sizePt) / 1000,
    extraPt: 0,
    leadingPt,
    notes: [],
  }
}
