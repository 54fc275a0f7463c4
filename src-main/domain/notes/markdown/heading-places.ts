import { inlineText } from './note-block'
import { NoteDefinitions } from './note-definitions'
import { noteTree } from './note-tree'
import type { NoteHeading } from './own-headings'
import { RunningText } from './running-text'

/** A heading and where it stands. *Units*: `at` is where its words begin in the note, in UTF-16 code units. */
export interface HeadingPlace extends NoteHeading {
  at: number
}

/** All headings of a note in their order, but those of its footnotes. */
export function headingPlaces(markdown: string): HeadingPlace[] {
  const note = noteTree(markdown)
  const running = new RunningText(note.text, new NoteDefinitions(note))
  const headings: HeadingPlace[] = []
  note.tree.iterate({
    enter({ name, node }) {
      const level = Number(/^(?:ATX|Setext)Heading([1-6])$/.exec(name)?.[1] ?? Number.NaN)
      if (Number.isNaN(level)) return name !== 'Footnote'
      const mark = node.getChild('HeaderMark')
      const begins = mark?.from === node.from ? mark.to : node.from
      const written = note.text.slice(begins, node.to)
      const at = note.placeOf(begins + written.length - written.trimStart().length)
      headings.push({ words: inlineText(running.of(node)), level, at })
      return false
    },
  })
  return headings
}
