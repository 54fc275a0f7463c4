import type { Id } from '@domain/records/ids'
import type { ClaimView } from '@domain/views/claim-view'
import { call } from '../../lib/api'
import { messages } from '../window/messages.svelte'
import { router } from '../window/router.svelte'

/** Claims as they are shown; those that are not in the dossier are left out. *Errors*: `CallFailed`. */
export const readClaimViews = (dossierId: Id, ids: Id[]): Promise<ClaimView[]> =>
  call('claim:views', { dossierId, ids })

/** Goes to a claim on the page of what it is about; says why when it cannot. */
export async function goToClaim(dossierId: Id, id: Id): Promise<void> {
  try {
    const claim = await call('claim:get', { dossierId, id })
    router.go({ page: 'entity', id: claim.subject, claim: claim.id })
  } catch (error) {
    messages.fail(error)
  }
}
