import type {
  Block,
  ColumnsBlock,
  FigureBlock,
  HeadingBlock,
  ListBlock,
  PanelBlock,
  ParagraphBlock,
  TableBlock,
} from '../content/block'
import { text, type Footnote, type Inline } from '../content/inline'
import { StructureNode, type StructureAttributes, type StructureType } from '../pdf/structure'
import { ACCENT, HAIRLINE, NOTE_FRAME, NOTE_TINT, QUIET, RULE, TINT } from '../style/palette'
import { PARAGRAPH_STYLES, type ParagraphStyleName } from '../style/paragraph-styles'
import type { PageGeometry } from '../style/page-geometry'
import type { Line } from '../text/line'
import { setParagraph } from '../text/paragraph'
import type { ParagraphContext } from '../text/stretches'
import type { ParagraphStyle } from '../text/text-style'
import { ALWAYS, gap, mergeGaps, NEVER, stackHeight, type FlowBox, type FlowItem, type Ground } from './flow'
import { FigureBox } from './figure-box'
import { LineBox, type LineBoxExtras } from './line-box'
import { RowBox, type RowCell, type RowLook } from './row-box'
import type { SetNote } from './note-area'
import { RuleBox } from './rule-box'

const HEADER_STYLES = { left: 'cellHeader', centre: 'cellHeaderCentre', right: 'cellHeaderRight' } as const

/** Where blocks are set: how wide, how far in, on what ground, and below which structure element. */
export interface Place {
  readonly widthPt: number
  readonly xPt: number
  readonly node: StructureNode
  readonly ground?: Ground
  /** True inside cells, where there is no outer margin and no page flow of its own. */
  readonly nested?: boolean
}

const PANEL_PAD = 10
const CELL_PAD = 4
const LIST_INDENT = 18
const QUOTE_INDENT = 14
/** Lists and quotes that nest on and on stop moving in while a line still holds a few words. */
const NARROWEST = 140
const NUMBER_X = -30
/** A row that stands alone on its page looks forgotten. */
const LONE_ROW = 300
/** A tinted box no higher than this is not broken over two pages. */
const WHOLE_PANEL = 220
const MARGIN_CLEARANCE = 4
/** The highest that a margin may be; what is longer stands below its paragraph. */
const MAX_MARGIN = 150
const NOTE_INDENT = 15

/** A heading as contents, bookmarks and running heads need it. */
export interface OutlineEntry {
  level: 1 | 2 | 3
  text: string
  anchor: string
}

/** Turns blocks into boxes and gaps for the page flow, and their structure elements. */
export class BlockSetter {
  readonly outline: OutlineEntry[] = []
  /** Characters that no font can draw, in everything set so far. */
  missingGlyphs = 0
  /** The element of each footnote, so that its text is put there when the note is set. */
  readonly #noteNodes = new Map<Footnote, StructureNode>()

  constructor(
    readonly geometry: PageGeometry,
    readonly context: ParagraphContext,
  ) {}

  set(blocks: readonly Block[], place: Place): FlowItem[] {
    const items: FlowItem[] = []
    for (const block of blocks) append(items, this.setBlock(block, place))
    return items
  }

  setBlock(block: Block, place: Place): FlowItem[] {
    switch (block.kind) {
      case 'heading':
        return this.#heading(block, place)
      case 'paragraph':
        return this.#paragraph(block, place)
      case 'list':
        return this.#list(block, place)
      case 'table':
        return this.#table(block, place)
      case 'figure':
        return this.#figure(block, place)
      case 'panel':
        return this.#panel(block, place)
      case 'quote':
        return this.set(block.blocks, { ...setIn(place, QUOTE_INDENT), node: place.node.child('BlockQuote') })
      case 'columns':
        return this.#columns(block, place)
      case 'section':
        return this.set(block.blocks, { ...place, node: place.node.child('Sect') })
      case 'space':
        return [gap(block.heightPt)]
      case 'page-break':
        return [gap(0, ALWAYS)]
      case 'rule':
        return [gap(4, NEVER), new RuleBox(this.#widthFor(block, place), RULE, 0.5, place.xPt, place.ground), gap(8)]
    }
  }

  /** The lines of a footnote. Its element stands right after the paragraph that calls it. */
  setNote(note: Footnote): SetNote {
    const node = this.#noteNodes.get(note)
    if (!node) throw new Error(`footnote ${note.number} was never called`)
    const style = PARAGRAPH_STYLES.footnote
    const { mark, text: anchor } = this.context.noteAnchors(note)
    const label: Inline = {
      kind: 'link',
      to: { kind: 'anchor', anchor: mark },
      text: String(note.number),
      description: `Back to the text at note ${note.number}`,
    }
    const [labelLine] = this.#lines([label], style, 60, node.child('Lbl'))
    const indentPt = Math.max(NOTE_INDENT, (labelLine?.widthPt ?? 0) + 5)
    const lines = this.#lines(note.content, style, this.geometry.measurePt - indentPt, node)
    const stack = this.#stack(lines, indentPt, {
      ...(labelLine ? { beside: { line: labelLine, xPt: 0 } } : {}),
      anchors: [anchor],
    })
    const [only] = lines
    return {
      items: [...stack, gap(style.spaceAfterPt)],
      heightPt: lines.length * style.leadingPt + style.spaceAfterPt,
      ...(only && lines.length === 1 ? { shortWidthPt: indentPt + only.widthPt } : {}),
    }
  }

  #heading(block: HeadingBlock, place: Place): FlowItem[] {
    const style = PARAGRAPH_STYLES[`heading${block.level}`]
    const node = place.node.child(
      `H${(block.level + 1) as 2 | 3 | 4}`,
      block.lang === undefined ? {} : { lang: block.lang },
    )
    const lines = this.#lines([text(block.text)], style, place.widthPt, node)
    this.outline.push({ level: block.level, text: block.text, anchor: block.anchor })
    const extras: LineBoxExtras = {
      anchors: [block.anchor],
      ...(block.level === 1 ? { section: block.text } : {}),
      ...(place.ground ? { ground: place.ground } : {}),
    }
    const items: FlowItem[] = [gap(style.spaceBeforePt, -100)]
    lines.forEach((line, at) => {
      if (at > 0) items.push(gap(0, NEVER))
      items.push(new LineBox(line, place.xPt, at === 0 ? extras : place.ground ? { ground: place.ground } : {}))
    })
    items.push(gap(style.spaceAfterPt, NEVER))
    return items
  }

  #paragraph(block: ParagraphBlock, place: Place): FlowItem[] {
    const style: ParagraphStyle = PARAGRAPH_STYLES[block.style]
    const type: StructureType = block.isTitle ? 'H1' : 'P'
    const node = place.node.child(type)
    const narrow = place.widthPt < 300 && style.align === 'justify'
    const set = narrow ? { ...style, align: 'left' as const } : style
    const lines = this.#lines(block.content, set, this.#widthFor(block, place), node)
    this.#callNotes(block.content, place.node)
    const { margin, below } = this.#marginOf(block, place)
    const numberLine = block.number === undefined ? undefined : this.#numberLine(block.number, node)
    const extras: LineBoxExtras = {
      ...(block.anchor === undefined ? {} : { anchors: [block.anchor] }),
      ...(margin ? { margin } : {}),
      ...(numberLine ? { beside: { line: numberLine, xPt: NUMBER_X } } : {}),
    }
    return [
      ...(style.spaceBeforePt > 0 ? [gap(style.spaceBeforePt)] : []),
      ...this.#stack(lines, place.xPt, extras, place.ground),
      ...below,
      // what stands in the margin stays beside what it is about
      gap(
        Math.max(style.spaceAfterPt, (margin?.heightPt ?? 0) + MARGIN_CLEARANCE - lines.length * style.leadingPt),
        block.keepWithNext ? NEVER : 0,
      ),
    ]
  }

  /** Beside the paragraph if it is short; the margin of a page cannot hold a long one. */
  #marginOf({ margin }: ParagraphBlock, place: Place): { margin?: FlowBox; below: FlowItem[] } {
    if (!margin || place.nested) return { below: [] }
    const missing = this.missingGlyphs
    const box = this.#marginBox(margin, place.node)
    if (box.heightPt <= MAX_MARGIN) return { margin: box, below: [] }
    place.node.kids.pop()
    this.missingGlyphs = missing
    const below = this.#paragraph({ kind: 'paragraph', style: 'quiet', content: margin }, place)
    return { below: [gap(2, NEVER), ...below] }
  }

  #numberLine(number: string, node: StructureNode): Line | undefined {
    const label = new StructureNode('Lbl')
    node.kids.unshift(label)
    return this.#lines([text(number)], { ...PARAGRAPH_STYLES.margin, align: 'left' }, 28, label)[0]
  }

  /** Lines with the rule of two: neither the first nor the last line of a paragraph stands alone on a page. */
  #stack(lines: readonly Line[], xPt: number, first: LineBoxExtras, ground?: Ground): FlowItem[] {
    const items: FlowItem[] = []
    lines.forEach((line, at) => {
      if (at > 0) items.push(gap(0, at === 1 || at === lines.length - 1 ? NEVER : 50))
      const extras = at === 0 ? first : {}
      items.push(new LineBox(line, xPt, ground ? { ...extras, ground } : extras))
    })
    return items
  }

  #lines(content: readonly Inline[], style: ParagraphStyle, widthPt: number, node: StructureNode): Line[] {
    const lines = setParagraph(content, style, widthPt, node, this.context)
    for (const line of lines) this.missingGlyphs += line.missingGlyphs
    return lines
  }

  /** Makes the elements of the notes that the content calls, after the paragraph in the same parent. */
  #callNotes(content: readonly Inline[], parent: StructureNode): void {
    for (const inline of content)
      if (inline.kind === 'note')
        this.#noteNodes.set(inline.note, parent.child('Note', { id: `note-${inline.note.number}` }))
  }

  #marginBox(content: readonly Inline[], parent: StructureNode): FlowBox {
    const style = PARAGRAPH_STYLES.margin
    const lines = this.#lines(content, style, this.geometry.marginWidthPt, parent.child('P'))
    return new RowBox([{ xPt: 0, items: this.#stack(lines, 0, {}) }], {
      padTopPt: 2.5,
      padBottomPt: 0,
      widthPt: this.geometry.marginWidthPt,
    })
  }

  #list(block: ListBlock, place: Place): FlowItem[] {
    const node = place.node.child('L', { listNumbering: block.numbering })
    const labels = block.labelStyle && PARAGRAPH_STYLES[block.labelStyle]
    const items: FlowItem[] = []
    for (const item of block.items) {
      const li = node.child('LI')
      const [lead] = item.blocks
      // a label stands in the letters of the line that it begins
      const style = labels ?? (lead?.kind === 'paragraph' ? PARAGRAPH_STYLES[lead.style] : PARAGRAPH_STYLES.body)
      const label = this.#lines([text(item.label)], { ...style, align: 'left' }, LIST_INDENT, li.child('Lbl'))[0]
      const body = this.set(item.blocks, {
        ...setIn(place, LIST_INDENT),
        node: li.child('LBody'),
      })
      const firstAt = body.findIndex((entry) => entry.kind === 'box')
      const first = body[firstAt]
      if (first instanceof LineBox && label)
        body[firstAt] = new LineBox(first.line, first.xPt, { ...first.extras, beside: { line: label, xPt: place.xPt } })
      append(items, body)
    }
    return items
  }

  #panel(block: PanelBlock, outer: Place): FlowItem[] {
    const place = { ...outer, widthPt: this.#widthFor(block, outer) }
    const look = PANEL_LOOKS[block.look]
    const ground: Ground = {
      ...look.ground,
      leftPt: place.xPt,
      widthPt: place.widthPt,
    }
    const node = place.node.child(look.structure)
    const inside = this.set(block.blocks, {
      xPt: place.xPt + look.indentPt,
      widthPt: place.widthPt - look.indentPt - (look.indentPt === PANEL_PAD + 2 ? PANEL_PAD + 2 : 0),
      node,
      ground,
      ...(place.nested ? { nested: true } : {}),
    })
    while (inside.at(-1)?.kind === 'gap') inside.pop()
    while (inside[0]?.kind === 'gap') inside.shift()
    const isWhole = block.look === 'tint' && stackHeight(inside) <= WHOLE_PANEL
    return [
      gap(4, 0, look.ground.padPt),
      ...(isWhole ? inside.map(keepTogether) : inside),
      gap(8, 0, look.ground.padPt),
    ]
  }

  /** What stands on no ground and in no cell may be as wide as text and outer margin together. */
  #widthFor({ isWide }: { isWide?: boolean }, place: Place): number {
    return isWide && !place.nested && !place.ground ? this.geometry.widePt - place.xPt : place.widthPt
  }

  #columns(block: ColumnsBlock, outer: Place): FlowItem[] {
    const place = { ...outer, widthPt: this.#widthFor(block, outer) }
    const gutter = 20
    const count = block.columns.length
    const widthPt = (place.widthPt - gutter * (count - 1)) / count
    const stacks = block.columns.map(([lead, ...rest]) => {
      const inside: Place = { widthPt, xPt: 0, node: place.node.child('Div'), nested: true }
      return { lead: lead ? this.setBlock(lead, inside) : [], rest: this.set(rest, inside) }
    })
    // what stands below labels of one line and of two begins at one height
    const leadPt = Math.max(...stacks.map(({ lead }) => stackHeight(lead)))
    const cells = stacks.map(({ lead, rest }, at) => ({
      xPt: place.xPt + at * (widthPt + gutter),
      items: trimmed([...lead, gap(leadPt - stackHeight(lead)), ...rest]),
    }))
    const look: RowLook = {
      padTopPt: block.ruled ? 6 : 2,
      padBottomPt: block.ruled ? 6 : 0,
      widthPt: place.widthPt,
      ...(block.ruled
        ? {
            ruleAbove: { color: RULE, widthPt: 0.5 },
            rule: { color: RULE, widthPt: 0.5 },
            dividers: cells.slice(1).map((cell) => cell.xPt - gutter / 2),
            dividerColor: HAIRLINE,
          }
        : {}),
    }
    return [new RowBox(cells, look, place.ground ? { ground: place.ground } : {}), gap(block.ruled ? 10 : 6)]
  }

  #table(block: TableBlock, outer: Place): FlowItem[] {
    const place = { ...outer, widthPt: this.#widthFor(block, outer) }
    const items: FlowItem[] = []
    const table = place.node.child('Table')
    if (block.caption) {
      const style = PARAGRAPH_STYLES.caption
      const lines = this.#lines(block.caption, style, place.widthPt, table.child('Caption'))
      items.push(
        gap(style.spaceBeforePt),
        ...this.#stack(lines, place.xPt, {}, place.ground),
        gap(style.spaceAfterPt, NEVER),
      )
    }
    const columns = columnPlaces(block, place)
    const header = block.rowHeadersOnly ? undefined : this.#tableHeader(block, table, columns, place)
    if (header) items.push(header, gap(0, NEVER))
    const body = table.child('TBody')
    block.rows.forEach((row, at) => {
      const tr = body.child('TR')
      const cells = row.map((cell, column) =>
        this.#cell(cell.blocks, cellNode(tr, cell.rowHeader === true), columns[column]),
      )
      const last = at === block.rows.length - 1
      if (at > 0) items.push(gap(0, at === 1 || last ? LONE_ROW : 0))
      items.push(
        new RowBox(
          cells,
          {
            padTopPt: CELL_PAD,
            padBottomPt: CELL_PAD,
            xPt: place.xPt,
            widthPt: place.widthPt,
            rule: last ? { color: RULE, widthPt: 0.75 } : { color: HAIRLINE, widthPt: 0.5 },
            ...(at === 0 && !header ? { ruleAbove: { color: RULE, widthPt: 0.75 } } : {}),
          },
          {
            ...(header ? { header: new RepeatedHeader(header) } : {}),
            ...(place.ground ? { ground: place.ground } : {}),
          },
        ),
      )
    })
    items.push(gap(10))
    return items
  }

  #tableHeader(
    block: TableBlock,
    table: StructureNode,
    columns: readonly { xPt: number; widthPt: number }[],
    place: Place,
  ): RowBox {
    const row = table.child('THead').child('TR')
    return new RowBox(
      block.columns.map((column, at) =>
        this.#cell(
          [
            {
              kind: 'paragraph',
              style: HEADER_STYLES[column.align ?? 'left'],
              content: headerContent(column.header),
            },
          ],
          row.child('TH', { scope: 'Column' }),
          columns[at],
        ),
      ),
      {
        padTopPt: 3,
        padBottomPt: 3,
        xPt: place.xPt,
        widthPt: place.widthPt,
        rule: { color: RULE, widthPt: 0.75 },
        ruleAbove: { color: RULE, widthPt: 0.75 },
      },
      place.ground ? { ground: place.ground } : {},
    )
  }

  #figure(block: FigureBlock, outer: Place): FlowItem[] {
    const place = { ...outer, widthPt: this.#widthFor(block, outer) }
    const node = place.node.child('Div')
    const caption = PARAGRAPH_STYLES.caption
    const title = this.#lines([text(block.title)], caption, place.widthPt, node.child('P'))
    const figure = new FigureBox(
      block.figure,
      place.xPt,
      place.widthPt,
      node.child('Figure', { alt: block.alt }).slot(),
      this.context.shaper,
    )
    const source = this.#lines(block.source, PARAGRAPH_STYLES.figureSource, place.widthPt, node.child('P'))
    return [
      gap(10),
      ...this.#stack(title, place.xPt, {}).map(keepTogether),
      gap(caption.spaceAfterPt, NEVER),
      figure,
      gap(3, NEVER),
      ...this.#stack(source, place.xPt, {}).map(keepTogether),
      gap(12),
    ]
  }

  #cell(blocks: readonly Block[], node: StructureNode, column: { xPt: number; widthPt: number } | undefined): RowCell {
    const { xPt, widthPt } = column ?? { xPt: 0, widthPt: 0 }
    return { xPt, items: trimmed(this.set(blocks, { xPt: 0, widthPt, node, nested: true })) }
  }
}

function headerContent(header: string | readonly Inline[]): readonly Inline[] {
  return typeof header === 'string' ? [text(header)] : header
}

function setIn(place: Place, byPt: number): Place {
  const indent = place.widthPt - byPt < NARROWEST ? 0 : byPt
  return { ...place, xPt: place.xPt + indent, widthPt: place.widthPt - indent }
}

function keepTogether(item: FlowItem): FlowItem {
  return item.kind === 'gap' ? gap(item.heightPt, NEVER) : item
}

function cellNode(row: StructureNode, isHeader: boolean): StructureNode {
  const attributes: StructureAttributes = isHeader ? { scope: 'Row' } : {}
  return row.child(isHeader ? 'TH' : 'TD', attributes)
}

function columnPlaces(block: TableBlock, place: Place): { xPt: number; widthPt: number }[] {
  const gutter = 10
  let xPt = place.xPt
  return block.columns.map((column, at) => {
    const full = column.share * place.widthPt
    const last = at === block.columns.length - 1
    const cell = { xPt, widthPt: full - (last ? 0 : gutter) }
    xPt += full
    return cell
  })
}

/** The header of a table at the top of a further page: seen, but not read twice. */
class RepeatedHeader implements FlowBox {
  readonly kind = 'box'
  readonly notes = []
  constructor(readonly original: FlowBox) {}
  get heightPt(): number {
    return this.original.heightPt
  }
  paint(painter: Parameters<FlowBox['paint']>[0], xPt: number, yPt: number): void {
    painter.artifact(() => this.original.paint(painter, xPt, yPt))
  }
}

function trimmed(items: readonly FlowItem[]): FlowItem[] {
  const kept = [...items]
  while (kept.at(-1)?.kind === 'gap') kept.pop()
  while (kept[0]?.kind === 'gap') kept.shift()
  return kept
}

/** Puts two lists together, merging the gaps that meet. */
export function append(items: FlowItem[], more: readonly FlowItem[]): void {
  for (const item of more) {
    const last = items.at(-1)
    if (item.kind === 'gap' && last?.kind === 'gap') items[items.length - 1] = mergeGaps(last, item)
    else items.push(item)
  }
}

interface PanelLook {
  readonly indentPt: number
  readonly structure: StructureType
  readonly ground: Omit<Ground, 'leftPt' | 'widthPt'>
}

/** Each kind of content has a ground of its own, told apart without colour: filled, framed, ruled, dashed, dotted. */
const PANEL_LOOKS: Record<PanelBlock['look'], PanelLook> = {
  tint: { indentPt: PANEL_PAD + 2, structure: 'Div', ground: { fill: TINT, padPt: PANEL_PAD } },
  note: {
    indentPt: PANEL_PAD + 2,
    structure: 'Div',
    ground: { fill: NOTE_TINT, frame: { color: NOTE_FRAME, widthPt: 0.6, dash: [3, 2] }, padPt: 7 },
  },
  statement: {
    indentPt: 12,
    structure: 'Div',
    ground: { rule: { color: QUIET, widthPt: 1.6 }, padPt: 1 },
  },
  opinion: {
    indentPt: 12,
    structure: 'Div',
    ground: { rule: { color: ACCENT, widthPt: 1.6, dash: [6, 3] }, padPt: 1 },
  },
  forecast: {
    indentPt: 12,
    structure: 'Div',
    ground: { rule: { color: ACCENT, widthPt: 1.6, dash: [1.6, 2.4] }, padPt: 1 },
  },
}

export type { ParagraphStyleName }
