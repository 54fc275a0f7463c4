import { mkdtemp, open, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { DossierError } from '../domain/errors'
import type { IncomingDossier, ReadDossierFile, WorkOptions } from '../domain/exchange-ports'
import { safeFileName } from '../domain/file-name'

/** What reads the kinds of file that a dossier comes in. */
export interface IncomingReaders {
  readDossierFile: ReadDossierFile
  /** The file inside a PDF; undefined when there is none. *Errors*: `import-rejected`, `too-large`. */
  readAttachment: (pdf: Uint8Array) => Uint8Array | undefined
  readDossierJson: (
    bytes: Uint8Array,
    from: { name: string; producer: string; createdAt: string },
    options: WorkOptions,
  ) => Promise<IncomingDossier>
}

/** A PDF larger than this is no briefing. *Units*: bytes. */
const PDF_LIMIT = 512 * 1024 * 1024
const PDF_MARK = '%PDF-'

/** Reads a dossier from a `.dossier` file or from a briefing that carries one, whichever the file turns out to be. */
export function incomingReader({ readDossierFile, readAttachment, readDossierJson }: IncomingReaders): ReadDossierFile {
  return async (path, options = {}) => {
    if (!(await isPdf(path))) return readDossierFile(path, options)
    const bytes = readAttachment(await wholePdf(path))
    if (!bytes) {
      throw new DossierError(
        'import-rejected',
        'This PDF carries no dossier. A briefing carries one only where its author chose so, and loses it when another program saves the PDF.',
      )
    }
    if (isZip(bytes)) return asFile({ name: 'briefing.dossier', bytes }, (file) => readDossierFile(file, options))
    return readDossierJson(bytes, { name: 'dossier.json', producer: basename(path), createdAt: EPOCH }, options)
  }
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b
}

/** A briefing does not say when the dossier in it was handed over. */
const EPOCH = new Date(0).toISOString()

/** Anything that can't be read is left to the reader of `.dossier` files, which says what is wrong. */
async function isPdf(path: string): Promise<boolean> {
  try {
    const file = await open(path)
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(PDF_MARK.length), 0, PDF_MARK.length, 0)
      return buffer.toString('latin1', 0, bytesRead) === PDF_MARK
    } finally {
      await file.close()
    }
  } catch {
    return false
  }
}

async function wholePdf(path: string): Promise<Uint8Array> {
  if ((await stat(path)).size > PDF_LIMIT)
    throw new DossierError('too-large', `'${basename(path)}' is too large for a briefing, so it was not opened.`)
  return readFile(path)
}

/** Works on bytes that were dropped on the window as on a file: in a folder of their own that is gone afterwards. */
export async function asFile<T>(
  { name, bytes }: { name: string; bytes: Uint8Array },
  work: (path: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'dossier-dropped-'))
  try {
    const extension = /\.([a-z0-9]{1,10})$/i.exec(name)?.[1] ?? 'dossier'
    const path = join(folder, safeFileName(name.slice(0, -extension.length - 1), extension))
    await writeFile(path, bytes, { mode: 0o600 })
    return await work(path)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
