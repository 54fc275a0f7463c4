import type { BriefingNote } from '../../domain/briefing/model'
import type { Block } from '../content/block'
import { text } from '../content/inline'
import { longDate } from './dates'
import { noteBlocks } from './note-blocks'
import type { SectionTools } from './section-tools'

/** The reader's own words: framed, labelled, never to be taken for what a source says. */
export function analystNotes(list: readonly BriefingNote[], tools: SectionTools): Block[] {
  return list.map((note) => ({
    kind: 'panel',
    look: 'note',
    blocks: [
      {
        kind: 'paragraph',
        style: 'noteLabel',
        content: [text('Analyst note'), text(`${on(note.target)} · ${longDate(note.changedOn, 'en')}`, 'quiet')],
        keepWithNext: true,
        isLabel: true,
      },
      ...(note.title === ''
        ? []
        : [
            {
              kind: 'paragraph' as const,
              style: 'noteBody' as const,
              content: [text(note.title, 'strong')],
              keepWithNext: true,
            },
          ]),
      ...noteBlocks(note, tools),
    ],
  }))
}

/** A free note is on nothing, and nothing is said of it. */
function on(target: string): string {
  return target === '' ? '' : ` · ${target}`
}
