import type { BriefingDispute, BriefingModel } from '../../domain/briefing-model'
import type { Block } from '../content/block'
import { text } from '../content/inline'
import { claimUnderVoice, voiceAbove } from './claim-text'
import type { SectionTools } from './section-tools'

/** Claims that can't all hold, side by side. */
export function disputes(model: BriefingModel, tools: SectionTools): Block[] {
  if (model.disputes.length === 0) return []
  return [
    { kind: 'heading', level: 1, text: 'Where the sources disagree', anchor: 'disputes' },
    ...model.disputes.flatMap((dispute, at): Block[] => [
      // several disputes on one question stand below one heading
      ...(model.disputes[at - 1]?.question === dispute.question
        ? [{ kind: 'space' as const, heightPt: 12 }]
        : [{ kind: 'heading' as const, level: 2 as const, text: dispute.question, anchor: `dispute-${at + 1}` }]),
      ...rowsOf(dispute.sides).map((sides, row, rows): Block => ({
        kind: 'columns',
        isWide: true,
        ruled: true,
        keepWithNext: dispute.because !== undefined && model.format === 'report' && row === rows.length - 1,
        columns: sides.map((claim) => [
          { kind: 'paragraph', style: 'label', content: [text(voiceAbove(claim))] },
          {
            kind: 'paragraph',
            style: 'sideBySide',
            content: claimUnderVoice(ofOneThing(dispute) ? { ...claim, subject: undefined } : claim, tools, false),
          },
        ]),
      })),
      // a brief has room for the claims alone
      ...(dispute.because === undefined || model.format === 'brief'
        ? []
        : [{ kind: 'paragraph' as const, style: 'quiet' as const, content: tools.prose(dispute.because, 'quiet') }]),
    ]),
  ]
}

/** True when all sides are about what the heading names. */
function ofOneThing({ sides }: BriefingDispute): boolean {
  return sides.every(({ subject }) => subject === sides[0]?.subject)
}

/** Two sides to a row; three stand together rather than leave one alone. */
function rowsOf<T>(items: readonly T[]): T[][] {
  if (items.length === 3) return [[...items]]
  const rows: T[][] = []
  for (let at = 0; at < items.length; at += 2) rows.push(items.slice(at, at + 2))
  return rows
}
