import type { DossierIndex } from '../dossier/dossier-index'
import type { Proposal, ProposalKind } from '../proposing/proposal'
import type { ClaimView } from './claim-view'
import { claimView } from './claim-among-others'

/** Claims that look as if they could not both hold, side by side, for somebody to decide. */
export interface ProposalView {
  kind: ProposalKind
  claim: ClaimView
  others: ClaimView[]
  /** What it rests on, as a sentence that can stand as the reason. */
  because: string
}

/** Two claims of which somebody said that they can both hold, although they do not look like it. */
export interface AgreedPair {
  claim: ClaimView
  other: ClaimView
}

export function proposalView(index: DossierIndex, { kind, claim, others, because }: Proposal): ProposalView {
  return { kind, claim: claimView(index, claim), others: others.map((other) => claimView(index, other)), because }
}

/** All pairs that were set aside, each once. */
export function agreedPairs(index: DossierIndex): AgreedPair[] {
  return [...index.claims.values()].flatMap((claim) =>
    (claim.agreesWith ?? []).flatMap((id) => {
      const other = index.claims.get(id)
      return other ? [{ claim: claimView(index, claim), other: claimView(index, other) }] : []
    }),
  )
}
