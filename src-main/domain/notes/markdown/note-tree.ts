import type { Tree } from '@lezer/common'
import { commentRanges } from './comment-ranges'
import { noteGrammar } from './note-grammar'
import type { TextRange } from '../../text/text-range'

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
  const cuts = lineParts(markdown, comments)
  const text = withoutParts(markdown, cuts)
  return { tree: noteGrammar.parse(text), text, placeOf: placesWith(cuts) }
}

/** What of the ranges stands on each line: the ends of the lines stay, so that every other line is where it was. */
export function lineParts(markdown: string, ranges: readonly TextRange[]): TextRange[] {
  const parts: TextRange[] = []
  for (const { from, to } of ranges) {
    for (let at = from; at < to;) {
      const newline = markdown.indexOf('\n', at)
      const end = newline < 0 ? to : Math.min(newline, to)
      if (end > at) parts.push({ from: at, to: end })
      at = end + 1
    }
  }
  return parts
}

function withoutParts(text: string, parts: readonly TextRange[]): string {
  if (parts.length === 0) return text
  let kept = ''
  let at = 0
  for (const { from, to } of parts) {
    kept += text.slice(at, from)
    at = to
  }
  return kept + text.slice(at)
}

function placesWith(parts: readonly TextRange[]): (at: number) => number {
  if (parts.length === 0) return (at) => at
  let next = 0
  let cut = 0
  let last = 0
  return (at) => {
    if (at < last) next = cut = 0
    last = at
    for (let part = parts[next]; part && part.from - cut <= at; part = parts[++next]) cut += part.to - part.from
    return at + cut
  }
}
