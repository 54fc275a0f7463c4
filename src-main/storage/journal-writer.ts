import { join } from 'node:path'
import type { Id } from '../domain/ids'
import { journalName } from './data-layout'
import type { Disk, DiskFile } from './disk'
import { sealHead, type JournalEntry } from './journal-entry'
import { sealLine } from './sealed-line'

interface Segment {
  file: DiskFile
  key: string
  length: number
}

/** Appends entries to the journal of one dossier, each durable before `append` resolves. Never writes into a file of an earlier run. */
export class JournalWriter {
  /** *Units*: bytes in all files begun by this writer. */
  bytesWritten = 0
  private segment: Segment | null = null

  constructor(
    private readonly disk: Disk,
    private readonly folder: string,
    private readonly dossierId: Id,
    private readonly schemaVersion: number,
    /** The checksum of the last entry, to which the next file refers. */
    public link: string,
  ) {}

  /**
   * *Errors*: Node's own. After one the file is given up: what fsync failed on can't be trusted, so the next entry begins a new file.
   */
  async append(entry: JournalEntry): Promise<void> {
    const body = JSON.stringify(entry)
    try {
      const checksum = this.segment ? await this.extend(this.segment, body) : await this.begin(entry.seq, body)
      this.link = checksum
    } catch (error) {
      await this.rotate()
      throw error
    }
  }

  /** Ends the present file; the next entry begins another. */
  async rotate(): Promise<void> {
    const ended = this.segment
    this.segment = null
    // A file that can't be closed has nothing more to lose: every entry in it was synced or was refused.
    await ended?.file.close().catch(() => undefined)
  }

  private async extend(segment: Segment, body: string): Promise<string> {
    const line = sealLine(segment.key, body)
    await segment.file.write(line.bytes, segment.length)
    await segment.file.syncData()
    if (!(await segment.file.isLinked())) throw goneError()
    segment.length += line.bytes.length
    this.bytesWritten += line.bytes.length
    return line.checksum
  }

  private async begin(first: number, body: string): Promise<string> {
    const { dossierId, schemaVersion, link } = this
    const headLine = sealHead({ schemaVersion, dossierId, first, after: link })
    const line = sealLine(headLine.checksum, body)
    const bytes = Buffer.concat([headLine.bytes, line.bytes])
    await this.disk.makeFolder(this.folder)
    const file = await this.disk.open(join(this.folder, journalName(first)), 'replace')
    this.segment = { file, key: headLine.checksum, length: 0 }
    await file.write(bytes, 0)
    await file.sync()
    await this.disk.syncFolder(this.folder)
    this.segment.length = bytes.length
    this.bytesWritten += bytes.length
    return line.checksum
  }
}

function goneError(): Error {
  return Object.assign(new Error('the journal was deleted while it was open'), { code: 'ENOENT' })
}
