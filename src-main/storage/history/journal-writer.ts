import { constants } from 'node:buffer'
import { join } from 'node:path'
import type { Id } from '../../domain/records/ids'
import { journalName } from '../data-folder/data-layout'
import type { Disk, DiskFile } from '../disk/disk'
import { sealHead, type JournalEntry } from './journal-entry'
import { jsonPieces } from '../disk/json-pieces'
import { isLong } from '../disk/long-work'
import { sealLine, sealPieces, type SealedLine } from '../disk/sealed-line'
import { Pace } from '../../pace/pace'
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
    const body = await encode(entry)
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

  private async extend(segment: Segment, body: Body): Promise<SealedLine> {
    const line = await seal(segment.key, body)
    await segment.file.write(line.bytes, segment.length)
    await segment.file.syncData()
    if (!segment.file.isLinked()) throw goneError()
    segment.length += line.bytes.length
    return line
  }

  private async begin(first: number, body: Body): Promise<SealedLine> {
    const { dossierId, schemaVersion, link } = this
    const headLine = sealHead({ schemaVersion, dossierId, first, after: link })
    const line = await seal(headLine.checksum, body)
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

/** An entry as JSON, in pieces where it is long. */
type Body = string | readonly Buffer[]

/** *Units*: UTF-16 code units of a piece that is hashed at once. */
const PIECE = 64 * 1024

async function encode(entry: JournalEntry): Promise<Body> {
  if (isLong(entry.changes.reduce((sum, { ops }) => sum + ops.length, 0))) return encodeLong(entry)
  try {
    return JSON.stringify(entry)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw tooLarge()
  }
}

async function encodeLong(entry: JournalEntry): Promise<Buffer[]> {
  const pace = new Pace()
  const pieces: Buffer[] = []
  let begun = ''
  let length = 0
  const end = () => {
    pieces.push(Buffer.from(begun))
    length += pieces.at(-1)?.length ?? 0
    begun = ''
    // Longer, it could be written and not be read again.
    if (length > constants.MAX_STRING_LENGTH) throw tooLarge()
  }
  for (const piece of jsonPieces(entry)) {
    begun += piece
    if (begun.length >= PIECE) end()
    await pace.pause()
  }
  end()
  return pieces
}

function seal(key: string, body: Body): SealedLine | Promise<SealedLine> {
  return typeof body === 'string' ? sealLine(key, body) : sealPieces(key, body)
}

function tooLarge(): DossierError {
  return new DossierError('too-large', say('storage.change-too-large'))
}
