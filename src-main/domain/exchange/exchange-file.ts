import { z } from 'zod'
import { briefingSchema } from '../records/briefing'
import { dossierContentSchema, SCHEMA_VERSION } from '../records/dossier'
import { highlightSchema } from '../records/highlight'
import { idSchema } from '../records/ids'
import { markingSchema } from '../records/marking'
import { noteSchema } from '../records/note'
import { lineSchema } from '../records/text'

/** The version of the `.dossier` file's own shape: which files the zip holds and what the manifest says. */
export const EXCHANGE_FORMAT_VERSION = 1

/** The files in a `.dossier` zip, in the order in which they are written. All must be there and nothing else may. */
export const EXCHANGE_FILES = { content: 'dossier.json', reader: 'reader.json', manifest: 'manifest.json' } as const

/** Said in every file, whether or not it holds for this one: a sentence that came and went would tell. */
export const ALWAYS_LEFT_OUT =
  'Private notes, earlier versions of notes, marks on words that their source no longer has and what lies in the bin are never part of a file.'

/** Said where a file is looked at that holds part of a dossier. */
export const PART_OF_A_DOSSIER =
  'Part of a dossier, such as what a briefing prints. What is not in the file was not deleted.'

const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/, 'is not a SHA-256 in 64 hex digits')
const countSchema = z.int().nonnegative()
const fileSchema = z.strictObject({ sha256: sha256Schema, sizeBytes: countSchema })

/** A note as it may be handed over: never a private one. */
export const sharedNoteSchema = noteSchema.extend({ private: z.literal(false).optional() })

/** `reader.json`: what the person who hands the dossier over made beside its content and agreed to share. */
export const readerPartSchema = z.strictObject({
  schemaVersion: z.literal(SCHEMA_VERSION),
  notes: z.array(sharedNoteSchema).max(1_000_000),
  highlights: z.array(highlightSchema).max(1_000_000),
  briefings: z.array(briefingSchema).max(100_000),
})

/** `manifest.json`: what the file is, whole and part by part. Read first; written last, when the hashes are known. */
export const manifestSchema = z.strictObject({
  format: z.literal('dossier'),
  formatVersion: z.literal(EXCHANGE_FORMAT_VERSION),
  schemaVersion: z.literal(SCHEMA_VERSION),
  /** 'Dossier 0.1.0'. */
  producer: lineSchema,
  createdAt: z.iso.datetime(),
  dossier: z.strictObject({ id: idSchema, title: lineSchema, marking: markingSchema }),
  counts: z.strictObject({
    entities: countSchema,
    claims: countSchema,
    sources: countSchema,
    notes: countSchema,
    highlights: countSchema,
    briefings: countSchema,
  }),
  /** Of `dossier.json`'s content, as `contentHash` takes it: the same for the same content in any order. */
  contentHash: sha256Schema,
  files: z.strictObject({
    [EXCHANGE_FILES.content]: fileSchema,
    [EXCHANGE_FILES.reader]: fileSchema,
  }),
  /**
   * Present when the file holds only part of the dossier: what a briefing prints, or all but what was left out. What isn't in it
   * was not deleted, and nothing that a reader has may be taken away or cut down because of it.
   */
  partial: z.literal(true).optional(),
  /** What the one who made the file kept back, one sentence each. It never tells whether there were private notes. */
  leftOut: z.array(lineSchema).max(1_000),
})

/** A `.dossier` file seen as an object whose keys are the zip's file names; its JSON Schema is the published one. */
export const exchangeFileSchema = z.strictObject({
  [EXCHANGE_FILES.manifest]: manifestSchema,
  [EXCHANGE_FILES.content]: dossierContentSchema,
  [EXCHANGE_FILES.reader]: readerPartSchema,
})

export type ReaderPart = z.infer<typeof readerPartSchema>
export type Manifest = z.infer<typeof manifestSchema>
