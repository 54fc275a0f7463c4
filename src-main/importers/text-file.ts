import type { Stats } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { DossierError } from '../domain/errors'
import { say } from '../domain/messages/message'
import type { ReadTextFile } from '../domain/exchange/exchange-ports'
import { decodeText } from './decode-text'

const MAX_BYTES = 20_000_000

/** Reads a text file as UTF-8, or as UTF-16 where it says so. */
export const readTextFile: ReadTextFile = async (path) => {
  const name = basename(path)
  const bytes = await readBounded(path, name)
  const text = decodeText(bytes)
  if (text !== undefined && !text.includes('\0')) return text
  throw new DossierError('invalid-input', say('reading.text-encoding', { file: name }))
}

async function readBounded(path: string, name: string): Promise<Uint8Array> {
  let stats: Stats
  try {
    stats = await stat(path)
  } catch (error) {
    throw new DossierError('not-found', say('reading.text-gone', { file: name }), undefined, { cause: error })
  }
  // A pipe would be waited for, and a device never ends.
  if (!stats.isFile()) throw new DossierError('invalid-input', say('reading.text-no-file', { file: name }))
  if (stats.size > MAX_BYTES) {
    throw new DossierError('too-large', say('reading.text-too-large', { file: name }))
  }
  return readFile(path)
}
