import { z } from 'zod'
import { judgementSchema } from './briefing'
import { claimSchema } from './claim'
import { isEdtf } from '../dating/dates'
import { citedTextSchema, entitySchema } from './entity'
import { idSchema } from './ids'
import { markingSchema } from './marking'
import { sourceSchema } from './source'
import { lineSchema, proseSchema } from './text'
import { vocabularySchema } from '../vocabulary/definition'

/** The version of the shape below. A change of shape adds a migration and raises it. */
export const SCHEMA_VERSION = 2

/** What a dossier says of itself. */
export const dossierMetaSchema = z.strictObject({
  id: idSchema,
  title: lineSchema,
  shortTitle: lineSchema.optional(),
  summary: citedTextSchema.optional(),
  /** The answer in a few sentences, for the top of a briefing. It sums up the key judgements, which say what it rests on. */
  bottomLine: proseSchema.optional(),
  keyJudgements: z.array(judgementSchema).max(50),
  language: z.string().max(35),
  marking: markingSchema,
  /** The last day its sources speak of, for the briefing's data cut-off. *Shape*: EDTF; `2025-08?` where it is inferred. */
  dataCutOff: z.string().max(80).refine(isEdtf, 'is not a date in EDTF, such as 2025-08?').optional(),
  /** Kinds of entity and properties that it uses besides those that ship; of an id that ships too, what is said here holds. */
  vocabulary: vocabularySchema.optional(),
  /** Present on dossiers that came with the app. */
  bundle: z.strictObject({ id: idSchema, version: z.string().regex(/^\d+\.\d+\.\d+$/) }).optional(),
})

/** A whole dossier's content: what a bundle ships and what an exchange file carries. */
export const dossierContentSchema = z.strictObject({
  schemaVersion: z.literal(SCHEMA_VERSION),
  dossier: dossierMetaSchema,
  entities: z.array(entitySchema).max(1_000_000),
  claims: z.array(claimSchema).max(5_000_000),
  // The files that sources were read from lie in the data folder alone, and whoever gets this has none of them.
  sources: z.array(sourceSchema.omit({ originals: true })).max(1_000_000),
})

export type DossierMeta = z.infer<typeof dossierMetaSchema>
export type DossierContent = z.infer<typeof dossierContentSchema>
