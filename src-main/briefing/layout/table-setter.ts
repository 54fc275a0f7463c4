import type { Block, TableBlock } from '../content/block'
import { text } from '../content/inline'
import type { StructureNode } from '../pdf/structure'
import { HAIRLINE, RULE } from '../../figures/colours'
import { PARAGRAPH_STYLES } from '../style/paragraph-styles'
import { gap, NEVER, trimmed, type FlowBox, type FlowItem } from './flow'
import type { LineSetter } from './line-setter'
import type { Room } from './room'
import { RepeatedHeader } from './repeated-header'
import { RowBox, type RowCell, type RowLook } from './row-box'
import { RuleBox } from './rule-box'

const HEADER_STYLES = { left: 'cellHeader', centre: 'cellHeaderCentre', right: 'cellHeaderRight' } as const
const CELL_PAD = 4
const HEADER_PAD = 3
const GUTTER = 10
/** A row that stands alone on its page looks forgotten. */
const LONE_ROW = 300
const EDGE = { color: RULE, widthPt: 0.75 }
const BETWEEN = { color: HAIRLINE, widthPt: 0.5 }

interface Column {
  readonly xPt: number
  readonly widthPt: number
}

/** Sets one table: rows of cells with horizontal rules only, its header seen again on each further page. */
export class TableSetter {
  readonly #columns: readonly Column[]

  constructor(
    readonly block: TableBlock,
    readonly room: Room,
    readonly lines: LineSetter,
    /** Sets what stands in a cell. */
    readonly setBlocks: (blocks: readonly Block[], room: Room) => FlowItem[],
  ) {
    this.#columns = columnsOf(block, room)
  }

  set(): FlowItem[] {
    const { block, room } = this
    const table = room.node.child('Table')
    const items = this.#caption(table)
    const header = block.rowHeadersOnly ? undefined : this.#header(table)
    if (header) items.push(header, gap(0, NEVER))
    // where the table stands in a frame, what is repeated stands in it too
    const repeated = header
      ? new RepeatedHeader([header], room.ground)
      : new RuleBox(room.widthPt, EDGE.color, EDGE.widthPt, room.xPt, room.ground)
    const body = table.child('TBody')
    const last = block.rows.length - 1
    block.rows.forEach((row, at) => {
      const tr = body.child('TR')
      const cells = row.map((cell, column) =>
        this.#cell(
          cell.blocks,
          tr.child(cell.rowHeader ? 'TH' : 'TD', cell.rowHeader ? { scope: 'Row' } : {}),
          this.#columns[column],
        ),
      )
      if (at > 0) items.push(gap(0, at === 1 || at === last ? LONE_ROW : 0))
      const look = {
        ...this.#look(CELL_PAD),
        rule: at === last ? EDGE : BETWEEN,
        ...(at === 0 && !header ? { ruleAbove: EDGE } : {}),
      }
      items.push(this.#row(cells, look, at === 0 && !header ? undefined : repeated))
    })
    items.push(gap(10))
    return items
  }

  #caption(table: StructureNode): FlowItem[] {
    const { block, room } = this
    if (!block.caption) return []
    const style = PARAGRAPH_STYLES.caption
    const lines = this.lines.lines(block.caption, style, room.widthPt, table.child('Caption'))
    return [
      gap(style.spaceBeforePt),
      ...this.lines.stack(lines, room.xPt, {}, room.ground),
      gap(style.spaceAfterPt, NEVER),
    ]
  }

  #header(table: StructureNode): RowBox {
    const row = table.child('THead').child('TR')
    const cells = this.block.columns.map(({ header, align = 'left' }, at) =>
      this.#cell(
        [
          {
            kind: 'paragraph',
            style: HEADER_STYLES[align],
            content: typeof header === 'string' ? [text(header)] : header,
          },
        ],
        row.child('TH', { scope: 'Column' }),
        this.#columns[at],
      ),
    )
    return this.#row(cells, { ...this.#look(HEADER_PAD), rule: EDGE, ruleAbove: EDGE }, undefined)
  }

  #look(padPt: number): RowLook {
    return { padTopPt: padPt, padBottomPt: padPt, xPt: this.room.xPt, widthPt: this.room.widthPt }
  }

  #row(cells: readonly RowCell[], look: RowLook, header: FlowBox | undefined): RowBox {
    const { ground } = this.room
    return new RowBox(cells, look, { ...(header ? { header } : {}), ...(ground ? { ground } : {}) })
  }

  #cell(blocks: readonly Block[], node: StructureNode, { xPt, widthPt }: Column = { xPt: 0, widthPt: 0 }): RowCell {
    return { xPt, items: trimmed(this.setBlocks(blocks, { xPt: 0, widthPt, node, nested: true })) }
  }
}

function columnsOf({ columns }: TableBlock, room: Room): Column[] {
  let xPt = room.xPt
  return columns.map(({ share }, at) => {
    const full = share * room.widthPt
    const column = { xPt, widthPt: full - (at === columns.length - 1 ? 0 : GUTTER) }
    xPt += full
    return column
  })
}
