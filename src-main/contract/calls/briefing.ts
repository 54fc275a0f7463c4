import { z } from 'zod'
import { BRIEFING_FILES } from '../../domain/briefing/files'
import { briefingRequestSchema } from '../../domain/briefing/request'
import type { BriefingWarning } from '../../domain/briefing/warnings'
import type { Outgoing } from '../../domain/leaving/carry'
import type { RenderedBriefing } from '../../domain/ports'
import { type Briefing, briefingFormatSchema, paperSchema } from '../../domain/records/briefing'
import { lineSchema } from '../../domain/records/text'
import { call } from '../call'
import { briefingDraftSchema } from '../drafts'
import { inDossier, recordIn } from '../inputs'
import type { Saved } from '../saved'

const aDraft = inDossier.extend({ briefing: briefingDraftSchema })

/** What the renderer asks about briefings. */
export const briefingCalls = {
  'briefing:get': call<Briefing>()(recordIn),
  'briefing:save': call<Saved & { updatedAt: string }>()(inDossier.extend({ briefing: briefingDraftSchema })),
  /** What it would take along, and what is marked higher than it is. */
  'briefing:outgoing': call<Outgoing>()(inDossier.extend({ briefing: briefingRequestSchema })),
  /** Asks where to save; null when the dialog was closed. The job ends with a `job:done` event. */
  'briefing:export': call<{ jobId: string } | null>()(inDossier.extend({ briefing: briefingRequestSchema })),
  /** Begins a briefing from a template, with the dossier's own judgements to start from. */
  'briefing:new': call<Saved>()(
    inDossier.extend({ template: briefingFormatSchema, paper: paperSchema, author: lineSchema.optional() }),
  ),
  'briefing:duplicate': call<Saved>()(recordIn),
  /** The PDF of a briefing as it is being written. A newer call makes the one before answer `cancelled`. */
  'briefing:preview': call<RenderedBriefing>()(aDraft),
  'briefing:warnings': call<BriefingWarning[]>()(aDraft),
  /** What it would take along, and what is marked higher than it is. */
  'briefing:outgoing-draft': call<Outgoing>()(aDraft.extend({ as: z.enum(BRIEFING_FILES) })),
  /** Asks where to save; null when the dialog was closed. The job ends with a `job:done` event. */
  'briefing:export-saved': call<{ jobId: string } | null>()(recordIn.extend({ as: z.enum(BRIEFING_FILES) })),
} as const
