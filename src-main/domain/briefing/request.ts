import { z } from 'zod'
import { CARRY_CHOICES } from '../records/carry-choice'
import { idSchema } from '../records/ids'
import { markingSchema } from '../records/marking'
import { lineSchema, proseSchema } from '../records/text'

/** What goes into a briefing that is not saved. Without `entityIds` all entities go in; private notes never do. */
export const briefingRequestSchema = z.strictObject({
  title: lineSchema.optional(),
  author: lineSchema.optional(),
  format: z.enum(['brief', 'report']),
  paper: z.enum(['A4', 'Letter']),
  marking: markingSchema.optional(),
  bottomLine: proseSchema.optional(),
  entityIds: z.array(idSchema).max(100_000).optional(),
  noteIds: z.union([z.literal('all'), z.array(idSchema).max(100_000)]),
  /** Absent: nothing. */
  carries: z.enum(CARRY_CHOICES).optional(),
  /** Sources, claims and notes. */
  leaveOut: z.array(idSchema).max(10_000).optional(),
})

export type BriefingRequest = z.infer<typeof briefingRequestSchema>
