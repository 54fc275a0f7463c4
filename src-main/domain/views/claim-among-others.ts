import type { DossierIndex } from '../dossier/dossier-index'
import type { Claim } from '../records/claim'
import { claimByItself, type ClaimView } from './claim-view'
import { deletedRef } from './deleted-refs'

/** The claim as a page shows it. */
export function claimView(index: DossierIndex, claim: Claim): ClaimView {
  return { ...claimByItself(index, claim), ...deletedDisputes(index, claim) }
}

function deletedDisputes(index: DossierIndex, { disputes = [] }: Claim): Pick<ClaimView, 'disputesDeleted'> {
  const deleted = disputes
    .filter(({ claimId }) => !index.claims.has(claimId))
    .map(({ claimId }) => deletedRef(index, 'claims', claimId))
  return deleted.length === 0 ? {} : { disputesDeleted: deleted }
}
