import { createHash } from 'node:crypto'
import { dirname, isAbsolute, join, relative } from 'node:path'
import { DossierError } from '../domain/errors'
import type { Now } from '../domain/ports'
import { dataLayout, fileStamp } from './data-layout'
import type { Disk } from './disk'
import { storageFailed } from './disk-trouble'
import { encodeMovedTo } from './moved-to'
import { replaceFile } from './write-file'

export interface MoveDataFolderOptions {
  disk: Disk
  from: string
  /** An absolute path. */
  to: string
  now: Now
}

/**
 * Copies a data folder that nobody writes in to another place, checks the copy byte by byte, and only then leaves a pointer to it.
 * The old files stay where they are. When anything fails, the old folder goes on being the data folder.
 * *Errors*: `invalid-input`, `conflict` when the new folder holds something, `storage-failed`.
 */
export async function moveDataFolder({ disk, from, to, now }: MoveDataFolderOptions): Promise<void> {
  checkPlaces(from, to)
  try {
    await disk.makeFolder(to)
    await clearAway(disk, to, now())
    for (const entry of ['README.txt', 'settings.json', 'dossiers', 'bin', 'backups', 'logs']) {
      await copy(disk, join(from, entry), join(to, entry))
    }
    await disk.makeFolder(dataLayout(to).dossiers)
    await disk.syncFolder(to)
    await replaceFile(disk, dataLayout(from).movedTo, encodeMovedTo({ dataFolder: to, at: now() }))
  } catch (error) {
    throw storageFailed('The data folder could not be moved, so it stays where it is.', error)
  }
}

function checkPlaces(from: string, to: string): void {
  if (!isAbsolute(to)) throw new DossierError('invalid-input', 'The new data folder must be given with its full path.')
  if (isWithin(from, to) || isWithin(to, from)) {
    throw new DossierError('invalid-input', 'The new data folder can’t be inside the old one, nor the other way round.')
  }
}

/** What an earlier move left at the target is kept beside; anything else there is a reason to stop. */
async function clearAway(disk: Disk, to: string, at: string): Promise<void> {
  const names = await disk.list(to)
  if (names.length === 0) return
  const { movedTo } = dataLayout(to)
  if (!(await disk.exists(movedTo))) {
    throw new DossierError('conflict', 'The new data folder already holds something. Choose an empty folder.')
  }
  const aside = join(to, `before-move-${fileStamp(at)}`)
  await disk.makeFolder(aside)
  for (const name of names) await disk.rename(join(to, name), join(aside, name))
  await disk.syncFolder(aside)
  await disk.syncFolder(to)
}

/** Copies a file or a folder with all that is in it; what is not there is passed over. */
async function copy(disk: Disk, from: string, to: string): Promise<void> {
  if (!(await disk.exists(from))) return
  if (!(await disk.isFolder(from))) return copyFile(disk, from, to)
  await disk.makeFolder(to)
  for (const name of await disk.list(from)) await copy(disk, join(from, name), join(to, name))
  await disk.syncFolder(to)
}

async function copyFile(disk: Disk, from: string, to: string): Promise<void> {
  const bytes = await disk.read(from)
  const file = await disk.open(to, 'new')
  try {
    await file.write(bytes, 0)
    await file.sync()
  } finally {
    await file.close()
  }
  await disk.syncFolder(dirname(to))
  if (digest(await disk.read(to)) !== digest(bytes)) throw new Error('the copy is not what was copied')
}

function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

function isWithin(inner: string, outer: string): boolean {
  const path = relative(outer, inner)
  return path === '' || (!path.startsWith('..') && !isAbsolute(path))
}
