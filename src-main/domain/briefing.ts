import { z } from 'zod'
import { confidenceSchema } from './claim'
import { idSchema } from './ids'
import { markingSchema } from './marking'
import { lineSchema, proseSchema } from './text'

export const briefingFormatSchema = z.enum(['brief', 'report'])
export const paperSchema = z.enum(['A4', 'Letter'])

export const SECTION_KINDS = [
  'bottom-line',
  'key-judgements',
  'scope-note',
  'findings',
  'disputed',
  'timeline',
  'relations',
  'map',
  'profiles',
  'outlook',
  'gaps',
  'changes',
  'notes',
  'methods',
  'sources',
  'index',
] as const

/** A sentence with the claims it rests on. */
export const judgementSchema = z.strictObject({
  id: idSchema,
  text: proseSchema,
  claimIds: z.array(idSchema).max(100),
  confidence: confidenceSchema.optional(),
})

/** A briefing as it is saved: what goes in, in which order. The document itself is made anew at each export. */
export const briefingSchema = z.strictObject({
  id: idSchema,
  title: lineSchema,
  deck: lineSchema.optional(),
  author: lineSchema.optional(),
  audience: lineSchema.optional(),
  format: briefingFormatSchema,
  paper: paperSchema,
  marking: markingSchema,
  bottomLine: proseSchema.optional(),
  keyJudgements: z.array(judgementSchema).max(20),
  sections: z.array(z.strictObject({ kind: z.enum(SECTION_KINDS), included: z.boolean() })).max(50),
  entityIds: z.array(idSchema).max(5_000),
  noteIds: z.array(idSchema).max(5_000),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  /** What the last export said: claim id to a hash of its content. */
  lastExport: z.strictObject({ at: z.iso.datetime(), claims: z.record(idSchema, z.string().max(64)) }).optional(),
})

export type Judgement = z.infer<typeof judgementSchema>
export type SectionKind = (typeof SECTION_KINDS)[number]
export type Briefing = z.infer<typeof briefingSchema>
