import type { Footnote, Inline } from './inline'
import type { ParagraphStyleName } from '../style/paragraph-styles'

/** A heading. `level` 1 is a section, 2 an entity or finding, 3 a part of it; the title stands above them all. */
export interface HeadingBlock {
  kind: 'heading'
  level: 1 | 2 | 3
  text: string
  anchor: string
  lang?: string
}

/** Running text, or any single-paragraph line of the first page. */
export interface ParagraphBlock {
  kind: 'paragraph'
  style: ParagraphStyleName
  content: readonly Inline[]
  /** What stands beside it in the outer margin: a confidence, a claim's id. */
  margin?: readonly Inline[]
  /** The number of a numbered paragraph, in the inner margin. */
  number?: string
  anchor?: string
  /** True when it announces what follows: no page ends after it. */
  keepWithNext?: boolean
  /** Set apart from the structure as the document's title. */
  isTitle?: boolean
}

export interface ListBlock {
  kind: 'list'
  numbering: 'Decimal' | 'Disc'
  items: readonly { label: string; blocks: readonly Block[] }[]
}

export interface TableCell {
  blocks: readonly Block[]
  /** True for the cell that names its row. */
  rowHeader?: boolean
}

export interface TableBlock {
  kind: 'table'
  caption?: readonly Inline[]
  /** *Shape*: widths are shares of the measure and add up to 1. */
  columns: readonly { header: string; share: number; align?: 'left' | 'right' }[]
  rows: readonly (readonly TableCell[])[]
}

/** Blocks on a ground of their own. */
export interface PanelBlock {
  kind: 'panel'
  look: 'tint' | 'note' | 'statement' | 'opinion' | 'forecast'
  blocks: readonly Block[]
}

/** Blocks side by side. */
export interface ColumnsBlock {
  kind: 'columns'
  columns: readonly (readonly Block[])[]
  /** Draws a rule between them. */
  ruled: boolean
}

/** Blocks that belong together in the structure tree. */
export interface SectionBlock {
  kind: 'section'
  blocks: readonly Block[]
}

export interface SpaceBlock {
  kind: 'space'
  heightPt: number
}

/** Ends the page. */
export interface PageBreakBlock {
  kind: 'page-break'
}

/** A thin line across the measure. */
export interface RuleBlock {
  kind: 'rule'
}

export type Block =
  | HeadingBlock
  | ParagraphBlock
  | ListBlock
  | TableBlock
  | PanelBlock
  | ColumnsBlock
  | SectionBlock
  | SpaceBlock
  | PageBreakBlock
  | RuleBlock

export type { Footnote }
