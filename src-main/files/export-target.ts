import { mkdir, open, rm, rmdir, type FileHandle } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { DossierError } from '../domain/errors'
import type { ExportPlaces } from '../domain/ports'
import { say } from '../domain/messages/message'
import { errorCode, fileTrouble } from '../domain/messages/errno'
import { putInPlace } from './put-in-place'
import { placeToGrow, removeUnfinishedExports } from './unfinished-exports'

/**
 * A file or a folder that is either whole or not there: it grows beside its place and is renamed into it by `publish`.
 * A failed `write` or `publish` takes back what was written; what stood in the place stays as it was. What a killed export left in
 * the same folder goes when the next one begins, and what was noted in `places` when the program starts.
 * *Errors*: `storage-failed` with what to do.
 */
export interface ExportTarget {
  /** Adds bytes to a file; '' where the target is one file. The pieces of a file come one after another. */
  write(file: string, bytes: Uint8Array): Promise<void>
  /** *Units*: answers the bytes of all files. */
  publish(): Promise<number>
  /** Takes back what was written. */
  discard(): Promise<void>
}

/** A file; one that is in its place already is replaced. */
export function wholeFile(path: string, places?: ExportPlaces): ExportTarget {
  const { path: temporary, ...place } = placeToGrow(path, places)
  let file: FileHandle | null = null
  let sizeBytes = 0
  const close = async () => {
    const opened = file
    file = null
    await opened?.close()
  }
  const discard = async () => {
    await close().catch(() => undefined)
    await rm(temporary, { force: true }).catch(() => undefined)
    await place.end()
  }
  const begin = async () => {
    await refuseWriteProtected(path)
    await removeUnfinishedExports(dirname(path))
    await place.begin()
    return open(temporary, 'wx')
  }
  return {
    discard,
    write: (_file, bytes) =>
      orTakeBack(path, discard, async () => {
        file ??= await begin()
        await file.writeFile(bytes)
        sizeBytes += bytes.byteLength
      }),
    publish: () =>
      orTakeBack(path, discard, async () => {
        file ??= await begin()
        await file.sync()
        await close()
        await putInPlace(temporary, path)
        await place.end()
        return sizeBytes
      }),
  }
}

/**
 * A new folder; one that is in its place already must be empty, since a folder is never mixed with or put in the place of another.
 * Its files are not forced onto the disk one by one: it is a copy that can be made again.
 */
export function wholeFolder(path: string, places?: ExportPlaces): ExportTarget {
  const { path: temporary, ...place } = placeToGrow(path, places)
  let begun = false
  let current: { name: string; file: FileHandle } | null = null
  let sizeBytes = 0
  const close = async () => {
    const opened = current
    current = null
    await opened?.file.close()
  }
  const discard = async () => {
    await close().catch(() => undefined)
    await rm(temporary, { recursive: true, force: true }).catch(() => undefined)
    await place.end()
  }
  /** Not with its parents: a folder that is not there was not meant. */
  const begin = async () => {
    if (begun) return
    await removeUnfinishedExports(dirname(path))
    await place.begin()
    await mkdir(temporary)
    begun = true
  }
  return {
    discard,
    write: (name, bytes) =>
      orTakeBack(path, discard, async () => {
        if (current?.name !== name) {
          await close()
          await begin()
          const place = join(temporary, name)
          await mkdir(dirname(place), { recursive: true })
          current = { name, file: await open(place, 'wx') }
        }
        await current.file.writeFile(bytes)
        sizeBytes += bytes.byteLength
      }),
    publish: () =>
      orTakeBack(path, discard, async () => {
        await close()
        await begin()
        await removeEmpty(path)
        await putInPlace(temporary, path)
        await place.end()
        return sizeBytes
      }),
  }
}

async function orTakeBack<T>(path: string, discard: () => Promise<void>, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    await discard()
    if (error instanceof DossierError) throw error
    throw new DossierError('storage-failed', fileTrouble(error, basename(path)), undefined, { cause: error })
  }
}

/** Renaming would replace a file that its owner protected against writing; opening it for writing finds out, and changes nothing. */
async function refuseWriteProtected(path: string): Promise<void> {
  try {
    await (await open(path, 'r+')).close()
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error
  }
}

async function removeEmpty(path: string): Promise<void> {
  try {
    await rmdir(path)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return
    if (!['ENOTEMPTY', 'EEXIST', 'ENOTDIR'].includes(errorCode(error) ?? '')) throw error
    throw new DossierError('storage-failed', say('leaving.folder-taken', { name: basename(path) }), undefined, {
      cause: error,
    })
  }
}
