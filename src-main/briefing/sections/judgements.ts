import type { BriefingModel } from '../../domain/briefing-model'
import type { Block } from '../content/block'
import { text } from '../content/inline'
import type { CitationNotes } from './citation-notes'

/** The answer first. */
export function bottomLine(model: BriefingModel): Block[] {
  if (model.bottomLine === undefined) return []
  return [
    {
      kind: 'panel',
      look: 'tint',
      blocks: [
        { kind: 'paragraph', style: 'boxHeading', content: [text('Bottom line')] },
        { kind: 'paragraph', style: 'bottomLine', content: [text(model.bottomLine)] },
      ],
    },
  ]
}

/** Three to seven sentences, each with its evidence and, in the margin, its confidence and why. */
export function keyJudgements(model: BriefingModel, notes: CitationNotes): Block[] {
  if (model.keyJudgements.length === 0) return []
  return [
    { kind: 'heading', level: 1, text: 'Key judgements', anchor: 'key-judgements' },
    {
      kind: 'list',
      numbering: 'Decimal',
      items: model.keyJudgements.map((judgement, at) => ({
        label: `${at + 1}.`,
        blocks: [
          {
            kind: 'paragraph',
            style: 'judgement',
            content: [text(judgement.text), ...notes.mark(judgement.citations)],
            ...(judgement.confidence === undefined
              ? {}
              : {
                  margin: [
                    text(`${CONFIDENCE[judgement.confidence.level]}. `, 'strong'),
                    text(judgement.confidence.why),
                  ],
                }),
          },
        ],
      })),
    },
  ]
}

const CONFIDENCE = { low: 'Low confidence', moderate: 'Moderate confidence', high: 'High confidence' } as const
