import type { BriefingClaim } from '../../domain/briefing-model'
import type { Block, PanelBlock } from '../content/block'
import { text } from '../content/inline'
import { claimInlines, kindLabel } from './claim-text'
import type { SectionTools } from './section-tools'

/** What is said, in panels under the name of who says it: one speaker's words of one kind that follow one another share a panel. */
export function statementPanels(claims: readonly BriefingClaim[], tools: SectionTools): Block[] {
  const groups: { label: string; claims: BriefingClaim[] }[] = []
  for (const claim of claims) {
    const label = kindLabel(claim)
    const last = groups.at(-1)
    if (last?.label === label) last.claims.push(claim)
    else groups.push({ label, claims: [claim] })
  }
  return groups.map(({ label, claims: own }): Block => ({
    kind: 'panel',
    look: panelLook(own),
    blocks: [
      { kind: 'paragraph', style: 'label', content: [text(label)], keepWithNext: true, isLabel: true },
      ...own.map((claim) => ({
        kind: 'paragraph' as const,
        style: 'statement' as const,
        content: claimInlines(claim, tools),
      })),
    ],
  }))
}

/** The ground on which a statement of this kind stands. */
function panelLook([claim]: readonly BriefingClaim[]): PanelBlock['look'] {
  if (claim?.kind === 'opinion' || claim?.kind === 'inference') return 'opinion'
  return claim?.kind === 'forecast' ? 'forecast' : 'statement'
}
