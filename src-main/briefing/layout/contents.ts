import { text } from '../content/inline'
import type { Painter } from '../pdf/painter'
import type { ContentSlot, StructureNode } from '../pdf/structure'
import { PARAGRAPH_STYLES } from '../style/paragraph-styles'
import { RULE } from '../../figures/colours'
import { singleLine, type Line, type LineLink } from '../text/line'
import { setParagraph } from '../text/paragraph'
import type { ParagraphContext } from '../text/stretches'
import type { OutlineEntry } from './block-setter'
import { gap, NEVER, stackHeight, type FlowBox, type FlowItem } from './flow'
import { baselineOf } from './line-box'
import { RowBox } from './row-box'

const NUMBER_WIDTH = 34
const NUMBER_STYLE = { ...PARAGRAPH_STYLES.contents2.text, features: 'lnum tnum' }
const INDENT = 16
const COLUMN_GUTTER = 18

/**
 * The table of contents: sections and what stands directly below them, with leaders and page numbers.
 * The page numbers are asked for when the page is drawn, so the contents can stand before what they list.
 */
export function setContents(
  entries: readonly OutlineEntry[],
  toc: StructureNode,
  widthPt: number,
  context: ParagraphContext,
  page: { heightPt: number; usedPt: number },
): FlowItem[] {
  const items: FlowItem[] = []
  const setter = new ContentsSetter(toc, context)
  const roomLeft = (): number => {
    const used = (page.usedPt + stackHeight(items)) % page.heightPt
    return page.heightPt - used - 20
  }
  for (const { section, parts } of bySection(entries)) {
    if (section) {
      const { spaceBeforePt, spaceAfterPt } = PARAGRAPH_STYLES.contents1
      items.push(gap(spaceBeforePt), setter.entry(section, 0, widthPt))
      // a section's name stays with its first entry
      items.push(gap(spaceAfterPt, parts.length > 0 ? NEVER : 0))
    }
    if (parts.length <= ONE_COLUMN) {
      for (const part of parts) items.push(setter.entry(part, INDENT, widthPt - INDENT), gap(0, 20))
    } else for (const row of setter.twoColumns(parts, widthPt, roomLeft(), page.heightPt)) items.push(row, gap(0))
  }
  return items
}

/** Up to this many entries of a section stand one below the other, more in two columns. */
const ONE_COLUMN = 16
/** Less room than this at the foot of a page isn't worth beginning columns in. */
const MIN_COLUMN_PT = 90

function bySection(entries: readonly OutlineEntry[]): { section?: OutlineEntry; parts: OutlineEntry[] }[] {
  const groups: { section?: OutlineEntry; parts: OutlineEntry[] }[] = []
  for (const entry of entries) {
    if (entry.level === 1) groups.push({ section: entry, parts: [] })
    else if (entry.level === 2) {
      const last = groups.at(-1)
      if (last) last.parts.push(entry)
      else groups.push({ parts: [entry] })
    }
  }
  return groups
}

class ContentsSetter {
  constructor(
    readonly toc: StructureNode,
    readonly context: ParagraphContext,
  ) {}

  entry(entry: OutlineEntry, xPt: number, widthPt: number): ContentsEntry {
    const style = entry.level === 1 ? PARAGRAPH_STYLES.contents1 : PARAGRAPH_STYLES.contents2
    const node = this.toc.child('TOCI').child('Reference').child('Link')
    const link: LineLink = {
      to: { kind: 'anchor', anchor: entry.anchor },
      description: `Go to ${entry.text}`,
      slot: node.annotationSlot(),
    }
    const lines = setParagraph([text(entry.text)], style, widthPt - NUMBER_WIDTH, node, this.context, link)
    return new ContentsEntry(lines, xPt, widthPt, entry.anchor, node.slot(), link, this.context)
  }

  /** Pairs of columns, each read from top to bottom and none running over a page: the first is as high as there is room. */
  twoColumns(parts: readonly OutlineEntry[], widthPt: number, firstRoomPt: number, pagePt: number): FlowBox[] {
    const columnPt = (widthPt - INDENT - COLUMN_GUTTER) / 2
    const entries = parts.map((part) => this.entry(part, 0, columnPt))
    const rows: FlowBox[] = []
    let room = firstRoomPt < MIN_COLUMN_PT ? pagePt : firstRoomPt
    for (let from = 0; from < entries.length;) {
      let count = entries.length - from
      while (count > 1 && highest(halves(entries.slice(from, from + count))) > room) count--
      const [left, right] = halves(entries.slice(from, from + count))
      rows.push(
        new RowBox(
          [
            { xPt: INDENT, items: left },
            { xPt: INDENT + columnPt + COLUMN_GUTTER, items: right },
          ],
          { padTopPt: 0, padBottomPt: 3, widthPt, isWhole: true },
        ),
      )
      from += count
      room = pagePt - 10
    }
    return rows
  }
}

function halves<T>(list: readonly T[]): [T[], T[]] {
  const half = Math.ceil(list.length / 2)
  return [list.slice(0, half), list.slice(half)]
}

function highest(columns: readonly FlowItem[][]): number {
  return Math.max(...columns.map(stackHeight))
}

class ContentsEntry implements FlowBox {
  readonly kind = 'box'
  readonly heightPt: number
  readonly notes = []

  constructor(
    readonly lines: readonly Line[],
    /** From the left edge of where it is painted. */
    readonly xPt: number,
    readonly widthPt: number,
    readonly anchor: string,
    readonly slot: ContentSlot,
    readonly link: LineLink,
    readonly context: ParagraphContext,
  ) {
    this.heightPt = lines.reduce((sum, line) => sum + line.leadingPt, 0)
  }

  paint(painter: Painter, xPt: number, yPt: number): void {
    const left = xPt + this.xPt
    let y = yPt
    let baseline = yPt
    for (const line of this.lines) {
      baseline = y + baselineOf(line)
      painter.line(line, left, baseline)
      y += line.leadingPt
    }
    const last = this.lines.at(-1)
    const page = painter.context.destination(this.anchor)?.page
    if (!last || page === undefined) return
    const style = NUMBER_STYLE
    const word = this.context.shaper.shape(String(page + 1), style)
    const number = singleLine(word, { style, slot: this.slot, link: this.link }, last.leadingPt)
    const numberX = left + this.widthPt - number.widthPt
    painter.line(number, numberX, baseline)
    const from = left + last.widthPt + 6
    if (from < numberX - 8) painter.rule(from, baseline - 0.5, numberX - 6, baseline - 0.5, 0.5, RULE, [0.5, 2.5])
  }
}
