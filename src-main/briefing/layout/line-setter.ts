import { text, type Footnote, type Inline } from '../content/inline'
import type { StructureNode } from '../pdf/structure'
import { PARAGRAPH_STYLES } from '../style/paragraph-styles'
import type { Line } from '../text/line'
import { setParagraph } from '../text/paragraph'
import type { ParagraphContext } from '../text/stretches'
import type { ParagraphStyle } from '../text/text-style'
import { gap, NEVER, type FlowItem, type Ground } from './flow'
import { LineBox, type LineBoxExtras } from './line-box'
import type { SetNote } from './note-area'

const NOTE_INDENT = 15
/** A page ends rather elsewhere than inside a paragraph. */
const INSIDE_PARAGRAPH = 50

/** Sets lines, and keeps count of the footnotes that they call. */
export class LineSetter {
  /** The element of each footnote, so that its text is put there when the note is set. */
  readonly #noteNodes = new Map<Footnote, StructureNode>()

  constructor(
    readonly context: ParagraphContext,
    /** How wide footnotes are. *Units*: points. */
    readonly measurePt: number,
  ) {}

  lines(content: readonly Inline[], style: ParagraphStyle, widthPt: number, node: StructureNode): Line[] {
    return setParagraph(content, style, widthPt, node, this.context)
  }

  /** One line of text that is drawn beside another: a label or a number. */
  label(label: string, style: ParagraphStyle, widthPt: number, node: StructureNode): Line | undefined {
    return this.lines([text(label)], { ...style, align: 'left' }, widthPt, node)[0]
  }

  /** Lines with the rule of two: neither the first nor the last line of a paragraph stands alone on a page. */
  stack(lines: readonly Line[], xPt: number, first: LineBoxExtras = {}, ground?: Ground): FlowItem[] {
    const items: FlowItem[] = []
    lines.forEach((line, at) => {
      if (at > 0) items.push(gap(0, at === 1 || at === lines.length - 1 ? NEVER : INSIDE_PARAGRAPH))
      items.push(
        new LineBox(line, xPt, {
          ...(at === 0 ? first : {}),
          ...(ground ? { ground } : {}),
          ...(lines.length > 1 ? { place: { at, of: lines.length } } : {}),
        }),
      )
    })
    return items
  }

  /** Makes the elements of the notes that the content calls, after the paragraph in the same parent. */
  callNotes(content: readonly Inline[], parent: StructureNode): void {
    for (const inline of content)
      if (inline.kind === 'note')
        this.#noteNodes.set(inline.note, parent.child('Note', { id: `note-${inline.note.number}` }))
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
    const [labelLine] = this.lines([label], style, 60, node.child('Lbl'))
    const indentPt = Math.max(NOTE_INDENT, (labelLine?.widthPt ?? 0) + 5)
    const lines = this.lines(note.content, style, this.measurePt - indentPt, node)
    const stack = this.stack(lines, indentPt, {
      ...(labelLine ? { beside: [{ line: labelLine, xPt: 0 }] } : {}),
      anchors: [anchor],
    })
    const [only] = lines
    return {
      items: [...stack, gap(style.spaceAfterPt)],
      heightPt: lines.length * style.leadingPt + style.spaceAfterPt,
      ...(only && lines.length === 1 ? { shortWidthPt: indentPt + only.widthPt } : {}),
    }
  }
}
