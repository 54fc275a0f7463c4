import { z } from 'zod'
import { CARRY_CHOICES } from './carry-choice'
import { confidenceSchema } from './claim'
import { idSchema } from './ids'
import { markingSchema } from './marking'
import { draftProseSchema, lineSchema, proseSchema } from './text'

export const briefingFormatSchema = z.enum(['brief', 'report'])
export const paperSchema = z.enum(['A4', 'Letter'])

/** The sections of a briefing in their usual order, the annexes at the end. *Source*: the style guide of the briefings. */
export const SECTION_KINDS = [
  'bottom-line',
  'key-judgements',
  'scope-note',
  'findings',
  'disputed',
  'timeline',
  'relations',
  'map',
  'outlook',
  'gaps',
  'changes',
  'notes',
  'methods',
  'sources',
  'profiles',
  'index',
] as const

/** A sentence with the claims it rests on. */
export const judgementSchema = z.strictObject({
  id: idSchema,
  text: proseSchema,
  claimIds: z.array(idSchema).max(100),
  confidence: confidenceSchema.optional(),
})

/** As a claim's confidence, but the reason may still be unwritten. */
const draftConfidenceSchema = confidenceSchema.extend({ why: draftProseSchema })

/** A judgement that is being written: its text may still be empty. */
const draftJudgementSchema = judgementSchema.extend({
  text: draftProseSchema,
  confidence: draftConfidenceSchema.optional(),
})

/** What is held, with the claims that speak for it; those that speak against it follow from the disputes. */
const findingSchema = z.strictObject({
  id: idSchema,
  title: draftProseSchema,
  text: draftProseSchema.optional(),
  claimIds: z.array(idSchema).max(100),
  confidence: draftConfidenceSchema.optional(),
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
  /** These three stand under the bottom line of a report; a brief has no room for them. */
  whatIsNew: proseSchema.optional(),
  whyItMatters: proseSchema.optional(),
  whatToDo: proseSchema.optional(),
  keyJudgements: z.array(draftJudgementSchema).max(20),
  /** What is asked, what is left out, on what material. */
  scopeNote: proseSchema.optional(),
  findings: z.array(findingSchema).max(50).optional(),
  outlook: proseSchema.optional(),
  /** What to watch for, one sentence each. */
  indicators: z.array(proseSchema).max(50).optional(),
  /** What isn't known, one sentence each. */
  gaps: z.array(proseSchema).max(50).optional(),
  sections: z.array(z.strictObject({ kind: z.enum(SECTION_KINDS), included: z.boolean() })).max(50),
  /** Absent: all entities, those to come as well. */
  entityIds: z.array(idSchema).max(100_000).optional(),
  noteIds: z.array(idSchema).max(100_000),
  /** What its PDF takes along beside its pages. Absent: nothing. */
  carries: z.enum(CARRY_CHOICES).optional(),
  /** Sources, claims and notes that are left out of it, with what rests on them alone. */
  leaveOut: z.array(idSchema).max(10_000).optional(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  /** What the last export said: claim id to a hash of its content. */
  lastExport: z.strictObject({ at: z.iso.datetime(), claims: z.record(idSchema, z.string().max(64)) }).optional(),
})

export type Judgement = z.infer<typeof judgementSchema>
export type Finding = z.infer<typeof findingSchema>
export type SectionKind = (typeof SECTION_KINDS)[number]
export type Briefing = z.infer<typeof briefingSchema>
export type BriefingFormat = z.infer<typeof briefingFormatSchema>
export type BriefingSection = Briefing['sections'][number]
