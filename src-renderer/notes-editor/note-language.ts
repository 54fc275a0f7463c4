import { markdownLanguage, pasteURLAsLink } from '@codemirror/lang-markdown'
import { Language, languageDataProp, syntaxTree } from '@codemirror/language'
import { EditorState, type Extension } from '@codemirror/state'
import { styleTags, Tag, tags } from '@lezer/highlight'
import { noteGrammar } from '@domain/notes/markdown/note-grammar'
import { grownTree } from './grown-tree'
import { NoteParser } from './note-parser'

/** Styles of what notes have beside Markdown. */
export const noteTags = {
  link: Tag.define(tags.link),
  tag: Tag.define(),
  citation: Tag.define(),
  footnote: Tag.define(),
}

/** The grammar that all that reads notes goes by, with the styles of its parts. */
const styledGrammar = noteGrammar.configure({
  props: [
    languageDataProp.add({ Document: markdownLanguage.data }),
    styleTags({
      NoteLink: noteTags.link,
      NoteTag: noteTags.tag,
      NoteCitation: noteTags.citation,
      'FootnoteRef FootnoteMark': noteTags.footnote,
      'Strikethrough/...': tags.strikethrough,
      'StrikethroughMark TableDelimiter': tags.processingInstruction,
      'TableHeader/...': tags.heading,
      TableCell: tags.content,
      Task: tags.list,
      TaskMarker: tags.atom,
    }),
  ],
})

/**
 * The Markdown of notes for the editor. *Source*: what `markdown()` of @codemirror/lang-markdown makes, without its parser for
 * languages within Markdown: notes have none, and it looks through the whole tree at every key. A letter of prose needs no parse.
 */
export function noteLanguage(): Extension {
  const noteParser = new NoteParser(styledGrammar)
  return [
    new Language(markdownLanguage.data, noteParser, [], 'markdown'),
    EditorState.transactionExtender.of((transaction) => {
      const tree = transaction.docChanged ? grownTree(transaction) : undefined
      if (tree) noteParser.know(transaction.newDoc, tree, syntaxTree(transaction.startState), transaction.changes)
      return null
    }),
    pasteURLAsLink,
  ]
}
