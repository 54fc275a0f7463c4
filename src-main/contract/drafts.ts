import { z } from 'zod'
import { briefingSchema } from '../domain/records/briefing'
import { claimSchema } from '../domain/records/claim'
import type { PairVerdict } from '../domain/dossier/contradictions'
import { entitySchema } from '../domain/records/entity'
import { idSchema } from '../domain/records/ids'
import { noteSchema } from '../domain/records/note'
import { sourceSchema } from '../domain/records/source'
import { proseSchema } from '../domain/records/text'

/** A record as a form hands it in: without an id it is new. What the app itself sets is left out. */
export const entityDraftSchema = entitySchema.omit({ id: true, createdBy: true }).extend({ id: idSchema.optional() })

/** Refinements (a citation or own judgement, a speaker for a statement) are checked on the finished record. */
export const claimDraftSchema = z.strictObject({
  ...claimSchema.shape,
  id: idSchema.optional(),
  createdBy: z.undefined().optional(),
})

/**
 * `text`, when given, replaces the source's paragraphs: blank lines part them. `textKind` says whether they are its own words.
 * *Units*: at most 20,000,000 UTF-16 code units.
 */
export const sourceDraftSchema = sourceSchema
  .omit({ id: true, createdBy: true, contentHash: true, paragraphs: true, textKind: true, originals: true })
  .extend({
    id: idSchema.optional(),
    text: z.string().max(20_000_000).optional(),
    textKind: z.enum(['full', 'digest']).optional(),
  })

/**
 * `baseUpdatedAt` is the version the reader began from: a note changed meanwhile is a conflict, not overwritten.
 * `keepBefore` keeps what is there as a version, for when it is overwritten knowingly.
 */
export const noteDraftSchema = noteSchema
  .omit({ id: true, createdAt: true, updatedAt: true })
  .extend({ id: idSchema.optional(), baseUpdatedAt: z.iso.datetime().optional(), keepBefore: z.boolean().optional() })

/** `baseUpdatedAt` as of a note. */
export const briefingDraftSchema = briefingSchema
  .omit({ id: true, createdAt: true, updatedAt: true, lastExport: true })
  .extend({ id: idSchema.optional(), baseUpdatedAt: z.iso.datetime().optional() })

/** What was decided about two claims; a contradiction has its reason. */
export const pairVerdictSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('contradict'), because: proseSchema }),
  z.strictObject({ kind: z.literal('agree') }),
  z.strictObject({ kind: z.literal('undecided') }),
]) satisfies z.ZodType<PairVerdict>

export type EntityDraft = z.infer<typeof entityDraftSchema>
export type ClaimDraft = z.infer<typeof claimDraftSchema>
export type SourceDraft = z.infer<typeof sourceDraftSchema>
export type NoteDraft = z.infer<typeof noteDraftSchema>
export type BriefingDraft = z.infer<typeof briefingDraftSchema>
