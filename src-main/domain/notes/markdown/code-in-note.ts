import { noteTree } from './note-tree'
import type { TextRange } from '../../text/text-range'

/** The parts of a note that are code: fenced blocks and code spans. *Shape*: sorted, without overlap. */
export function codeRanges(body: string): TextRange[] {
  if (!body.includes('`') && !body.includes('~~~')) return []
  const { tree, placeOf } = noteTree(body)
  const found: TextRange[] = []
  tree.iterate({
    enter: ({ name, from, to }) => {
      if (name === 'InlineCode' || name === 'FencedCode') found.push({ from: placeOf(from), to: placeOf(to - 1) + 1 })
    },
  })
  return found
}
