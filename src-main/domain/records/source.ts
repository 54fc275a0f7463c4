import { z } from 'zod'
import { datedSchema } from '../dating/dates'
import { createdBySchema } from './entity'
import { idSchema } from './ids'
import { markingSchema } from './marking'
import { originalPlaceSchema, originalSchema } from './original'
import { lineSchema, proseSchema } from './text'

/** *Source*: the Admiralty code's reliability of a source, A reliable to E unreliable; F cannot be judged and sorts as unknown, not as worst. */
export const RELIABILITY = {
  A: 'completely reliable',
  B: 'usually reliable',
  C: 'fairly reliable',
  D: 'not usually reliable',
  E: 'unreliable',
  F: 'cannot be judged',
} as const

/** *Source*: the Admiralty code's credibility of information; 6 sorts as unknown, not as worst. */
export const CREDIBILITY: Readonly<Record<number, string>> = {
  1: 'confirmed by other sources',
  2: 'probably true',
  3: 'possibly true',
  4: 'doubtful',
  5: 'improbable',
  6: 'cannot be judged',
}

const reliabilitySchema = z.enum(['A', 'B', 'C', 'D', 'E', 'F'])

/** How far a source can be trusted, why, and when that was judged. */
export const gradeSchema = z.strictObject({
  reliability: reliabilitySchema,
  rationale: proseSchema,
  gradedAt: z.iso.date(),
})

/** A numbered paragraph of a source. `number` is what locators point at. */
const paragraphSchema = z.strictObject({
  id: idSchema,
  number: z.string().regex(/^[0-9]{1,7}$/),
  text: proseSchema,
  /** A subheading that stands above it in the source, in the source's own words or ours. */
  heading: lineSchema.optional(),
  /** Why no claim cites this paragraph; the content check asks for a claim or a reason. */
  carriesNoClaim: proseSchema.optional(),
  /** Where it stands in the original. A paragraph that runs on has a place on each page. */
  places: z.array(originalPlaceSchema).min(1).max(100).optional(),
})

export const sourceSchema = z.strictObject({
  id: idSchema,
  kind: z.enum([
    'article',
    'report',
    'book',
    'statement',
    'web-page',
    'interview',
    'data-package',
    'document',
    'other',
  ]),
  title: lineSchema,
  /** For narrow places: at most a few words. */
  shortTitle: lineSchema.optional(),
  /** What it was shown as before: a link in a note whose label says no more than that follows the rename. Not displayed. */
  formerNames: z.array(lineSchema).max(50).optional(),
  authors: z.array(lineSchema).max(200),
  /** The entity that wrote it, where the dossier has it. */
  authorIds: z.array(idSchema).max(200).optional(),
  publisher: lineSchema.optional(),
  published: datedSchema.optional(),
  accessed: z.iso.date().optional(),
  /** Shown and copied, never opened by the app. */
  url: z
    .url({ protocol: /^https?$/ })
    .max(2_000)
    .optional(),
  /** Licence and version of a data package. */
  licence: lineSchema.optional(),
  version: lineSchema.optional(),
  language: z.string().max(35),
  /** How it may be handed on, where it came with a handling mark; a briefing that rests on it should not be marked lower. */
  marking: markingSchema.optional(),
  grade: gradeSchema,
  /** What the metadata leaves open, said openly: 'neither publisher nor day is given'. */
  remarks: proseSchema.optional(),
  /** *Units*: SHA-256 of the source's text, 64 hex digits. */
  contentHash: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  /** `full`: the source's own words, put in by the reader. `digest`: one paraphrase a paragraph. `none`: metadata only. */
  textKind: z.enum(['full', 'digest', 'none']),
  paragraphs: z.array(paragraphSchema).max(200_000),
  /** The files it was read from, kept byte for byte. They are no part of what is handed over. */
  originals: z.array(originalSchema).min(1).max(50).optional(),
  /** Sources this one repeats: they and it count as one independent source. */
  derivedFrom: z.array(idSchema).max(100).optional(),
  createdBy: createdBySchema,
})

export type Reliability = z.infer<typeof reliabilitySchema>
export type Grade = z.infer<typeof gradeSchema>
export type Paragraph = z.infer<typeof paragraphSchema>
export type Source = z.infer<typeof sourceSchema>
