import type { Block, ColumnsBlock, HeadingBlock, PanelBlock, ParagraphBlock } from '../content/block'
import { text, type Footnote, type Inline } from '../content/inline'
import { StructureNode, type StructureType } from '../pdf/structure'
import type { PageGeometry } from '../style/page-geometry'
import { HAIRLINE, RULE } from '../../figures/colours'
import { PARAGRAPH_STYLES } from '../style/paragraph-styles'
import type { ParagraphContext } from '../text/stretches'
import type { ParagraphStyle } from '../text/text-style'
import { setFigure } from './figure-setter'
import { ALWAYS, append, gap, NEVER, stackHeight, trimmed, type FlowBox, type FlowItem, type Ground } from './flow'
import { LineBox, type LineBoxExtras } from './line-box'
import { LineSetter } from './line-setter'
import { setList } from './list-setter'
import type { SetNote } from './note-area'
import { PANEL_LOOKS } from './panel-looks'
import { setIn, widened, type Room } from './room'
import { RepeatedHeader } from './repeated-header'
import { RowBox, type RowLook } from './row-box'
import { RuleBox } from './rule-box'
import { TableSetter } from './table-setter'

const QUOTE_INDENT = 14
const COLUMN_GUTTER = 20
/** What explains columns stays with them, unless that would leave a quarter of a page empty. */
const EXPLAINED = 700
const NUMBER_X = -30
/** Text narrower than this is not justified. */
const JUSTIFIED_FROM = 300
/** A tinted box no higher than this is not broken over two pages. */
const WHOLE_PANEL = 220
/** The highest that a margin may be; what is longer stands below its paragraph. */
const MAX_MARGIN = 150

/** A heading as contents, bookmarks and running heads need it. */
export interface OutlineEntry {
  level: 1 | 2 | 3
  text: string
  anchor: string
}

/** Turns blocks into boxes and gaps for the page flow, and their structure elements. */
export class BlockSetter {
  readonly outline: OutlineEntry[] = []
  readonly #lines: LineSetter

  constructor(
    readonly geometry: PageGeometry,
    context: ParagraphContext,
  ) {
    this.#lines = new LineSetter(context, geometry.measurePt)
  }

  setNote(note: Footnote): SetNote {
    return this.#lines.setNote(note)
  }

  set(blocks: readonly Block[], room: Room): FlowItem[] {
    const items: FlowItem[] = []
    for (const block of blocks) append(items, this.setBlock(block, room))
    return items
  }

  setBlock(block: Block, room: Room): FlowItem[] {
    switch (block.kind) {
      case 'heading':
        return this.#heading(block, room)
      case 'paragraph':
        return this.#paragraph(block, room)
      case 'list':
        return setList(block, widened(room, block, this.geometry), this.#lines, (blocks, inner) =>
          this.set(blocks, inner),
        )
      case 'table':
        return new TableSetter(block, widened(room, block, this.geometry), this.#lines, (blocks, cell) =>
          this.set(blocks, cell),
        ).set()
      case 'figure':
        return setFigure(block, widened(room, block, this.geometry), this.#lines)
      case 'panel':
        return this.#panel(block, widened(room, block, this.geometry))
      case 'quote':
        return this.set(block.blocks, { ...setIn(room, QUOTE_INDENT), node: room.node.child('BlockQuote') })
      case 'columns':
        return this.#columns(block, widened(room, block, this.geometry))
      case 'section':
        return this.set(block.blocks, { ...room, node: room.node.child('Sect') })
      case 'space':
        return [gap(block.heightPt)]
      case 'page-break':
        return [gap(0, ALWAYS)]
      case 'rule': {
        const { widthPt } = widened(room, block, this.geometry)
        return [gap(10, NEVER), new RuleBox(widthPt, RULE, 0.5, room.xPt, room.ground), gap(8)]
      }
    }
  }

  #heading(block: HeadingBlock, room: Room): FlowItem[] {
    const style = PARAGRAPH_STYLES[`heading${block.level}`]
    const node = room.node.child(
      `H${(block.level + 1) as 2 | 3 | 4}`,
      block.lang === undefined ? {} : { lang: block.lang },
    )
    const lines = this.#lines.lines([text(block.text)], style, room.widthPt, node)
    this.outline.push({ level: block.level, text: block.text, anchor: block.anchor })
    const extras: LineBoxExtras = {
      anchors: [block.anchor],
      ...(block.level === 1 ? { section: block.text } : {}),
    }
    return [
      gap(style.spaceBeforePt, -100),
      ...this.#lines.stack(lines, room.xPt, extras, room.ground).map(keepTogether),
      gap(style.spaceAfterPt, NEVER),
    ]
  }

  #paragraph(block: ParagraphBlock, room: Room): FlowItem[] {
    const style: ParagraphStyle = PARAGRAPH_STYLES[block.style]
    const type: StructureType = block.isTitle ? 'H1' : 'P'
    const node = room.node.child(type)
    const narrow = room.widthPt < JUSTIFIED_FROM && style.align === 'justify'
    const set = narrow ? { ...style, align: 'left' as const } : style
    const lines = this.#lines.lines(block.content, set, widened(room, block, this.geometry).widthPt, node)
    this.#lines.callNotes(block.content, room.node)
    const { margin, below } = this.#marginOf(block, room)
    const numberLine = block.number === undefined ? undefined : this.#numberLine(block.number, node)
    const extras: LineBoxExtras = {
      ...(block.anchor === undefined ? {} : { anchors: [block.anchor] }),
      ...(margin ? { margin } : {}),
      ...(numberLine ? { beside: [{ line: numberLine, xPt: NUMBER_X }] } : {}),
    }
    return [
      ...(style.spaceBeforePt > 0 ? [gap(style.spaceBeforePt)] : []),
      ...this.#lines.stack(lines, room.xPt, extras, room.ground),
      ...below,
      gap(style.spaceAfterPt, block.keepWithNext ? NEVER : 0),
    ]
  }

  /** Beside the paragraph if it is short; the margin of a page cannot hold a long one. */
  #marginOf({ margin }: ParagraphBlock, room: Room): { margin?: FlowBox; below: FlowItem[] } {
    if (!margin || room.nested) return { below: [] }
    const box = this.#marginBox(margin, room.node)
    if (box.heightPt <= MAX_MARGIN) return { margin: box, below: [] }
    room.node.kids.pop()
    const below = this.#paragraph({ kind: 'paragraph', style: 'quiet', content: margin }, room)
    return { below: [gap(2, NEVER), ...below] }
  }

  #numberLine(number: string, node: StructureNode): LineBox['line'] | undefined {
    const label = new StructureNode('Lbl')
    node.kids.unshift(label)
    return this.#lines.label(number, PARAGRAPH_STYLES.margin, 28, label)
  }

  #marginBox(content: readonly Inline[], parent: StructureNode): FlowBox {
    const widthPt = this.geometry.marginWidthPt
    const lines = this.#lines.lines(content, PARAGRAPH_STYLES.margin, widthPt, parent.child('P'))
    return new RowBox([{ xPt: 0, items: this.#lines.stack(lines, 0) }], { padTopPt: 2.5, padBottomPt: 0, widthPt })
  }

  #panel(block: PanelBlock, room: Room): FlowItem[] {
    const look = PANEL_LOOKS[block.look]
    const ground: Ground = { ...look.ground, leftPt: room.xPt, widthPt: room.widthPt }
    const inner: Room = {
      xPt: room.xPt + look.indentPt,
      widthPt: room.widthPt - look.indentPt - look.insetPt,
      node: room.node.child(look.structure),
      ground,
      ...(room.nested ? { nested: true } : {}),
    }
    const inside = trimmed(this.set(block.blocks, inner))
    const isWhole = block.look === 'tint' && stackHeight(inside) <= WHOLE_PANEL
    return [
      gap(4, 0, look.ground.padPt),
      ...(isWhole ? inside.map(keepTogether) : this.#withLabelRepeated(inside, block, inner)),
      gap(8, 0, look.ground.padPt),
    ]
  }

  /** Whose words they are is said again where a panel goes on over the page. */
  #withLabelRepeated(inside: readonly FlowItem[], { blocks: [lead] }: PanelBlock, room: Room): readonly FlowItem[] {
    if (lead?.kind !== 'paragraph' || !lead.isLabel || room.nested) return inside
    const content = [...lead.content, text(', continued', 'quiet')]
    const [line] = this.#lines.lines(content, PARAGRAPH_STYLES[lead.style], room.widthPt, new StructureNode('P'))
    if (!line) return inside
    const label = new RepeatedHeader([new LineBox(line, room.xPt)], room.ground)
    return inside.map((item, at) => {
      if (at > 0 && item instanceof LineBox) return item.with({ header: label })
      return item instanceof RowBox ? item.under(item.header ? label.above(item.header) : label) : item
    })
  }

  #columns(block: ColumnsBlock, room: Room): FlowItem[] {
    const count = block.columns.length
    const widthPt = (room.widthPt - COLUMN_GUTTER * (count - 1)) / count
    const stacks = block.columns.map(([lead, ...rest]) => {
      const inside: Room = { widthPt, xPt: 0, node: room.node.child('Div'), nested: true }
      return { lead: lead ? this.setBlock(lead, inside) : [], rest: this.set(rest, inside) }
    })
    // what stands below labels of one line and of two begins at one height
    const leadPt = Math.max(...stacks.map(({ lead }) => stackHeight(lead)))
    const cells = stacks.map(({ lead, rest }, at) => ({
      xPt: room.xPt + at * (widthPt + COLUMN_GUTTER),
      items: trimmed([...lead, gap(leadPt - stackHeight(lead)), ...rest]),
    }))
    const look: RowLook = {
      padTopPt: block.ruled ? 6 : 2,
      padBottomPt: block.ruled ? 6 : 0,
      widthPt: room.widthPt,
      ...(block.ruled
        ? {
            ruleAbove: { color: RULE, widthPt: 0.5 },
            rule: { color: RULE, widthPt: 0.5 },
            dividers: cells.slice(1).map((cell) => cell.xPt - COLUMN_GUTTER / 2),
            dividerColor: HAIRLINE,
          }
        : {}),
    }
    return [
      new RowBox(cells, look, room.ground ? { ground: room.ground } : {}),
      block.keepWithNext ? gap(4, EXPLAINED) : gap(block.ruled ? 10 : 6),
    ]
  }
}

function keepTogether(item: FlowItem): FlowItem {
  return item.kind === 'gap' ? gap(item.heightPt, NEVER) : item
}
