import { z } from 'zod'
import { briefingSchema } from './briefing'
import { claimSchema } from './claim'
import { dossierMetaSchema, SCHEMA_VERSION } from './dossier'
import type { SaysWhatItDid } from './edit-made'
import { entitySchema } from './entity'
import { exchangeRecordSchema } from '../exchange/exchange-record'
import { highlightSchema } from './highlight'
import { idSchema, type Id } from './ids'
import { noteSchema, type Note } from './note'
import { gradeSchema, sourceSchema } from './source'

/** The reader's own grade for a source, bundled or not; its id is the source's. */
const sourceGradeSchema = z.strictObject({ id: idSchema, grade: gradeSchema })

/** An earlier state of a note. `id` is its own; revisions of one note are ordered by `at`. */
const revisionSchema = z.strictObject({ id: idSchema, noteId: idSchema, at: z.iso.datetime(), note: noteSchema })

const binnable = z.enum(['entities', 'claims', 'sources', 'notes', 'highlights', 'briefings'])

/** Something deleted. `record` is what to put back; null hides a bundled record without touching it. */
export const binEntrySchema = z.strictObject({
  id: idSchema,
  collection: binnable,
  recordId: idSchema,
  label: z.string().max(5_000),
  deletedAt: z.iso.datetime(),
  record: z.union([entitySchema, claimSchema, sourceSchema, noteSchema, highlightSchema, briefingSchema]).nullable(),
})

/** Everything the reader makes, by collection. `meta` holds one record: what the dossier says of itself, when the reader made or changed it. */
export const RECORD_SCHEMAS = {
  meta: dossierMetaSchema,
  entities: entitySchema,
  claims: claimSchema,
  sources: sourceSchema,
  grades: sourceGradeSchema,
  notes: noteSchema,
  revisions: revisionSchema,
  highlights: highlightSchema,
  briefings: briefingSchema,
  bin: binEntrySchema,
  handovers: exchangeRecordSchema,
} as const

export type Collection = keyof typeof RECORD_SCHEMAS
export type RecordOf<C extends Collection> = z.infer<(typeof RECORD_SCHEMAS)[C]>
export type BinnableCollection = z.infer<typeof binnable>
export type BinEntry = z.infer<typeof binEntrySchema>
export type Revision = z.infer<typeof revisionSchema>
export type SourceGrade = z.infer<typeof sourceGradeSchema>

/** The note in an entry of the bin; undefined for anything else. */
export function binnedNote({ collection, record }: BinEntry): Note | undefined {
  // The bin's schema ties the record to no collection; a note was put there from that of notes.
  return collection === 'notes' && record !== null ? (record as Note) : undefined
}

export const COLLECTIONS = Object.keys(RECORD_SCHEMAS) as readonly Collection[]

/** All records of the reader in one dossier. A record with the id of a bundled one stands in its place. */
export type LayerRecords = { [C in Collection]: Record<Id, RecordOf<C>> }

/** What the person made in one dossier, kept apart from what came with the app. */
export interface ReaderLayer {
  schemaVersion: typeof SCHEMA_VERSION
  dossierId: Id
  records: LayerRecords
}

/** A layer in which nothing has been written. Its maps have no prototype, so that a key such as `__proto__` is only a key. */
export function emptyLayer(dossierId: Id): ReaderLayer {
  const records = Object.fromEntries(COLLECTIONS.map((name) => [name, Object.create(null) as object]))
  return { schemaVersion: SCHEMA_VERSION, dossierId, records: records as LayerRecords }
}

/** One record put, replaced or taken away. `before` and `after` are null where there was or is none. */
export type RecordOp = {
  [C in Collection]: { collection: C; id: Id; before: RecordOf<C> | null; after: RecordOf<C> | null }
}[Collection]

/**
 * One edit as the person knows it: all its operations or none. What it did stands there as `edit`; as `label`, in the words that
 * completed the sentence 'Undo …', where an earlier version made it.
 */
export interface Change extends SaysWhatItDid {
  id: Id
  /** *Units*: ISO 8601 UTC. */
  at: string
  ops: readonly RecordOp[]
  /** The change this one takes back. */
  undoes?: Id
  /** The undo this one takes back. */
  redoes?: Id
}

/** Puts a change's operations into a layer, in place. */
export function applyOps(layer: ReaderLayer, ops: readonly RecordOp[]): void {
  for (const op of ops) {
    const records = layer.records[op.collection] as Record<Id, unknown>
    if (op.after === null) delete records[op.id]
    else records[op.id] = op.after
  }
}

/** The operations that take these back. */
export function invertOps(ops: readonly RecordOp[]): RecordOp[] {
  return ops.map((op) => ({ ...op, before: op.after, after: op.before }) as RecordOp).reverse()
}
