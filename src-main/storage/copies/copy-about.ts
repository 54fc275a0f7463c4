import { z } from 'zod'
import { idSchema } from '../../domain/records/ids'

/** The version of the copy's form; the records' own stands in each dossier's file. */
export const COPY_VERSION = 1

/** One dossier of a copy. `deletedAt` when it lay in the bin; `incomplete` says what of it could not be read when the copy was made. */
const copiedDossierSchema = z.strictObject({
  file: z.string().max(200),
  id: idSchema,
  title: z.string().max(5_000),
  own: z.boolean(),
  deletedAt: z.iso.datetime().exactOptional(),
  counts: z.record(z.string().max(60), z.int().nonnegative()),
  incomplete: z.string().max(5_000).exactOptional(),
})

/** What copy.json says. `leftOut` are sentences about dossiers that could not be copied at all. */
export const copyAboutSchema = z.strictObject({
  format: z.literal('dossier-copy'),
  version: z.int().positive(),
  at: z.iso.datetime(),
  dossiers: z.array(copiedDossierSchema).max(100_000),
  /** The files of sources that it holds, by hash. */
  originals: z
    .array(z.string().regex(/^[0-9a-f]{64}$/))
    .max(1_000_000)
    .exactOptional(),
  leftOut: z.array(z.string().max(5_000)).max(1_000),
})

export type CopyAbout = z.infer<typeof copyAboutSchema>
export type CopiedDossier = z.infer<typeof copiedDossierSchema>
