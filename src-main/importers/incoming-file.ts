import { open, readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { DossierError } from '../domain/errors'
import { say } from '../domain/messages/message'
import type { IncomingDossier, ReadDossierFile, WorkOptions } from '../domain/exchange/exchange-ports'
import { readDossierJson, readDossierZip } from './dossier-file'
import { readAttachment } from './pdf-attachment'
import { DOSSIER_FILE_LIMITS, type ZipLimits } from './zip-limits'
import { rejected, OpenZip } from './open-zip'

/** A PDF larger than this is no briefing. *Units*: bytes. */
const PDF_LIMIT = 512 * 1024 * 1024
const PDF_MARK = '%PDF-'
/** A briefing does not say when the dossier in it was handed over. */
const EPOCH = new Date(0).toISOString()

/** Reads a dossier from a `.dossier` file or from a briefing that carries one, whichever the file turns out to be. */
export function incomingFileImporter(limits: ZipLimits = DOSSIER_FILE_LIMITS): ReadDossierFile {
  return async (path, options = {}) => {
    const zip = (await isPdf(path))
      ? await carried(path, limits, options)
      : await OpenZip.open(path, limits, options.signal)
    if (!(zip instanceof OpenZip)) return zip
    try {
      return await readDossierZip(zip, options)
    } finally {
      zip.close()
    }
  }
}

/** What a briefing carries: a dossier's file, or in older ones its JSON alone. */
async function carried(path: string, limits: ZipLimits, options: WorkOptions): Promise<OpenZip | IncomingDossier> {
  const bytes = readAttachment(await wholePdf(path))
  if (!bytes) {
    throw rejected(say('reading.pdf-carries-nothing'))
  }
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b
  if (isZip) return OpenZip.fromBytes(Buffer.from(bytes), 'briefing.dossier', limits, options.signal)
  return readDossierJson(bytes, { name: 'dossier.json', producer: basename(path), createdAt: EPOCH }, options)
}

/** Anything that can't be read is left to what reads `.dossier` files, which says what is wrong. */
async function isPdf(path: string): Promise<boolean> {
  try {
    // What is no file, such as a pipe, would be waited for.
    if (!(await stat(path)).isFile()) return false
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
    throw new DossierError('too-large', say('reading.pdf-too-large', { file: basename(path) }))
  return readFile(path)
}
