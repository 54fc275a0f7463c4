import { markdownLanguage, pasteURLAsLink } from '@codemirror/lang-markdown'
import { DocInput, Language } from '@codemirror/language'
import { EditorState, type Extension, type Text } from '@codemirror/state'
import { Parser, type Input, type PartialParse, type Tree, type TreeFragment } from '@lezer/common'
import { Tag, tags } from '@lezer/highlight'
import { MarkdownParser, type InlineContext, type MarkdownConfig } from '@lezer/markdown'
import { citationAt, linkAt, tagAt, type TextRange } from '@domain/notes/note-syntax'
import { grownTree } from './grown-tree'

/** Styles of what notes have beside Markdown. */
export const noteTags = {
  link: Tag.define(tags.link),
  tag: Tag.define(),
  citation: Tag.define(),
  footnote: Tag.define(),
}

const FOOTNOTE = /^\[\^[^\]\s]{1,200}\]/

const noteSyntax: MarkdownConfig = {
  defineNodes: [
    { name: 'NoteLink', style: noteTags.link },
    { name: 'NoteTag', style: noteTags.tag },
    { name: 'NoteCitation', style: noteTags.citation },
    { name: 'FootnoteRef', style: noteTags.footnote },
  ],
  parseInline: [
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
  const noteParser = new NoteParser(parser.configure(noteSyntax))
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
