import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { inFigures, inMegabytes } from '../domain/text/counted'
import yauzl from 'yauzl'
import { DossierError } from '../domain/errors'
import type { CancelSignal } from '../domain/ports'
import { revealBidiControls } from '../domain/records/text'
import type { ZipLimits } from './zip-limits'

const OPTIONS = { strictFileNames: true, validateEntrySizes: true, autoClose: false }

/**
 * A zip whose list of files was checked before any of them is unpacked.
 * Every method's *Errors*: `not-found`, `too-large`, `cancelled`, and `import-rejected` for what is not a sound zip:
 * cut short, encrypted, with a file twice, too many files, or a path that leads out of it.
 */
export class ZipReader {
  private constructor(
    readonly fileName: string,
    private readonly zip: yauzl.ZipFile,
    private readonly entries: ReadonlyMap<string, yauzl.Entry>,
    private readonly signal?: CancelSignal,
  ) {}

  static async open(path: string, limits: ZipLimits, signal?: CancelSignal): Promise<ZipReader> {
    const fileName = basename(path)
    await refuseSize(path, fileName, limits)
    return ZipReader.checked(fileName, yauzl.openPromise(path, OPTIONS), limits, signal)
  }

  /** As `open`, for a zip that stands in another file. `fileName` is what messages call it. */
  static async fromBytes(
    bytes: Buffer,
    fileName: string,
    limits: ZipLimits,
    signal?: CancelSignal,
  ): Promise<ZipReader> {
    refuseOver(bytes.length, fileName, limits)
    return ZipReader.checked(fileName, yauzl.fromBufferPromise(bytes, OPTIONS), limits, signal)
  }

  private static async checked(
    fileName: string,
    opening: Promise<yauzl.ZipFile>,
    limits: ZipLimits,
    signal?: CancelSignal,
  ): Promise<ZipReader> {
    const zip = await sound(fileName, opening)
    try {
      const entries = await sound(fileName, listEntries(zip, limits))
      return new ZipReader(fileName, zip, entries, signal)
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
      throw rejected(`'${this.fileName}' is not a whole dossier file: ${name} is missing in it.`)
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
export function rejected(message: string, details?: readonly string[], cause?: unknown): DossierError {
  return new DossierError('import-rejected', `${message} Nothing was changed.`, details, { cause })
}

async function refuseSize(path: string, fileName: string, limits: ZipLimits): Promise<void> {
  const stats = await stat(path).catch((error: unknown) => {
    throw new DossierError('not-found', `'${fileName}' is not there, or may not be read.`, undefined, { cause: error })
  })
  if (!stats.isFile()) throw rejected(`'${fileName}' is not a file.`)
  refuseOver(stats.size, fileName, limits)
}

function refuseOver(sizeBytes: number, fileName: string, limits: ZipLimits): void {
  if (sizeBytes > limits.fileBytes)
    throw tooLarge(
      `'${fileName}' is ${inMegabytes(sizeBytes)}; dossier files up to ${inMegabytes(limits.fileBytes)} open.`,
    )
}

async function listEntries(zip: yauzl.ZipFile, limits: ZipLimits): Promise<Map<string, yauzl.Entry>> {
  if (zip.entryCount > limits.entries) {
    throw rejected(`The file holds ${inFigures(zip.entryCount)} files; a dossier file holds a few.`)
  }
  const entries = new Map<string, yauzl.Entry>()
  let totalBytes = 0
  for await (const entry of zip.eachEntry()) {
    const name = quoted(entry.fileName)
    if (entries.has(entry.fileName)) throw rejected(`The file holds ${name} twice.`)
    if (entry.isEncrypted()) throw rejected(`${name} in the file is encrypted; a dossier file is not.`)
    if (!entry.canDecodeFileData()) throw rejected(`${name} in the file is packed in a way that dossiers are not.`)
    totalBytes += entry.uncompressedSize
    refuseBulk(entry, totalBytes, limits)
    entries.set(entry.fileName, entry)
  }
  return entries
}

/** Sizes are those that the zip declares; yauzl stops with an error where the data turns out to be of another size. */
function refuseBulk(entry: yauzl.Entry, totalBytes: number, limits: ZipLimits): void {
  const { uncompressedSize: size, compressedSize: packed } = entry
  const name = quoted(entry.fileName)
  if (size > limits.entryBytes || totalBytes > limits.totalBytes) {
    throw tooLarge(`Unpacked, ${name} in the file is ${inMegabytes(size)}; a dossier is never that large.`)
  }
  if (size > limits.ratioFromBytes && size > packed * limits.ratio) {
    throw tooLarge(`${name} in the file unpacks to ${Math.round(size / packed)} times its size, as no dossier does.`)
  }
}

async function unpack(zip: yauzl.ZipFile, entry: yauzl.Entry, signal?: CancelSignal): Promise<Buffer> {
  const stream = await zip.openReadStreamPromise(entry)
  const pieces: Buffer[] = []
  for await (const piece of stream) {
    if (signal?.aborted) throw new DossierError('cancelled', 'Reading the file was stopped.')
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
    throw rejected(`'${fileName}' is not a dossier file, or it is damaged or cut short.`, details, error)
  }
}

function tooLarge(message: string): DossierError {
  return new DossierError('too-large', `${message} Nothing was changed.`)
}
