import { counted } from '../../domain/text/counted'
import type { BriefingEvent, BriefingModel } from '../../domain/briefing/model'
import { beginningWords } from '../../domain/dating/date-words'
import type { Block } from '../content/block'
import { text, type Inline } from '../content/inline'
import { timelineFigure } from '../../figures/timeline-figure'
import { claimAfterVoice, claimInlines } from './claim-text'
import { figureNumber, type SectionTools } from './section-tools'

/** What happened when: a figure true to scale, and the table that it is drawn from. */
export function timeline(model: BriefingModel, tools: SectionTools): Block[] {
  const events = model.timeline
  const [first] = events
  const last = events.at(-1)
  if (!first || !last) return []
  const figure = timelineFigure(events, tools.widePt, tools.measure)
  const uncertain = events.filter((event) => event.uncertain).length
  const span = `${beginningWords(first.edtf)} to ${beginningWords(last.edtf)}`
  const title = `${counted(events.length, 'dated event', 'dated events')}, ${span}`
  const numbered = figure
    ? tools.nextFigure(`${title}${uncertain === 0 ? '' : `; ${counted(uncertain, 'date is', 'dates are')} uncertain`}`)
    : ''
  return [
    { kind: 'heading', level: 1, text: 'Timeline', anchor: 'timeline' },
    ...(figure
      ? [
          tools.lead(
            `${figureNumber(numbered)} sets the events to one scale; the table gives the source of each date.`,
          ),
          {
            kind: 'figure' as const,
            isWide: true,
            title: numbered,
            figure,
            alt: `Timeline of ${title}. The numbers are those of the table of this section, which lists every date and event.`,
            source: [text(`Numbers as in the table of this section, where each date is cited.${leftOut(model)}`)],
          },
        ]
      : leftOut(model) === ''
        ? []
        : [tools.lead(leftOut(model).trimStart())]),
    {
      kind: 'table',
      isWide: true,
      columns: [
        { header: 'Date', share: 0.25 },
        {
          header: events.some(({ isUtterance }) => isUtterance) ? 'What happened or was said' : 'What happened',
          share: 0.75,
        },
      ],
      rows: byDate(events).map((group) => [
        { rowHeader: true, blocks: [{ kind: 'paragraph', style: 'cellStrong', content: dateInlines(group) }] },
        {
          blocks: [
            {
              kind: 'list',
              numbering: 'Decimal',
              items: group.map(({ event, number }) => ({
                label: String(number),
                blocks: [
                  {
                    kind: 'paragraph',
                    style: 'cell',
                    content: event.isUtterance ? claimAfterVoice(event.claim, tools) : claimInlines(event.claim, tools),
                  },
                ],
              })),
            },
          ],
        },
      ]),
    },
  ]
}

function leftOut({ heldLeftOut = 0 }: BriefingModel): string {
  if (heldLeftOut === 0) return ''
  const isOne = heldLeftOut === 1
  return ` ${counted(heldLeftOut, 'dated claim that says', 'dated claims that say')} only what held at a date ${isOne ? 'is' : 'are'} left to a report.`
}

interface NumberedEvent {
  event: BriefingEvent
  number: number
}

/** Events at one date share a row. */
function byDate(events: readonly BriefingEvent[]): NumberedEvent[][] {
  const groups: NumberedEvent[][] = []
  events.forEach((event, at) => {
    const known = groups.at(-1)?.[0]?.event
    const numbered = { event, number: at + 1 }
    if (known && known.dateLabel === event.dateLabel && known.uncertain === event.uncertain)
      groups.at(-1)?.push(numbered)
    else groups.push([numbered])
  })
  return groups
}

/** The date, and that it is uncertain where its words don't say so. */
function dateInlines([first]: readonly NumberedEvent[]): Inline[] {
  if (!first) return []
  const { dateLabel, uncertain } = first.event
  const isSaid = /\(inferred\)|^(?:perhaps|about) /.test(dateLabel)
  return [text(dateLabel), ...(uncertain && !isSaid ? [text(' (uncertain)', 'quiet')] : [])]
}
