import { join } from 'node:path'
import type { Id } from '../../domain/records/ids'
import { journalName } from '../data-folder/data-layout'
import type { Disk, DiskFile } from '../disk/disk'
import { sealHead, type JournalEntry } from './journal-entry'
import { sealLine, type SealedLine } from '../disk/sealed-line'
import { DossierError } from '../../domain/errors'
import { say } from '../../domain/messages/message'

interface Segment {
  file: DiskFile
  key: string
  length: number
}

/** Appends entries to the journal of one dossier, each durable before `append` resolves. Never writes into a file of an earlier run. */
export class JournalWriter {
  private segment: Segment | null = null
  private failedFirst: number | null = null

  constructor(
    private readonly disk: Disk,
    private readonly folder: string,
    private readonly dossierId: Id,
    private readonly schemaVersion: number,
    /** The checksum of the last entry, to which the next file refers. */
    public link: string,
  ) {}

  /**
   * *Units*: answers the bytes written.
   * *Errors*: `too-large` for an entry that does not fit in memory as text; Node's own. After one of those the file is given up:
   * what fsync failed on can't be trusted, so the next entry begins a new file.
   */
  async append(entry: JournalEntry): Promise<number> {
    const body = encode(entry)
    try {
      const line = this.segment ? await this.extend(this.segment, body) : await this.begin(entry.seq, body)
      this.link = line.checksum
      return line.bytes.length
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

  private async extend(segment: Segment, body: string): Promise<SealedLine> {
    const line = sealLine(segment.key, body)
    await segment.file.write(line.bytes, segment.length)
    await segment.file.syncData()
    if (!segment.file.isLinked()) throw goneError()
    segment.length += line.bytes.length
    return line
  }

  private async begin(first: number, body: string): Promise<SealedLine> {
    const { dossierId, schemaVersion, link } = this
    const headLine = sealHead({ schemaVersion, dossierId, first, after: link })
    const line = sealLine(headLine.checksum, body)
    const bytes = Buffer.concat([headLine.bytes, line.bytes])
    await this.disk.makeFolder(this.folder)
    const path = join(this.folder, journalName(first))
    // Nothing in a file that this writer failed to begin was ever acknowledged. One that somebody else began is not touched.
    const file = await this.disk.open(path, this.failedFirst === first ? 'replace' : 'new')
    this.failedFirst = first
    this.segment = { file, key: headLine.checksum, length: 0 }
    await file.write(bytes, 0)
    await file.sync()
    await this.disk.syncFolder(this.folder)
    this.segment.length = bytes.length
    return line
  }
}

function goneError(): Error {
  return Object.assign(new Error('the journal was deleted while it was open'), { code: 'ENOENT' })
}

function encode(entry: JournalEntry): string {
  try {
    return JSON.stringify(entry)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new DossierError('too-large', say('storage.change-too-large'))
  }
}
