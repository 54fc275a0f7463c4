import type { BriefingModel } from '../../domain/briefing-model'
import { dateWords } from '../../domain/date-words'
import type { Block } from '../content/block'
import { text } from '../content/inline'
import { timelineFigure } from '../figures/timeline-figure'
import type { SectionTools } from './section-tools'

/** What happened when: a figure true to scale, and the table that it is drawn from. */
export function timeline(model: BriefingModel, tools: SectionTools): Block[] {
  const events = model.timeline
  const [first] = events
  const last = events.at(-1)
  if (!first || !last) return []
  const figure = timelineFigure(events, tools.measurePt, tools.measure)
  const uncertain = events.filter((event) => event.uncertain).length
  const span = `${dateWords({ edtf: first.edtf })} to ${dateWords({ edtf: last.edtf })}`
  const title = `${count(events.length, 'dated event', 'dated events')}, ${span}`
  return [
    { kind: 'heading', level: 1, text: 'Timeline', anchor: 'timeline' },
    ...(figure
      ? [
          {
            kind: 'figure' as const,
            title: tools.nextFigure(
              `${title}${uncertain === 0 ? '' : `; ${count(uncertain, 'date is', 'dates are')} uncertain`}`,
            ),
            figure,
            alt: `Timeline of ${title}. The numbers are those of the table that follows, which lists every date and event.`,
            source: [text('Numbers as in the table below. Each date is cited there.')],
          },
        ]
      : []),
    {
      kind: 'table',
      columns: [
        { header: 'No.', share: 0.08 },
        { header: 'Date', share: 0.26 },
        { header: 'What happened', share: 0.66 },
      ],
      rows: events.map((event, at) => [
        { blocks: [{ kind: 'paragraph', style: 'cell', content: [text(String(at + 1))] }] },
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
          blocks: [
            {
              kind: 'paragraph',
              style: 'cell',
              content: [...tools.prose(event.text), ...tools.notes.mark(event.citations)],
            },
          ],
        },
      ]),
    },
  ]
}

function count(value: number, one: string, many: string): string {
  return `${value} ${value === 1 ? one : many}`
}
