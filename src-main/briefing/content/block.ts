import type { Figure } from '../../figures/figure'
import type { Inline } from './inline'
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
  /** True when it says whose words a panel holds: it is seen again where the panel goes on over the page. */
  isLabel?: boolean
  /** True when it reaches over the outer margin, as the title does. */
  isWide?: boolean
  /** Set apart from the structure as the document's title. */
  isTitle?: boolean
}

export interface ListBlock {
  kind: 'list'
  /** True when it reaches over the outer margin. */
  isWide?: boolean
  numbering: 'Decimal' | 'Disc'
  /** That of running text when absent. */
  labelStyle?: ParagraphStyleName
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
  /** True when it reaches over the outer margin. */
  isWide?: boolean
  /** *Shape*: widths are shares of the measure and add up to 1. */
  columns: readonly { header: string | readonly Inline[]; share: number; align?: 'left' | 'centre' | 'right' }[]
  /** True when the cells that name the rows say enough, so that no row of column headers is needed. */
  rowHeadersOnly?: boolean
  rows: readonly (readonly TableCell[])[]
}

/** A vector figure with its number and title above and its source below. */
export interface FigureBlock {
  kind: 'figure'
  /** 'Figure 2. Three of four dates fall into 2025.' */
  title: string
  figure: Figure
  /** True when it reaches over the outer margin; the figure is then made as wide. */
  isWide?: boolean
  /** What the figure shows, for those who can't see it. */
  alt: string
  source: readonly Inline[]
}

/** Blocks on a ground of their own. */
export interface PanelBlock {
  kind: 'panel'
  /** True when it reaches over the outer margin. */
  isWide?: boolean
  look: 'tint' | 'note' | 'statement' | 'opinion' | 'forecast'
  blocks: readonly Block[]
}

/** Someone else's words, set in. */
export interface QuoteBlock {
  kind: 'quote'
  blocks: readonly Block[]
}

/** Blocks side by side. */
export interface ColumnsBlock {
  kind: 'columns'
  columns: readonly (readonly Block[])[]
  /** True when they reach over the outer margin. */
  isWide?: boolean
  /** True when what follows explains them: a page rather ends elsewhere than after them. */
  keepWithNext?: boolean
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
  /** True when it reaches over the outer margin. */
  isWide?: boolean
}

export type Block =
  | HeadingBlock
  | ParagraphBlock
  | ListBlock
  | TableBlock
  | FigureBlock
  | PanelBlock
  | QuoteBlock
  | ColumnsBlock
  | SectionBlock
  | SpaceBlock
  | PageBreakBlock
  | RuleBlock
