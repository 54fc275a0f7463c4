import type { BriefingModel } from '../../domain/briefing-model'
import type { Block } from '../content/block'
import { text } from '../content/inline'
import { claimInlines, kindLabel } from './claim-text'
import type { CitationNotes } from './citation-notes'

/** Claims that can't all hold, side by side. */
export function disputes(model: BriefingModel, notes: CitationNotes): Block[] {
  if (model.disputes.length === 0) return []
  return [
    { kind: 'heading', level: 1, text: 'Where the sources disagree', anchor: 'disputes' },
    ...model.disputes.flatMap((dispute, at): Block[] => [
      { kind: 'heading', level: 2, text: dispute.question, anchor: `dispute-${at + 1}` },
      ...pairs(dispute.sides).map((sides): Block => ({
        kind: 'columns',
        ruled: true,
        columns: sides.map((claim) => [
          { kind: 'paragraph', style: 'label', content: [text(kindLabel(claim))] },
          {
            kind: 'paragraph',
            style: 'bodyRagged',
            content: claimInlines({ ...claim, status: 'single-source' }, notes),
          },
        ]),
      })),
    ]),
  ]
}

function pairs<T>(items: readonly T[]): T[][] {
  const rows: T[][] = []
  for (let at = 0; at < items.length; at += 2) rows.push(items.slice(at, at + 2))
  return rows
}
