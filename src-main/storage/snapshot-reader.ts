import { webcrypto } from 'node:crypto'
import { z } from 'zod'
import { errorCode, type Disk } from './disk'
import type { StoredRecord } from './record-patch'
import { emptyTables, tableOf, type RecordTables } from './record-table'
import { decodeHead, SNAPSHOT_HEAD_BYTES, SNAPSHOT_VERSION, type SnapshotHead } from './snapshot-format'
import { TimeSlice } from './time-slice'
import { loggedChangeSchema, type LoggedChange } from './undo-log'

export interface Snapshot {
  head: SnapshotHead
  tables: RecordTables
  history: LoggedChange[]
  bytes: number
}

/** Why a snapshot can't be used: `damaged` holds other bytes than were written, `newer` was written by a later version, `gone` is not there any more. */
export type SnapshotTrouble = 'damaged' | 'newer' | 'gone'

const NEWLINE = 10

const historySchema = z.array(loggedChangeSchema)

/** Reads and verifies a snapshot. *Errors*: Node's own when the disk can't be read, which is not the same as a damaged file. */
export async function readSnapshot(disk: Disk, path: string): Promise<Snapshot | SnapshotTrouble> {
  let bytes: Buffer
  try {
    bytes = await disk.read(path)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return 'gone'
    throw error
  }
  const head = decodeHead(bytes)
  if (!head) return 'damaged'
  if (head.version > SNAPSHOT_VERSION) return 'newer'
  const payload = bytes.subarray(SNAPSHOT_HEAD_BYTES)
  if (payload.length !== head.payloadBytes) return 'damaged'
  // The digest is worked out on another thread while this one parses; nothing parsed counts until they agree.
  const digest = webcrypto.subtle.digest('SHA-256', payload)
  const [parsed, sha256] = await Promise.all([parsePayload(payload), digest])
  if (Buffer.from(sha256).toString('hex') !== head.payloadSha256 || parsed === null) return 'damaged'
  return { head, bytes: bytes.length, ...parsed }
}

async function parsePayload(payload: Buffer): Promise<Pick<Snapshot, 'tables' | 'history'> | null> {
  const tables = emptyTables()
  const history: LoggedChange[] = []
  const slice = new TimeSlice()
  for (let from = 0; from < payload.length;) {
    const end = payload.indexOf(NEWLINE, from)
    if (end === -1 || !takeLine(payload.toString('utf8', from, end), tables, history)) return null
    from = end + 1
    await slice.pause()
  }
  return { tables, history }
}

/** Takes one line in; false when it is not one. Looks at no more than the frame: the checksum vouches for the records. */
function takeLine(text: string, tables: RecordTables, history: LoggedChange[]): boolean {
  const line = parseJson(text)
  if (!isRecord(line)) return false
  if (line.history !== undefined) {
    const parsed = historySchema.safeParse(line.history)
    if (parsed.success) history.push(...parsed.data)
    return parsed.success
  }
  if (typeof line.collection !== 'string' || !Array.isArray(line.records)) return false
  const records: unknown[] = line.records
  if (!records.every(isIdentified)) return false
  tableOf(tables, line.collection).take(records)
  return true
}

function isIdentified(value: unknown): value is StoredRecord & { id: string } {
  return isRecord(value) && typeof value.id === 'string'
}

function isRecord(value: unknown): value is StoredRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
