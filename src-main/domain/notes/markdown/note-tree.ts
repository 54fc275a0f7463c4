import type { Tree } from '@lezer/common'
import { commentRanges } from './comment-ranges'
import { noteGrammar } from './note-grammar'
import type { TextRange } from '../../text/text-range'
import { withoutRanges } from './without-ranges'

/**
 * A note's Markdown as the tree that all who read it go by. Comments are no part of it: the tree is that of the text without them.
 * *Shape*: `text` is what the tree's places count in; `placeOf` gives the place in the note itself.
 */
export interface NoteTree {
  tree: Tree
  text: string
  placeOf(at: number): number
}

/** Reads a note. The places of one tree are asked for with rising numbers. */
export function noteTree(markdown: string, comments: readonly TextRange[] = commentRanges(markdown)): NoteTree {
  const { text, placeOf } = withoutRanges(markdown, comments)
  return { tree: noteGrammar.parse(text), text, placeOf }
}
