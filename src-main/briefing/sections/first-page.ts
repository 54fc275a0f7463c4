import type { BriefingModel } from '../../domain/briefing-model'
import type { Block } from '../content/block'
import { text } from '../content/inline'
import { longDate } from './dates'

/** Title, deck and the facts about the briefing itself. */
export function firstPage(model: BriefingModel): Block[] {
  const facts: [string, string][] = [
    ['Date', longDate(model.date, model.language)],
    ['Data cut-off', model.dataCutOff ?? 'not given'],
    ['Author', model.author ?? 'not given'],
    ['Handling', model.marking],
  ]
  return [
    {
      kind: 'paragraph',
      style: 'kicker',
      content: [text(model.format === 'brief' ? 'BRIEF' : 'REPORT')],
    },
    { kind: 'paragraph', style: 'title', content: [text(model.title)], isTitle: true },
    ...(model.deck === undefined ? [] : [paragraph('deck', model.deck)]),
    {
      kind: 'columns',
      ruled: false,
      columns: facts.map(([label, value]) => [paragraph('factLabel', label), paragraph('factValue', value)]),
    },
    {
      kind: 'paragraph',
      style: 'factLabel',
      content: [
        text(
          `Dossier: ${model.dossier.title}${model.dossier.version === undefined ? '' : `, version ${model.dossier.version}`}`,
        ),
      ],
    },
    { kind: 'paragraph', style: 'factLabel', content: [text(`SHA-256 ${model.dossier.contentHash}`)] },
    { kind: 'space', heightPt: 12 },
  ]
}

function paragraph(style: 'deck' | 'factLabel' | 'factValue', value: string): Block {
  return { kind: 'paragraph', style, content: [text(value)] }
}
