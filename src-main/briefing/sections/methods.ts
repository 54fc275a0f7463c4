import type { BriefingModel } from '../../domain/briefing/model'
import { LIKELIHOOD } from '../../domain/records/likelihood'
import { MARKING_WORDS } from '../../domain/records/marking'
import { CREDIBILITY, RELIABILITY } from '../../domain/records/source'
import type { Block, TableBlock } from '../content/block'
import { text } from '../content/inline'

/** How to read the briefing: scales, grades and what each kind of statement is. */
export function methods(model: BriefingModel): Block[] {
  return [
    { kind: 'heading', level: 1, text: 'How to read this briefing', anchor: 'methods' },
    {
      kind: 'panel',
      isWide: true,
      look: 'tint',
      blocks: [
        ...item(
          'Statements.',
          ' What a source reports as fact stands in plain type. What somebody said, thinks, expects or inferred names whose it is and stands in italics, in a diagram on a dotted line, or at a rule: solid for a statement, dotted for a forecast, dashed for all else. The analyst’s notes are framed.',
        ),
        ...item(
          'Likelihood.',
          ` From least to most: ${LIKELIHOOD.map(({ word, share }) => `${word} ${share}`).join(', ')}.`,
        ),
        ...item(
          'Confidence and grades.',
          ' Confidence says how far the evidence carries a judgement, with the reason; it is not a likelihood. In [C3] the letter grades the source, the number the information.',
        ),
        ...item('Handling.', ` ${model.marking}: ${MARKING_WORDS[model.marking]}`),
      ],
    },
    ...(model.format === 'report' ? [gradeTable()] : []),
  ]
}

function item(name: string, words: string): Block[] {
  return [{ kind: 'paragraph', style: 'small', content: [text(name, 'strong'), text(words)] }]
}

function gradeTable(): TableBlock {
  const letters = Object.entries(RELIABILITY)
  const numbers = Object.entries(CREDIBILITY)
  return {
    kind: 'table',
    isWide: true,
    columns: [
      { header: 'Reliability of the source', share: 0.5 },
      { header: 'Credibility of the information', share: 0.5 },
    ],
    rows: letters.map(([letter, words], at) => [
      { blocks: [{ kind: 'paragraph', style: 'cell', content: [text(`${letter}  `, 'strong'), text(words)] }] },
      {
        blocks: [
          {
            kind: 'paragraph',
            style: 'cell',
            content: [text(`${numbers[at]?.[0] ?? ''}  `, 'strong'), text(numbers[at]?.[1] ?? '')],
          },
        ],
      },
    ]),
  }
}

/** What the document takes along, said where it is made. */
const CARRIED = {
  printed:
    'It carries what is printed in it as a file for Dossier: its claims, whom they name, the paragraphs they cite, and nothing else.',
  all: 'It carries the whole dossier, also what is not printed: opened in Dossier, this document becomes it again.',
} as const

/** How the document was made, and what it claims to be. */
export function colophon(model: BriefingModel): Block[] {
  return [
    // a brief has no line to spare
    ...(model.format === 'brief' ? [] : [{ kind: 'rule' as const, isWide: true }]),
    {
      kind: 'paragraph',
      style: 'figureSource',
      isWide: true,
      content: [
        text(
          `Made with ${model.producer}. Set in Source Serif 4 and Source Sans 3 (SIL Open Font License). ` +
            'Written to PDF/UA-1 and PDF/A-3a.' +
            (model.attachment ? ` ${CARRIED[model.attachment.carries]}` : ''),
        ),
      ],
    },
  ]
}
