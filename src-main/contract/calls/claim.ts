import { z } from 'zod'
import type { Claim } from '../../domain/records/claim'
import { idSchema } from '../../domain/records/ids'
import type { ClaimView } from '../../domain/views/claim-view'
import { call } from '../call'
import { claimDraftSchema, pairVerdictSchema } from '../drafts'
import { inDossier, recordIn } from '../inputs'
import type { Saved } from '../saved'

/** What the renderer asks about claims. */
export const claimCalls = {
  'claim:get': call<Claim>()(recordIn),
  'claim:save': call<Saved>()(inDossier.extend({ claim: claimDraftSchema })),
  /** Lets claims stand although their properties are not said of entities of that kind. */
  'claim:let-stand': call<Saved>()(inDossier.extend({ ids: z.array(idSchema).min(1).max(1_000_000) })),
  /** Whether a claim and others can hold together. */
  'claim:decide': call<Saved>()(
    recordIn.extend({ others: z.array(idSchema).min(1).max(100), verdict: pairVerdictSchema }),
  ),
  /** Claims in which all the words occur, the first `limit` of `total`. */
  'claim:find': call<{ claims: ClaimView[]; total: number }>()(
    inDossier.extend({ words: z.string().max(500), limit: z.number().int().min(1).max(200) }),
  ),
  /** Claims by id, in the order asked for; those that are gone are left out. */
  'claim:views': call<ClaimView[]>()(inDossier.extend({ ids: z.array(idSchema).max(2_000) })),
} as const
