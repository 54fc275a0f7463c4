import { z } from 'zod'
import { idSchema, type Id } from '../../domain/records/ids'
import { tableOf, type RecordTables } from '../tables/record-table'
import { sealLine, unsealLine } from '../disk/sealed-line'

/** The `rev` of every record in a snapshot that says nothing of it: what was written before records had stamps. */
export const FIRST_REV = 1

/** The version of the file around the records; the records' own is `schemaVersion`. */
export const SNAPSHOT_VERSION = 1

/** *Units*: bytes. The head is one sealed line padded to this length, so that it can be written last, when the checksum of the rest is known. */
export const SNAPSHOT_HEAD_BYTES = 4_096

/**
 * What a snapshot says of itself.
 * `seq` and `link` are those of the last journal entry that is in it; `rev` is the highest that was given to any record until then;
 * `title` and `own` are for lists of dossiers.
 */
const snapshotHeadSchema = z.object({
  format: z.literal('dossier-snapshot'),
  version: z.int().positive(),
  schemaVersion: z.int().positive(),
  dossierId: idSchema,
  seq: z.int().nonnegative(),
  link: z.string(),
  at: z.string(),
  rev: z.int().nonnegative().exactOptional(),
  title: z.string(),
  own: z.boolean(),
  counts: z.record(z.string(), z.int().nonnegative()),
  payloadBytes: z.int().nonnegative(),
  payloadSha256: z.string().regex(/^[0-9a-f]{64}$/),
})

export type SnapshotHead = z.infer<typeof snapshotHeadSchema>

/** Which moment of the history a snapshot holds. */
export type SnapshotPosition = Pick<SnapshotHead, 'seq' | 'link' | 'at'>

/** The part of a head that follows from the records. */
export type TablesDescription = Omit<SnapshotHead, keyof SnapshotPosition | 'payloadBytes' | 'payloadSha256'>

export function describeTables(tables: RecordTables, dossierId: Id, schemaVersion: number): TablesDescription {
  const [meta] = Object.values(tableOf(tables, 'meta').byId)
  return {
    format: 'dossier-snapshot',
    version: SNAPSHOT_VERSION,
    schemaVersion,
    dossierId,
    rev: tables.rev,
    title: typeof meta?.title === 'string' ? meta.title : '',
    own: meta !== undefined && meta.bundle === undefined,
    counts: Object.fromEntries([...tables].map(([name, { stamps }]) => [name, stamps.size])),
  }
}

const TITLE_LIMIT = 200
const SEAL_KEY = 'dossier-snapshot'

export function encodeHead(head: SnapshotHead): Buffer {
  const body = JSON.stringify({ ...head, title: head.title.slice(0, TITLE_LIMIT) })
  const overhead = 64 + 1 + 1
  const padding = SNAPSHOT_HEAD_BYTES - overhead - Buffer.byteLength(body)
  if (padding < 0) throw new RangeError('snapshot head does not fit')
  return sealLine(SEAL_KEY, body + ' '.repeat(padding)).bytes
}

/** The head of a snapshot from its first bytes, or null when they are not what was written. */
export function decodeHead(bytes: Buffer): SnapshotHead | null {
  if (bytes.length < SNAPSHOT_HEAD_BYTES || bytes[SNAPSHOT_HEAD_BYTES - 1] !== 10) return null
  const line = unsealLine(SEAL_KEY, bytes.subarray(0, SNAPSHOT_HEAD_BYTES - 1))
  if (!line) return null
  try {
    const parsed = snapshotHeadSchema.safeParse(JSON.parse(line.body))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}
