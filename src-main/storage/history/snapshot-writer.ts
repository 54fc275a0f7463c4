import { createHash } from 'node:crypto'
import { dirname } from 'node:path'
import { partial } from '../data-folder/data-layout'
import type { Disk } from '../disk/disk'
import { jsonPieces } from '../disk/json-pieces'
import type { TableRecord } from '../tables/layer-capture'
import { StampRuns } from '../tables/stamp-runs'
import { encodeHead, SNAPSHOT_HEAD_BYTES, type SnapshotHead } from './snapshot-format'
import { Pace } from '../../pace/pace'
import type { LoggedChange } from './undo-log'

/** What to write: the records in any order, one collection after another, read a few at a time. */
export interface SnapshotContent {
  head: Omit<SnapshotHead, 'payloadBytes' | 'payloadSha256'>
  records: Iterable<TableRecord>
  history: readonly LoggedChange[]
}

/**
 * *Units*: UTF-16 code units in one line of the payload, about. A line is read as one string, and V8 keeps those of up to 128 KB where
 * memory is used again and again; larger ones each get memory of their own, and reading 75 MB takes a quarter longer.
 */
const LINE_LENGTH = 48 * 1024

/** *Units*: UTF-16 code units that are written and hashed at once, about. */
const PIECE_LENGTH = 128 * 1024

/**
 * Writes a snapshot in slices and puts it in place: temporary file, fsync, rename, fsync of the folder.
 * *Errors*: Node's own; the temporary file is then taken away if possible.
 */
export async function writeSnapshot(disk: Disk, path: string, content: SnapshotContent): Promise<SnapshotHead> {
  await disk.makeFolder(dirname(path))
  const temporary = partial(path)
  const file = await disk.open(temporary, 'replace')
  try {
    const payload = new PayloadWriter((bytes, position) => file.write(bytes, SNAPSHOT_HEAD_BYTES + position))
    await writeRecords(payload, content.records)
    for (const change of content.history) await payload.line('{"history":[', [change], ']}')
    const head: SnapshotHead = { ...content.head, ...(await payload.finish()) }
    await file.write(encodeHead(head), 0)
    await file.sync()
    await file.close()
    await disk.rename(temporary, path)
    await disk.syncFolder(dirname(path))
    return head
  } catch (error) {
    await file.close().catch(() => undefined)
    await disk.remove(temporary).catch(() => undefined)
    throw error
  }
}

async function writeRecords(payload: PayloadWriter, records: SnapshotContent['records']): Promise<void> {
  let current = ''
  let stamps = new StampRuns()
  const ending = () => `],"stamps":${JSON.stringify(stamps)}}`
  for (const { collection, record, stamp } of records) {
    if (collection !== current || payload.lineLength > LINE_LENGTH) {
      await payload.endLine(ending())
      stamps = new StampRuns()
      await payload.beginLine(`{"collection":${JSON.stringify(collection)},"records":[`)
      current = collection
    }
    await payload.item(record)
    stamps.add(stamp)
  }
  await payload.endLine(ending())
}

/** Collects text, and writes and hashes it in pieces. */
class PayloadWriter {
  lineLength = 0
  private text = ''
  private items = 0
  private inLine = false
  private position = 0
  private readonly hash = createHash('sha256')
  private readonly pace = new Pace()

  constructor(private readonly write: (bytes: Buffer, position: number) => Promise<void>) {}

  async beginLine(opening: string): Promise<void> {
    this.inLine = true
    this.items = 0
    this.lineLength = 0
    await this.add(opening)
  }

  async item(value: unknown): Promise<void> {
    if (this.items > 0) await this.add(',')
    this.items += 1
    for (const piece of jsonPieces(value)) await this.add(piece)
  }

  async endLine(closing: string): Promise<void> {
    if (!this.inLine) return
    this.inLine = false
    await this.add(`${closing}\n`)
  }

  async line(opening: string, values: readonly unknown[], closing: string): Promise<void> {
    await this.beginLine(opening)
    for (const value of values) await this.item(value)
    await this.endLine(closing)
  }

  async finish(): Promise<{ payloadBytes: number; payloadSha256: string }> {
    await this.flush()
    return { payloadBytes: this.position, payloadSha256: this.hash.digest('hex') }
  }

  private async add(piece: string): Promise<void> {
    this.text += piece
    this.lineLength += piece.length
    if (this.text.length >= PIECE_LENGTH) await this.flush()
    await this.pace.pause()
  }

  private async flush(): Promise<void> {
    const bytes = Buffer.from(this.text, 'utf8')
    this.text = ''
    this.hash.update(bytes)
    await this.write(bytes, this.position)
    this.position += bytes.length
  }
}
