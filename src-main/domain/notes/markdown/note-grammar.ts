import { parser, type BlockContext, type Line, type MarkdownConfig, type MarkdownParser } from '@lezer/markdown'
import { readInline } from './read-inline'
import { table } from './table-rows'

/** Blocks in blocks, deeper than which a line is prose: each level is looked at anew for each line, and for each other in it. */
const DEEPEST = 40

const FOOTNOTE = /\[\^[^[\]\s]{1,200}\]:/y
const TASK = /\[[ xX]\](?=\s|$)/y
/** What stands before the words of an item's first line. */
const ITEM = /(?:^|[\s>])(?:[-*+]|\d{1,9}[.)])[ \t]+$/

/** Where on its line the box of a task may stand, for the paragraph that is about to begin there. */
const boxes = new WeakMap<BlockContext, number>()

function behindFootnoteMark({ text, pos, indent, baseIndent }: Line): number | undefined {
  if (indent >= baseIndent + 4) return undefined
  FOOTNOTE.lastIndex = pos
  return FOOTNOTE.test(text) ? FOOTNOTE.lastIndex : undefined
}

const notes: MarkdownConfig = {
  defineNodes: [
    { name: 'NoteLink' },
    { name: 'NoteTag' },
    { name: 'NoteCitation' },
    { name: 'FootnoteRef' },
    { name: 'Strikethrough' },
    { name: 'StrikethroughMark' },
    { name: 'Task', block: true },
    { name: 'TaskMarker' },
    {
      name: 'Footnote',
      block: true,
      composite(_context, line, value) {
        if (line.next >= 0 && line.indent < line.baseIndent + value) return false
        line.moveBaseColumn(line.baseIndent + value)
        return true
      },
    },
    { name: 'FootnoteMark' },
  ],
  parseBlock: [
    {
      name: 'Indented',
      before: 'FencedCode',
      // No code, and nothing else but text either.
      parse(_context, line) {
        if (line.indent >= line.baseIndent + 4) line.next = NO_SIGN
        return false
      },
    },
    {
      name: 'Deep',
      before: 'FencedCode',
      parse(context, line) {
        if (context.depth < DEEPEST) return false
        const from = context.lineStart + line.pos
        const inline = context.parser.parseInline(line.text.slice(line.pos), from)
        context.addElement(context.elt('Paragraph', from, context.lineStart + line.text.length, inline))
        context.nextLine()
        return true
      },
    },
    {
      name: 'Footnote',
      before: 'FencedCode',
      // `[^label]: text`, going on in lines indented by four. *Source*: the footnotes of Pandoc and GitHub.
      parse(context, line) {
        const to = behindFootnoteMark(line)
        if (to === undefined) return false
        context.startComposite('Footnote', line.pos, 4)
        context.addElement(context.elt('FootnoteMark', context.lineStart + line.pos, context.lineStart + to))
        line.moveBase(line.skipSpace(to))
        return null
      },
      endLeaf: (_context, line) => behindFootnoteMark(line) !== undefined,
    },
    {
      name: 'TaskList',
      after: 'SetextHeading',
      // A box stands where the words of an item begin; on a later line it is no task's.
      parse(context, line) {
        TASK.lastIndex = line.pos
        if (TASK.test(line.text) && ITEM.test(line.text.slice(Math.max(0, line.pos - 60), line.pos)))
          boxes.set(context, context.lineStart + line.pos)
        return false
      },
      leaf(context, leaf) {
        if (boxes.get(context) !== leaf.start || context.parentType().name !== 'ListItem') return null
        return {
          nextLine: () => false,
          finish() {
            const behind = leaf.start + BOX
            context.addLeafElement(
              leaf,
              context.elt('Task', leaf.start, leaf.start + leaf.content.length, [
                context.elt('TaskMarker', leaf.start, behind),
                ...context.parser.parseInline(leaf.content.slice(BOX), behind),
              ]),
            )
            return true
          },
        }
      },
    },
  ],
  parseInline: [
    {
      name: 'Running',
      before: 'Escape',
      parse(context, _next, at) {
        if (at !== context.offset) return -1
        for (const element of readInline(context)) context.addElement(element)
        return context.end
      },
    },
  ],
  // HTML is text, and indented text is no code, so that a deep list never swallows a link.
  remove: [
    ...['HTMLBlock', 'IndentedCode'],
    ...['Escape', 'Entity', 'InlineCode', 'HTMLTag', 'Emphasis', 'HardBreak', 'Link', 'Image', 'LinkEnd'],
  ],
}

const BOX = '[ ]'.length
const NO_SIGN = 0
/** Its place among the rules that end a paragraph. */
const HTML_END = 6

/**
 * The grammar of notes, for whoever reads them: CommonMark without HTML and indented code, with tables, tasks, footnotes and `note-syntax`.
 * *Source*: its blocks are those of @lezer/markdown, which reads a text anew only where it was changed; its running text is ours.
 */
export const noteGrammar: MarkdownParser = withoutHtml(parser.configure([notes, table]))

/** What looks like HTML ends no paragraph: `remove` leaves that rule of the parser in. */
function withoutHtml(grammar: MarkdownParser): MarkdownParser {
  const ends: unknown = Reflect.get(grammar, 'endLeafBlock')
  if (!Array.isArray(ends) || ends.length <= HTML_END) throw new TypeError('another parser of Markdown')
  ends.splice(HTML_END, 1)
  return grammar
}
