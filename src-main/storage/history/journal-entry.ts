import { z } from 'zod'
import { idSchema, type Id } from '../../domain/records/ids'
import { storedEditSchema } from '../../domain/records/edit-made'
import type { Change } from '../../domain/records/records'
import type { RecordPatch, StoredRecord } from '../tables/record-patch'
import { sealLine, unsealLine, type SealedLine } from '../disk/sealed-line'

/** How one record goes forward: written whole, changed in part, or deleted. What was there before follows from the entries before it. */
export interface ForwardOp {
  collection: string
  id: Id
  put?: StoredRecord
  patch?: RecordPatch
  delete?: true
}

/**
 * A change as the journal keeps it. `rev` and `machine` are, with `at`, the stamp of every record it touches; changes of earlier
 * versions have neither.
 */
export interface JournalChange extends Omit<Change, 'ops'> {
  rev?: number
  machine?: Id
  ops: ForwardOp[]
}

/**
 * One line of the journal: the changes that were made durable together.
 * `purged` are records whose time in the bin was over; earlier builds wrote it.
 */
export interface JournalEntry {
  seq: number
  changes: JournalChange[]
  purged?: { collection: string; id: Id }[]
}

/**
 * The first line of a journal file.
 * `after` is the link: the checksum of the entry before, so that files of two diverged histories are never read as one.
 */
export interface JournalHead {
  format: 'dossier-journal'
  version: number
  schemaVersion: number
  dossierId: Id
  first: number
  after: string
}

const JOURNAL_VERSION = 1

/** The key that seals the head of a journal file; its entries are sealed with the head's checksum. */
const HEAD_KEY = 'dossier-journal'

/** The link before the first entry of all. */
export const ORIGIN = 'origin'

const fields = z.record(z.string(), z.unknown())
const target = { collection: z.string(), id: idSchema }
const spliceSchema = z.strictObject({
  at: z.int().nonnegative(),
  removed: z.int().nonnegative(),
  inserted: z.string(),
  length: z.int().nonnegative(),
  near: z.string(),
})

export const patchSchema = z.strictObject({
  set: fields.exactOptional(),
  unset: z.array(z.string()).exactOptional(),
  splice: z.record(z.string(), spliceSchema).exactOptional(),
})

/** What a change did; `label` in those that an earlier version made. */
export const saysWhatItDid = { edit: storedEditSchema.exactOptional(), label: z.string().exactOptional() }

const entrySchema = z.strictObject({
  seq: z.int().positive(),
  changes: z.array(
    z.strictObject({
      id: idSchema,
      at: z.string(),
      rev: z.int().positive().exactOptional(),
      machine: idSchema.exactOptional(),
      ...saysWhatItDid,
      undoes: idSchema.exactOptional(),
      redoes: idSchema.exactOptional(),
      ops: z.array(
        z.union([
          z.strictObject({ ...target, put: fields }),
          z.strictObject({ ...target, patch: patchSchema }),
          z.strictObject({ ...target, delete: z.literal(true) }),
        ]),
      ),
    }),
  ),
  purged: z.array(z.strictObject(target)).exactOptional(),
})

const headSchema = z.strictObject({
  format: z.literal('dossier-journal'),
  version: z.int().positive(),
  schemaVersion: z.int().positive(),
  dossierId: idSchema,
  first: z.int().positive(),
  after: z.string(),
})

/** The first line of a journal file. Always the same bytes for the same head, so that a damaged one can be worked out again. */
export function sealHead(head: Omit<JournalHead, 'format' | 'version'>): SealedLine {
  const { schemaVersion, dossierId, first, after } = head
  const body = { format: 'dossier-journal', version: JOURNAL_VERSION, schemaVersion, dossierId, first, after }
  return sealLine(HEAD_KEY, JSON.stringify(body))
}

/** The head in a first line: 'damaged' when the checksum is wrong, 'newer' when this version can't read it. */
export function unsealHead(line: Buffer): { head: JournalHead; checksum: string } | 'damaged' | 'newer' {
  const unsealed = unsealLine(HEAD_KEY, line)
  if (!unsealed) return 'damaged'
  const parsed = headSchema.safeParse(parseJson(unsealed.body))
  if (!parsed.success || parsed.data.version > JOURNAL_VERSION) return 'newer'
  return { head: parsed.data, checksum: unsealed.checksum }
}

/** The entry in a line whose checksum was right, or null when this version can't read it. */
export function parseEntry(body: string): JournalEntry | null {
  const parsed = entrySchema.safeParse(parseJson(body))
  return parsed.success ? parsed.data : null
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
