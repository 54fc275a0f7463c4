import { markdownLanguage, pasteURLAsLink } from '@codemirror/lang-markdown'
import { Language } from '@codemirror/language'
import type { Extension } from '@codemirror/state'
import { Tag, tags } from '@lezer/highlight'
import { MarkdownParser, type InlineContext, type MarkdownConfig } from '@lezer/markdown'
import { citationAt, linkAt, tagAt, type TextRange } from '@domain/notes/note-syntax'

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

/**
 * The Markdown of notes for the editor. *Source*: what `markdown()` of @codemirror/lang-markdown makes, without its parser for
 * languages within Markdown: notes have none, and it looks through the whole tree at every key.
 */
export function noteLanguage(): Extension {
  const { data, parser } = markdownLanguage
  if (!(parser instanceof MarkdownParser)) throw new TypeError('not a Markdown parser')
  return [new Language(data, parser.configure(noteSyntax), [], 'markdown'), pasteURLAsLink]
}
