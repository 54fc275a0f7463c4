import type { DossierIndex } from '../dossier/dossier-index'
import type { Claim } from '../records/claim'
import { shareWarning } from '../values/percentage'
import { valueWarning } from '../values/value-warning'
import { claimView } from './claim-among-others'
import type { ClaimView } from './claim-view'

/** A claim in whose value something looks mistyped. Its source may print it so: it is no fault, and worth a second look. */
export interface DoubtfulValue {
  claim: ClaimView
  reason: string
}

/** Every claim with such a value, in the order of the dossier. */
export function doubtfulValues(index: DossierIndex): DoubtfulValue[] {
  return [...index.claims.values()].flatMap((claim) => {
    const reason = doubt(claim)
    return reason === undefined ? [] : [{ claim: claimView(index, claim), reason }]
  })
}

function doubt({ value, qualifiers }: Claim): string | undefined {
  return valueWarning(value) ?? (qualifiers?.share && shareWarning(qualifiers.share))
}
