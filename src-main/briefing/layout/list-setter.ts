import type { Block, ListBlock } from '../content/block'
import { StructureNode } from '../pdf/structure'
import { PARAGRAPH_STYLES } from '../style/paragraph-styles'
import type { Line } from '../text/line'
import type { ParagraphStyle } from '../text/text-style'
import { append, gap, NEVER, type FlowItem } from './flow'
import { LineBox, type Beside } from './line-box'
import type { LineSetter } from './line-setter'
import { setInList, type Room } from './room'

const INDENT = 18
/** Between a label and its text, at least. */
const LABEL_GAP = 2
/** A label is never broken. */
const ENDLESS = 100_000
/** Stands before the label once for each level that had no room to move in. */
const DEEPER = '›'
/** More levels are told in a figure. */
const MOST_MARKS = 4

/**
 * Sets a list: each label beside the first line of its item, at any depth.
 * Where a line would hold too few words, deeper levels move in no further but say by marks how deep they are.
 */
export function setList(
  block: ListBlock,
  room: Room,
  lines: LineSetter,
  setBlocks: (blocks: readonly Block[], room: Room) => FlowItem[],
): FlowItem[] {
  const node = room.node.child('L', { listNumbering: block.numbering })
  const labelled = block.items.map((item) => {
    const li = node.child('LI')
    const style = labelStyle(block, item.blocks[0])
    return { item, li, style, label: lines.label(item.label, style, ENDLESS, li.child('Lbl')) }
  })
  const widestPt = Math.max(0, ...labelled.map(({ label }) => label?.widthPt ?? 0))
  const inner = setInList(room, Math.max(INDENT, widestPt + LABEL_GAP))
  const items: FlowItem[] = []
  for (const { item, li, style, label } of labelled) {
    const body = setBlocks(item.blocks, { ...inner, node: li.child('LBody') })
    append(items, label ? withLabel(body, besides(label, style, room, inner, lines), inner) : body)
  }
  return items
}

/** A label stands in the letters of the line that it begins. */
function labelStyle(block: ListBlock, lead: Block | undefined): ParagraphStyle {
  if (block.labelStyle) return PARAGRAPH_STYLES[block.labelStyle]
  return lead?.kind === 'paragraph' ? PARAGRAPH_STYLES[lead.style] : PARAGRAPH_STYLES.body
}

function besides(label: Line, style: ParagraphStyle, outer: Room, inner: Room, lines: LineSetter): Beside[] {
  const pressed = inner.pressedLevels ?? 0
  if (pressed === 0) return [{ line: label, xPt: outer.xPt }]
  const xPt = inner.xPt - label.widthPt - LABEL_GAP * 2
  const words = pressed > MOST_MARKS ? `${DEEPER}${pressed}` : DEEPER.repeat(pressed)
  const marks = lines.label(words, style, ENDLESS, new StructureNode('Lbl'))
  if (!marks) return [{ line: label, xPt }]
  return [
    { line: label, xPt },
    { line: marks, xPt: xPt - marks.widthPt - LABEL_GAP, isArtifact: true },
  ]
}

/** Beside the first line; above what is no line, a table. */
function withLabel(body: FlowItem[], labels: readonly Beside[], { ground }: Room): FlowItem[] {
  const at = body.findIndex((entry) => entry.kind === 'box')
  const first = body[at]
  if (first instanceof LineBox) {
    const set = first.with({ beside: [...(first.extras.beside ?? []), ...labels] })
    return body.map((entry, index) => (index === at ? set : entry))
  }
  const [label, ...marks] = labels
  if (!label) return body
  const alone = new LineBox(label.line, label.xPt, { beside: marks, ...(ground ? { ground } : {}) })
  return [alone, gap(0, NEVER), ...body.slice(Math.max(at, 0))]
}
