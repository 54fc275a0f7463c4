import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import yauzl from 'yauzl'
import { DossierError } from '../domain/errors'
import { say, type Message } from '../domain/messages/message'
import type { CancelSignal } from '../domain/ports'
import { revealBidiControls } from '../domain/records/text'
import type { ZipLimits } from './zip-limits'

const OPTIONS = { strictFileNames: true, validateEntrySizes: true, autoClose: false }

/**
 * A zip whose list of files was checked before any of them is unpacked.
 * Every method's *Errors*: `not-found`, `too-large`, `cancelled`, and `import-rejected` for what is not a sound zip:
 * cut short, encrypted, with a file twice, too many files, or a path that leads out of it.
 */
export class OpenZip {
  private constructor(
    readonly fileName: string,
    private readonly zip: yauzl.ZipFile,
    private readonly entries: ReadonlyMap<string, yauzl.Entry>,
    private readonly signal?: CancelSignal,
  ) {}

  static async open(path: string, limits: ZipLimits, signal?: CancelSignal): Promise<OpenZip> {
    const fileName = basename(path)
    await refuseSize(path, fileName, limits)
    return OpenZip.checked(fileName, yauzl.openPromise(path, OPTIONS), limits, signal)
  }

  /** As `open`, for a zip that stands in another file. `fileName` is what messages call it. */
  static async fromBytes(bytes: Buffer, fileName: string, limits: ZipLimits, signal?: CancelSignal): Promise<OpenZip> {
    refuseOver(bytes.length, fileName, limits)
    return OpenZip.checked(fileName, yauzl.fromBufferPromise(bytes, OPTIONS), limits, signal)
  }

  private static async checked(
    fileName: string,
    opening: Promise<yauzl.ZipFile>,
    limits: ZipLimits,
    signal?: CancelSignal,
  ): Promise<OpenZip> {
    const zip = await sound(fileName, opening)
    try {
      const entries = await sound(fileName, listEntries(zip, limits))
      return new OpenZip(fileName, zip, entries, signal)
    } catch (error) {
      zip.close()
      throw error
    }
  }

  get names(): string[] {
    return [...this.entries.keys()]
  }

  /** Unpacks one file. */
  async read(name: string): Promise<Buffer> {
    const entry = this.entries.get(name)
    if (!entry) {
      throw rejected(say('reading.part-missing', { file: this.fileName, part: name }))
    }
    return sound(this.fileName, unpack(this.zip, entry, this.signal))
  }

  close(): void {
    this.zip.close()
  }
}

/** A name out of a file, safe to show: quoted, short, with nothing in it that turns the text around. */
export function quoted(name: string): string {
  return JSON.stringify(revealBidiControls(name.length > 100 ? `${name.slice(0, 99)}…` : name))
}

/** *Errors*: `import-rejected`. */
export function rejected(message: Message, details?: readonly (Message | string)[], cause?: unknown): DossierError {
  return new DossierError('import-rejected', [message, say('reading.nothing-changed')], details, { cause })
}

async function refuseSize(path: string, fileName: string, limits: ZipLimits): Promise<void> {
  const stats = await stat(path).catch((error: unknown) => {
    throw new DossierError('not-found', say('reading.not-there', { file: fileName }), undefined, { cause: error })
  })
  if (!stats.isFile()) throw rejected(say('reading.no-file', { file: fileName }))
  refuseOver(stats.size, fileName, limits)
}

function refuseOver(sizeBytes: number, fileName: string, limits: ZipLimits): void {
  if (sizeBytes > limits.fileBytes)
    throw tooLarge(
      say('reading.file-too-large', {
        file: fileName,
        megabytes: megabytes(sizeBytes),
        most: megabytes(limits.fileBytes),
      }),
    )
}

async function listEntries(zip: yauzl.ZipFile, limits: ZipLimits): Promise<Map<string, yauzl.Entry>> {
  if (zip.entryCount > limits.entries) {
    throw rejected(say('reading.too-many-files', { files: zip.entryCount }))
  }
  const entries = new Map<string, yauzl.Entry>()
  let totalBytes = 0
  for await (const entry of zip.eachEntry()) {
    const part = quoted(entry.fileName)
    if (entries.has(entry.fileName)) throw rejected(say('reading.part-twice', { part }))
    if (entry.isEncrypted()) throw rejected(say('reading.part-encrypted', { part }))
    if (!entry.canDecodeFileData()) throw rejected(say('reading.part-packed-otherwise', { part }))
    totalBytes += entry.uncompressedSize
    refuseBulk(entry, totalBytes, limits)
    entries.set(entry.fileName, entry)
  }
  return entries
}

/** Sizes are those that the zip declares; yauzl stops with an error where the data turns out to be of another size. */
function refuseBulk(entry: yauzl.Entry, totalBytes: number, limits: ZipLimits): void {
  const { uncompressedSize: size, compressedSize: packed } = entry
  const part = quoted(entry.fileName)
  if (size > limits.entryBytes || totalBytes > limits.totalBytes) {
    throw tooLarge(say('reading.part-too-large', { part, megabytes: megabytes(size) }))
  }
  if (size > limits.ratioFromBytes && size > packed * limits.ratio) {
    throw tooLarge(say('reading.part-unpacks', { part, times: Math.round(size / packed) }))
  }
}

async function unpack(zip: yauzl.ZipFile, entry: yauzl.Entry, signal?: CancelSignal): Promise<Buffer> {
  const stream = await zip.openReadStreamPromise(entry)
  const pieces: Buffer[] = []
  for await (const piece of stream) {
    if (signal?.aborted) throw new DossierError('cancelled', say('reading.stopped'))
    pieces.push(piece as Buffer)
  }
  return Buffer.concat(pieces)
}

/** Closes what yauzl, zlib or the disk throw into a `DossierError`. */
async function sound<T>(fileName: string, work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (error instanceof DossierError) throw error
    // Messages of the disk hold paths; those of yauzl and zlib say what in the zip is wrong.
    const fromDisk = error instanceof Error && 'path' in error
    const details = error instanceof Error && !fromDisk ? [error.message] : []
    throw rejected(say('reading.no-dossier-file', { file: fileName }), details, error)
  }
}

function tooLarge(message: Message): DossierError {
  return new DossierError('too-large', [message, say('reading.nothing-changed')])
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1_000_000)
}
