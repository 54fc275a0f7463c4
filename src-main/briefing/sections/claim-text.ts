import type { BriefingClaim } from '../../domain/briefing-model'
import type { PanelBlock } from '../content/block'
import { text, type Inline } from '../content/inline'
import type { CitationNotes } from './citation-notes'

/** What kind of statement it is, in words: colour and rules only repeat it. */
export function kindLabel(claim: BriefingClaim): string {
  switch (claim.kind) {
    case 'fact':
      return 'Reported fact'
    case 'attributed':
      return claim.speaker === undefined ? 'Statement' : `Statement by ${claim.speaker}`
    case 'opinion':
      return claim.speaker === undefined ? 'Opinion' : `Opinion of ${claim.speaker}`
    case 'forecast':
      return claim.speaker === undefined ? 'Forecast' : `Forecast by ${claim.speaker}`
    case 'inference':
      return 'Inference'
  }
}

/** The claim's sentence with its footnote and, where it needs one, a word on its standing. */
export function claimInlines(claim: BriefingClaim, notes: CitationNotes): Inline[] {
  const standing =
    claim.status === 'disputed'
      ? ' (disputed)'
      : claim.ownJudgement
        ? ' (own judgement)'
        : claim.status === 'uncited'
          ? ' (no source)'
          : ''
  return [text(claim.text), ...notes.mark(claim.citations), ...(standing === '' ? [] : [text(standing, 'quiet')])]
}

/** The ground on which a statement of this kind stands. */
export function panelLook(claim: BriefingClaim): PanelBlock['look'] {
  if (claim.kind === 'opinion' || claim.kind === 'inference') return 'opinion'
  return claim.kind === 'forecast' ? 'forecast' : 'statement'
}
