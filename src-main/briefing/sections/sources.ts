import type { BriefingModel, BriefingSource } from '../../domain/briefing/model'
import { dateWords } from '../../domain/dating/date-words'
import { RELIABILITY } from '../../domain/records/source'
import type { Block } from '../content/block'
import { text, type Inline } from '../content/inline'
import { sourceAnchor } from './citation-notes'

/** The numbered bibliography, with each source's grade and why. */
export function sources(model: BriefingModel): Block[] {
  if (model.sources.length === 0) return []
  return [
    { kind: 'heading', level: 1, text: 'Sources', anchor: 'sources' },
    {
      kind: 'list',
      // a brief has no room to leave empty beside them
      isWide: model.format === 'brief',
      numbering: 'Decimal',
      items: model.sources.map((source) => ({
        label: `${source.number}.`,
        blocks: [
          {
            kind: 'paragraph',
            style: 'source',
            content: entry(source, model),
            anchor: sourceAnchor(source.number),
            keepWithNext: true,
          },
          {
            kind: 'paragraph',
            style: 'small',
            content: [
              ...(source.deleted
                ? []
                : [text(`Reliability ${source.reliability}, ${RELIABILITY[source.reliability]}. `, 'strong')]),
              text(source.rationale),
              ...(source.remarks === undefined || model.format === 'brief'
                ? []
                : [text(` ${source.remarks}`, 'quiet')]),
            ],
          },
        ],
      })),
    },
  ]
}

function entry(source: BriefingSource, { marking }: BriefingModel): Inline[] {
  if (source.deleted) return [text(source.title, 'emphasis'), text('.')]
  const authors = source.authors.join(', ')
  const details = [
    source.publisher ?? 'Publisher not given',
    source.published ?? 'date not given',
    ...(source.version === undefined ? [] : [`version ${source.version}`]),
    ...(source.licence === undefined ? [] : [`licence ${source.licence}`]),
    // What the whole briefing is marked need not be said of each.
    ...(source.marking === undefined || source.marking === marking ? [] : [`handling ${source.marking}`]),
    ...(source.accessed === undefined ? [] : [`accessed ${dateWords({ edtf: source.accessed })}`]),
  ]
  return [
    ...(authors === '' ? [] : [text(`${authors}, `)]),
    text(source.title, 'emphasis'),
    text(`. ${details.join(', ')}.`),
    ...(source.url === undefined
      ? []
      : [
          text(' '),
          {
            kind: 'link' as const,
            to: { kind: 'url' as const, url: source.url },
            text: source.url,
            description: `Open ${source.url}`,
          },
        ]),
  ]
}
