import { markdownLanguage, pasteURLAsLink } from '@codemirror/lang-markdown'
import { DocInput, Language } from '@codemirror/language'
import { EditorState, type Extension, type Text } from '@codemirror/state'
import { Parser, type Input, type PartialParse, type Tree, type TreeFragment } from '@lezer/common'
import { Tag, tags } from '@lezer/highlight'
import { MarkdownParser, type InlineContext, type MarkdownConfig } from '@lezer/markdown'
import { citationAt, linkAt, tagAt } from '@domain/notes/markdown/note-syntax'
import type { TextRange } from '@domain/text/text-range'
import { grownTree } from './grown-tree'

/** Styles of what notes have beside Markdown. */
export const noteTags = {
  link: Tag.define(tags.link),
  tag: Tag.define(),
  citation: Tag.define(),
  footnote: Tag.define(),
}

const FOOTNOTE = /^\[\^[^\]\s]{1,200}\]/

/** Blocks in blocks, deeper than which a line is prose: each level is looked at anew for each line, and for each other in it. */
const DEEPEST = 40

const noteSyntax: MarkdownConfig = {
  defineNodes: [
    { name: 'NoteLink', style: noteTags.link },
    { name: 'NoteTag', style: noteTags.tag },
    { name: 'NoteCitation', style: noteTags.citation },
    { name: 'FootnoteRef', style: noteTags.footnote },
  ],
  parseBlock: [
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
  ],
  parseInline: [
    {
      // The parser's own looks from each space to the end of them all.
      name: 'Spaces',
      before: 'HardBreak',
      parse(context, next, pos) {
        if (next !== SPACE) return -1
        let end = pos + 1
        while (context.char(end) === SPACE) end++
        const isBreak = end >= pos + 2 && context.char(end) === LINE_END
        return isBreak ? context.addElement(context.elt('HardBreak', pos, end + 1)) : end
      },
    },
    {
      name: 'NoteSyntax',
      before: 'Link',
      parse(context, next, pos) {
        if (next === HASH) return add(context, 'NoteTag', pos, tagAt)
        if (next !== BRACKET) return -1
        const second = context.char(pos + 1)
        if (second === BRACKET) return add(context, 'NoteLink', pos, linkAt)
        if (second === AT) return add(context, 'NoteCitation', pos, citationAt)
        if (second !== CARET) return -1
        const footnote = FOOTNOTE.exec(context.slice(pos, Math.min(context.end, pos + 205)))
        return footnote ? context.addElement(context.elt('FootnoteRef', pos, pos + footnote[0].length)) : -1
      },
    },
  ],
  // As in the reading view: HTML is text, and indented text is no code.
  remove: ['HTMLBlock', 'HTMLTag', 'IndentedCode', 'Emoji', 'Subscript', 'Superscript'],
}

const LINE_END = 0x0a
const SPACE = 0x20
const HASH = 0x23
const BRACKET = 0x5b
const AT = 0x40
const CARET = 0x5e

/** *Units*: UTF-16 code units. What is looked at behind the position, at most. */
const REACH = 6_000

function add(
  context: InlineContext,
  name: string,
  pos: number,
  read: (text: string, at: number) => TextRange | undefined,
): number {
  // One character before decides whether a hash may begin a tag.
  const from = Math.max(context.offset, pos - 2)
  const found = read(context.slice(from, Math.min(context.end, pos + REACH)), pos - from)
  return found ? context.addElement(context.elt(name, pos, from + found.to)) : -1
}

/**
 * *Units*: UTF-16 code units. A longer paragraph is read in pieces: what opens is looked for backwards from all that could close it,
 * so that one paragraph of a megabyte would hold the window for minutes.
 */
const PIECE = 1_500

/** Gives the parser's inline elements piece by piece, each ending with a line or a word. */
function inPieces(parser: MarkdownParser): MarkdownParser {
  const whole = parser.parseInline.bind(parser)
  parser.parseInline = (text, offset) => {
    if (text.length <= PIECE) return whole(text, offset)
    const elements: ReturnType<typeof whole> = []
    for (let from = 0; from < text.length;) {
      const to = pieceEnd(text, from)
      elements.push(...whole(text.slice(from, to), offset + from))
      from = to
    }
    return elements
  }
  return parser
}

function pieceEnd(text: string, from: number): number {
  const to = from + PIECE
  if (to >= text.length) return text.length
  const last = text.slice(from, to)
  const end = last.lastIndexOf('\n') + 1 || last.lastIndexOf(' ') + 1
  if (end > 0) return from + end
  const code = text.charCodeAt(to)
  return code >= 0xdc00 && code <= 0xdfff ? to - 1 : to
}

/** Parses, except where the tree of a document is known without. */
class NoteParser extends Parser {
  private readonly known = new WeakMap<Text, Tree>()

  constructor(private readonly markdown: Parser) {
    super()
  }

  know(doc: Text, tree: Tree): void {
    this.known.set(doc, tree)
  }

  override createParse(
    input: Input,
    fragments: readonly TreeFragment[],
    ranges: readonly { from: number; to: number }[],
  ): PartialParse {
    const tree = input instanceof DocInput ? this.known.get(input.doc) : undefined
    if (!tree || !(input instanceof DocInput)) return this.markdown.createParse(input, fragments, ranges)
    // Once: where the tree is only of the document's beginning, the next parse goes on from it.
    this.known.delete(input.doc)
    const { length } = tree
    return {
      parsedPos: length,
      stoppedAt: length < input.length ? length : null,
      stopAt: () => undefined,
      advance: () => tree,
    }
  }
}

/**
 * The Markdown of notes for the editor. *Source*: what `markdown()` of @codemirror/lang-markdown makes, without its parser for
 * languages within Markdown: notes have none, and it looks through the whole tree at every key. A letter of prose needs no parse.
 */
export function noteLanguage(): Extension {
  const { data, parser } = markdownLanguage
  if (!(parser instanceof MarkdownParser)) throw new TypeError('not a Markdown parser')
  const noteParser = new NoteParser(inPieces(parser.configure(noteSyntax)))
  return [
    new Language(data, noteParser, [], 'markdown'),
    EditorState.transactionExtender.of((transaction) => {
      const tree = transaction.docChanged ? grownTree(transaction) : undefined
      if (tree) noteParser.know(transaction.newDoc, tree)
      return null
    }),
    pasteURLAsLink,
  ]
}
