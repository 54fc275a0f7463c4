import type { BriefingNote } from '../../domain/briefing-model'
import type { Block } from '../content/block'
import { text } from '../content/inline'
import { markdownBlocks } from './markdown'
import { longDate } from './dates'

/** The reader's own words: framed, labelled, never to be taken for what a source says. */
export function analystNotes(list: readonly BriefingNote[]): Block[] {
  return list.map((note) => ({
    kind: 'panel',
    look: 'note',
    blocks: [
      {
        kind: 'paragraph',
        style: 'noteLabel',
        content: [text('Analyst note'), text(` · ${note.target} · ${longDate(note.updatedAt, 'en')}`, 'quiet')],
      },
      ...(note.title === ''
        ? []
        : [{ kind: 'paragraph' as const, style: 'noteBody' as const, content: [text(note.title, 'strong')] }]),
      ...markdownBlocks(note.body),
    ],
  }))
}
