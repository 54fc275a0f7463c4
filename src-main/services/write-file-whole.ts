import { randomUUID } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { DossierError } from '../domain/errors'

/**
 * Writes a file that is either whole or not there: beside the target first, then renamed over it.
 * *Errors*: `storage-failed` with what to do; the target is then as it was.
 */
export async function writeFileWhole(path: string, bytes: Uint8Array): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path)}.${randomUUID().slice(0, 8)}.part`)
  try {
    await refuseWriteProtected(path)
    const file = await open(temporary, 'wx')
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined)
    throw new DossierError('storage-failed', explain(error, basename(path)), undefined, { cause: error })
  }
}

/** Renaming would replace a file that its owner protected against writing; opening it for writing finds out, and changes nothing. */
async function refuseWriteProtected(path: string): Promise<void> {
  try {
    await (await open(path, 'r+')).close()
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error
  }
}

function explain(error: unknown, name: string): string {
  switch (codeOf(error)) {
    case 'EBUSY':
    case 'ETXTBSY':
    case 'EPERM':
      return `'${name}' is open in another program or protected. Close it there, or save under another name.`
    case 'EACCES':
    case 'EROFS':
      return `You may not write '${name}' in that folder. Choose another folder.`
    case 'ENOSPC':
    case 'EDQUOT':
      return `The disk is full, so '${name}' was not written. Free some space, or choose another disk.`
    case 'ENOENT':
    case 'ENOTDIR':
      return `The folder for '${name}' is not there. Choose a folder that exists.`
    case 'EISDIR':
      return `'${name}' is a folder. Choose a file name.`
    case 'ENAMETOOLONG':
      return 'The file name is too long. Choose a shorter one.'
    default:
      return `'${name}' could not be written (${codeOf(error) ?? 'unknown reason'}). Choose another place.`
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}
