import type { BriefingModel } from '../../domain/briefing/model'
import type { Block } from '../content/block'
import { text } from '../content/inline'
import { confidenceMargin } from './claim-text'
import type { SectionTools } from './section-tools'

/** The answer first; in a report also what is new, why it matters and what should be done. */
export function bottomLine(model: BriefingModel, tools: SectionTools): Block[] {
  const { bottomLine: answer, reportSummary = [] } = model
  if (answer === undefined && reportSummary.length === 0) return []
  return [
    {
      kind: 'panel',
      isWide: true,
      look: 'tint',
      blocks: [
        ...(answer === undefined ? [] : boxed('Bottom line', 'bottomLine', answer, tools)),
        ...reportSummary.flatMap((item) => boxed(item.label, 'boxBody', item.text, tools)),
      ],
    },
  ]
}

function boxed(label: string, style: 'bottomLine' | 'boxBody', prose: string, tools: SectionTools): Block[] {
  return [
    { kind: 'paragraph', style: 'boxHeading', content: [text(label)] },
    { kind: 'paragraph', style, content: tools.prose(prose) },
  ]
}

/** Three to seven sentences, each with its evidence and, in the margin, its confidence and why. */
export function keyJudgements(model: BriefingModel, tools: SectionTools): Block[] {
  if (model.keyJudgements.length === 0) return []
  return [
    { kind: 'heading', level: 1, text: 'Key judgements', anchor: 'key-judgements' },
    {
      kind: 'list',
      numbering: 'Decimal',
      items: model.keyJudgements.map((judgement, at) => {
        const margin = confidenceMargin(judgement.confidence)
        return {
          label: `${at + 1}.`,
          blocks: [
            {
              kind: 'paragraph',
              style: 'judgement',
              content: [...tools.prose(judgement.text), ...tools.notes.mark(judgement.citations)],
              ...(margin ? { margin } : {}),
            },
          ],
        }
      }),
    },
  ]
}
