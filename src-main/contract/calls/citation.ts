import { z } from 'zod'
import { citationAddressSchema } from '../../domain/citing/citing-records'
import { citationSchema } from '../../domain/records/citation'
import { call } from '../call'
import { inDossier } from '../inputs'
import type { Saved } from '../saved'

/** What the renderer asks about citations. */
export const citationCalls = {
  /** Says that a line still rests on its words, which have changed since it was read against them. */
  'citation:confirm': call<Saved>()(inDossier.extend({ at: citationAddressSchema, words: z.string().max(1_000_000) })),
  /** Puts another citation in the place of one that was seen, or takes it away. */
  'citation:replace': call<Saved>()(
    inDossier.extend({
      at: citationAddressSchema,
      instead: citationSchema,
      citation: citationSchema.nullable(),
    }),
  ),
} as const
