import type { BriefingClaim } from '../../domain/briefing/model'
import type { Block, PanelBlock, ParagraphBlock } from '../content/block'
import { text } from '../content/inline'
import { claimUnderVoice, voiceAbove } from './claim-text'
import type { SectionTools } from './section-tools'

/**
 * What is said, under the name of who says it: one speaker's words of one kind that follow one another share a panel.
 * What a source reports as fact stands below its own line without a rule at its side.
 */
export function statementPanels(claims: readonly BriefingClaim[], tools: SectionTools): Block[] {
  const groups: { label: string; claims: [BriefingClaim, ...BriefingClaim[]] }[] = []
  for (const claim of claims) {
    const label = voiceAbove(claim)
    const last = groups.at(-1)
    if (last?.label === label) last.claims.push(claim)
    else groups.push({ label, claims: [claim] })
  }
  return groups.flatMap(({ label, claims: own }): Block[] => {
    const lines = own.map((claim): ParagraphBlock => ({
      kind: 'paragraph',
      style: 'statement',
      content: claimUnderVoice(claim, tools),
    }))
    const above: ParagraphBlock = { kind: 'paragraph', style: 'label', content: [text(label)], keepWithNext: true }
    const look = panelLook(own[0])
    return look === undefined
      ? [above, ...lines]
      : [{ kind: 'panel', look, blocks: [{ ...above, isLabel: true }, ...lines] }]
  })
}

/** The ground on which a claim of this kind stands; none for a reported fact. */
function panelLook({ voice }: BriefingClaim): PanelBlock['look'] | undefined {
  switch (voice?.kind) {
    case undefined:
      return undefined
    case 'statement':
    case 'account':
      return 'statement'
    case 'forecast':
      return 'forecast'
    case 'opinion':
    case 'inference':
    case 'judgement':
      return 'opinion'
  }
}
