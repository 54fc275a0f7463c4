import type { BriefingDispute, BriefingModel } from '../../domain/briefing/model'
import type { Block } from '../content/block'
import { text } from '../content/inline'
import { claimUnderVoice, voiceAbove } from './claim-text'
import type { SectionTools } from './section-tools'

/** Claims that can't all hold, side by side. */
export function disputes(model: BriefingModel, tools: SectionTools): Block[] {
  if (model.disputes.length === 0) return []
  return [
    { kind: 'heading', level: 1, text: headingOf(model.disputes), anchor: 'disputes' },
    ...model.disputes.flatMap((dispute, at): Block[] => [
      // several disputes on one question stand below one heading
      ...(model.disputes[at - 1]?.question === dispute.question
        ? [{ kind: 'space' as const, heightPt: 12 }]
        : [{ kind: 'heading' as const, level: 2 as const, text: dispute.question, anchor: `dispute-${at + 1}` }]),
      ...rowsOf(dispute.sides).map((sides, row, rows): Block => ({
        kind: 'columns',
        isWide: true,
        ruled: true,
        keepWithNext: dispute.because !== undefined && row === rows.length - 1,
        columns: sides.map((claim) => [
          { kind: 'paragraph', style: 'label', content: [text(voiceAbove(claim))] },
          {
            kind: 'paragraph',
            style: 'sideBySide',
            content: claimUnderVoice(claim, tools, false),
          },
        ]),
      })),
      ...(dispute.because === undefined
        ? []
        : [
            {
              kind: 'paragraph' as const,
              style: 'reason' as const,
              content: tools.prose(dispute.because),
              isWide: true,
            },
          ]),
    ]),
  ]
}

/** What the contradictions are: between sources, within the only one, or between claims of any kind. */
function headingOf(disputes: readonly BriefingDispute[]): string {
  const bySide = disputes.map(({ sides }) =>
    sides.map(({ citations }) => [...new Set(citations.map(({ source }) => source))]),
  )
  const all = new Set(bySide.flat(2))
  const areCited = bySide.every((sides) => sides.every((sources) => sources.length > 0))
  if (areCited && all.size === 1) return 'Where the source disagrees with itself'
  const areBetweenSources = bySide.every((sides) => new Set(sides.flat()).size > 1)
  return areCited && areBetweenSources ? 'Where the sources disagree' : 'Claims that cannot all hold'
}

/** Two sides to a row; three stand together rather than leave one alone. */
function rowsOf<T>(items: readonly T[]): T[][] {
  if (items.length === 3) return [[...items]]
  const rows: T[][] = []
  for (let at = 0; at < items.length; at += 2) rows.push(items.slice(at, at + 2))
  return rows
}
