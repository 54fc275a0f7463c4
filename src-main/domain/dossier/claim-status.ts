import type { Citation } from '../records/citation'
import type { Claim } from '../records/claim'
import type { Id } from '../records/ids'
import type { Money } from '../values/money'
import type { Percentage } from '../values/percentage'
import { sameValue, valueKey } from './claim-values'

/** What the citations and the other claims make of a claim; derived, never stored. */
export type ClaimStatus = 'corroborated' | 'single-source' | 'disputed' | 'uncited'

/** What a status needs to see of the dossier. */
export interface ClaimSurroundings {
  /** Claims with the same subject and property, the claim itself among them. */
  siblings(claim: Claim): readonly Claim[]
  /** Claims named in `disputes`, in either direction. */
  named(claim: Claim): readonly Claim[]
  /** The source at the root of circular reporting: sources that derive from one another share it. */
  independentRoot(sourceId: Id): Id
  /** Citations that bear a line out: neither is their source deleted, nor have their words gone out of it. */
  bearing(citations: readonly Citation[]): readonly Citation[]
}

/** The status of a claim among the others. */
export function claimStatus(claim: Claim, around: ClaimSurroundings): ClaimStatus {
  if (disputing(claim, around).length > 0) return 'disputed'
  if (around.bearing(claim.citations).length === 0) return 'uncited'
  return independentSources(claim, around) >= 2 ? 'corroborated' : 'single-source'
}

/**
 * The claims of which somebody said that they cannot hold together with this one; what only looks like it is proposed and no more.
 * A deprecated claim disputes nothing.
 */
export function disputing(claim: Claim, around: ClaimSurroundings): Claim[] {
  if (claim.rank === 'deprecated') return []
  const found = new Map<Id, Claim>()
  for (const other of around.named(claim)) if (other.rank !== 'deprecated') found.set(other.id, other)
  return [...found.values()]
}

/** How many independent sources say it, here or in a claim that says the same. */
function independentSources(claim: Claim, around: ClaimSurroundings): number {
  const roots = new Set<Id>()
  for (const same of around.siblings(claim)) {
    if (same.id !== claim.id && (same.rank === 'deprecated' || !bearsOut(same, claim))) continue
    for (const citation of around.bearing(same.citations)) roots.add(around.independentRoot(citation.sourceId))
  }
  return roots.size
}

/** True when the other says the same, and no other share or sum than the claim gives. */
function bearsOut(other: Claim, claim: Claim): boolean {
  if (!sameValue(other.value, claim.value)) return false
  const { share, amount } = claim.qualifiers ?? {}
  const { share: otherShare, amount: otherAmount } = other.qualifiers ?? {}
  return (
    (!share || (otherShare !== undefined && shareKey(share) === shareKey(otherShare))) &&
    (!amount || (otherAmount !== undefined && sumKey(amount) === sumKey(otherAmount)))
  )
}

function shareKey(share: Percentage): string {
  return valueKey({ type: 'percentage', ...share })
}

function sumKey(amount: Money): string {
  return valueKey({ type: 'money', ...amount })
}
