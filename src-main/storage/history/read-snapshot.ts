import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Stamp } from '../../domain/records/stamp'
import { errorCode } from '../../domain/messages/errno'
import type { Disk } from '../disk/disk'
import { LinesOfPieces } from '../disk/lines-of-pieces'
import type { StoredRecord } from '../tables/record-patch'
import { emptyTables, tableOf, type RecordTables } from '../tables/record-table'
import { runsIn } from '../tables/stamp-runs'
import { decodeHead, FIRST_REV, SNAPSHOT_HEAD_BYTES, SNAPSHOT_VERSION, type SnapshotHead } from './snapshot-format'
import { Pace } from '../../pace/pace'
import { loggedChangeSchema, type LoggedChange } from './undo-log'

export interface Snapshot {
  head: SnapshotHead
  tables: RecordTables
  history: LoggedChange[]
  bytes: number
}

/** Why a snapshot can't be used: `damaged` holds other bytes than were written, `newer` was written by a later version, `gone` is not there any more. */
export type SnapshotTrouble = 'damaged' | 'newer' | 'gone'

const historySchema = z.array(loggedChangeSchema)

/** Reads and verifies a snapshot. *Errors*: Node's own when the disk can't be read, which is not the same as a damaged file. */
export async function readSnapshot(disk: Pick<Disk, 'readPieces'>, path: string): Promise<Snapshot | SnapshotTrouble> {
  const reading = new SnapshotReading()
  try {
    for await (const piece of disk.readPieces(path)) {
      await reading.take(piece)
      if (reading.trouble !== null) return reading.trouble
    }
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return 'gone'
    throw error
  }
  return reading.end()
}

/** A snapshot of which a part has been read: nothing parsed from it counts until all of it was seen to be what was written. */
class SnapshotReading {
  trouble: SnapshotTrouble | null = null
  private headBytes = Buffer.alloc(0)
  private head: SnapshotHead | null = null
  private payloadBytes = 0
  private readonly sha256 = createHash('sha256')
  private readonly lines = new LinesOfPieces()
  private readonly tables = emptyTables()
  private readonly history: LoggedChange[] = []
  private readonly pace = new Pace()

  async take(piece: Buffer): Promise<void> {
    const missing = SNAPSHOT_HEAD_BYTES - this.headBytes.length
    if (missing > 0) this.takeHead(piece.subarray(0, missing))
    const payload = piece.subarray(missing)
    if (this.trouble === null && payload.length > 0) await this.takePayload(payload)
  }

  end(): Snapshot | SnapshotTrouble {
    const { head, tables, history, payloadBytes } = this
    if (this.trouble !== null) return this.trouble
    if (head === null || !this.lines.isComplete) return 'damaged'
    if (payloadBytes !== head.payloadBytes || this.sha256.digest('hex') !== head.payloadSha256) return 'damaged'
    return { head, tables, history, bytes: SNAPSHOT_HEAD_BYTES + payloadBytes }
  }

  private takeHead(bytes: Buffer): void {
    this.headBytes = Buffer.concat([this.headBytes, bytes])
    if (this.headBytes.length < SNAPSHOT_HEAD_BYTES) return
    this.head = decodeHead(this.headBytes)
    if (this.head === null) this.trouble = 'damaged'
    else if (this.head.version > SNAPSHOT_VERSION) this.trouble = 'newer'
    else this.tables.rev = this.head.rev ?? FIRST_REV
  }

  private async takePayload(bytes: Buffer): Promise<void> {
    // All that is known of records without a stamp: they stood so when this was written.
    const unstamped: Stamp = { rev: FIRST_REV, at: this.head?.at ?? '' }
    this.payloadBytes += bytes.length
    this.sha256.update(bytes)
    for (const line of this.lines.endingIn(bytes)) {
      if (!takeLine(line, this.tables, this.history, unstamped)) {
        this.trouble = 'damaged'
        return
      }
      await this.pace.pause()
    }
  }
}

/** Takes one line in; false when it is not one. Looks at no more than the frame: the checksum vouches for the records. */
function takeLine(text: string, tables: RecordTables, history: LoggedChange[], unstamped: Stamp): boolean {
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
  const { length } = records
  const runs = line.stamps === undefined ? [{ stamp: unstamped, times: length }] : runsIn(line.stamps, length)
  if (runs) tableOf(tables, line.collection).take({ records, runs })
  return runs !== null
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
