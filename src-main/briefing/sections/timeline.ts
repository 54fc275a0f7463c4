import type { BriefingModel } from '../../domain/briefing-model'
import type { Block } from '../content/block'
import { text } from '../content/inline'
import type { CitationNotes } from './citation-notes'

/** What happened when, as a table. */
export function timeline(model: BriefingModel, notes: CitationNotes): Block[] {
  if (model.timeline.length === 0) return []
  return [
    { kind: 'heading', level: 1, text: 'Timeline', anchor: 'timeline' },
    {
      kind: 'table',
      columns: [
        { header: 'Date', share: 0.27 },
        { header: 'What happened', share: 0.73 },
      ],
      rows: model.timeline.map((event) => [
        {
          rowHeader: true,
          blocks: [
            {
              kind: 'paragraph',
              style: 'cellStrong',
              content: [text(event.dateLabel), ...(event.uncertain ? [text(' (uncertain)', 'quiet')] : [])],
            },
          ],
        },
        {
          blocks: [{ kind: 'paragraph', style: 'cell', content: [text(event.text), ...notes.mark(event.citations)] }],
        },
      ]),
    },
  ]
}
