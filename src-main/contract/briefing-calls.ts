import { z } from 'zod'
import { briefingFormatSchema, paperSchema } from '../domain/records/briefing'
import { BRIEFING_FILES } from '../domain/briefing/files'
import type { Outgoing } from '../domain/leaving/carry'
import type { BriefingWarning } from '../domain/briefing/warnings'
import { idSchema } from '../domain/records/ids'
import type { RenderedBriefing } from '../domain/ports'
import { lineSchema } from '../domain/records/text'
import type { ClaimView } from '../domain/views/claim-view'
import { call } from './call'
import type { Saved } from './calls'
import { briefingDraftSchema } from './drafts'

const inDossier = z.strictObject({ dossierId: idSchema })
const aDraft = inDossier.extend({ briefing: briefingDraftSchema })

/** What the composer of briefings asks. */
export const briefingCalls = {
  /** Begins a briefing from a template, with the dossier's own judgements to start from. */
  'briefing:new': call<Saved>()(
    inDossier.extend({ template: briefingFormatSchema, paper: paperSchema, author: lineSchema.optional() }),
  ),
  'briefing:duplicate': call<Saved>()(inDossier.extend({ id: idSchema })),
  /** The PDF of a briefing as it is being written. A newer call makes the one before answer `cancelled`. */
  'briefing:preview': call<RenderedBriefing>()(aDraft),
  'briefing:warnings': call<BriefingWarning[]>()(aDraft),
  /** What it would take along, and what is marked higher than it is. */
  'briefing:outgoing-draft': call<Outgoing>()(aDraft.extend({ as: z.enum(BRIEFING_FILES) })),
  /** Asks where to save; null when the dialog was closed. The job ends with a `job:done` event. */
  'briefing:export-saved': call<{ jobId: string } | null>()(
    inDossier.extend({ id: idSchema, as: z.enum(BRIEFING_FILES) }),
  ),
  /** Claims in which all the words occur, the first `limit` of `total`. */
  'claim:find': call<{ claims: ClaimView[]; total: number }>()(
    inDossier.extend({ words: z.string().max(500), limit: z.number().int().min(1).max(200) }),
  ),
  /** Claims by id, in the order asked for; those that are gone are left out. */
  'claim:views': call<ClaimView[]>()(inDossier.extend({ ids: z.array(idSchema).max(2_000) })),
} as const
