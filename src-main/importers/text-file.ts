import type { Stats } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { DossierError } from '../domain/errors'
import type { ReadTextFile } from '../domain/exchange/exchange-ports'
import { decodeText } from './decode-text'

const MAX_BYTES = 20_000_000

/** Reads a text file as UTF-8, or as UTF-16 where it says so. */
export const readTextFile: ReadTextFile = async (path) => {
  const name = basename(path)
  const bytes = await readBounded(path, name)
  const text = decodeText(bytes)
  if (text !== undefined && !text.includes('\0')) return text
  throw new DossierError(
    'invalid-input',
    `'${name}' is not a text file in UTF-8 or UTF-16. Save it as UTF-8 text and try again.`,
  )
}

async function readBounded(path: string, name: string): Promise<Uint8Array> {
  let stats: Stats
  try {
    stats = await stat(path)
  } catch (error) {
    throw new DossierError('not-found', `'${name}' is not there any more. Choose the file again.`, undefined, {
      cause: error,
    })
  }
  // A pipe would be waited for, and a device never ends.
  if (!stats.isFile()) throw new DossierError('invalid-input', `'${name}' is not a file. Choose a text file.`)
  if (stats.size > MAX_BYTES) {
    throw new DossierError(
      'too-large',
      `'${name}' is over 20 MB. Split it into smaller files and add each as a source.`,
    )
  }
  return readFile(path)
}
