import { createHash } from 'node:crypto'
import { dirname, isAbsolute, join } from 'node:path'
import { DossierError } from '../../domain/errors'
import { say } from '../../domain/messages/message'
import type { LongWork, Now } from '../../domain/ports'
import { dataLayout, fileStamp } from './data-layout'
import type { Disk } from '../disk/disk'
import { storageFailed } from '../disk/disk-trouble'
import type { MovedTo } from './moved-to'
import { isWithin } from '../disk/within-folder'

export interface MoveDataFolderOptions {
  disk: Disk
  from: string
  /** An absolute path. */
  to: string
  now: Now
  work?: LongWork
  /** Notes in the old folder, or beside it, where the new one is. */
  leavePointer(moved: MovedTo): Promise<void>
}

const ENTRIES = [
  'README.txt',
  'settings.json',
  'deleting.json',
  'dossiers',
  'acknowledged',
  'bin',
  'backups',
  'originals',
  'logs',
]

/**
 * Copies a data folder that nobody writes in to another place, checks the copy byte by byte, and only then leaves a pointer to it.
 * The old files stay where they are. When anything fails or it is stopped, the copy is taken away and the old folder goes on being the data folder.
 * *Errors*: `invalid-input`, `conflict` when the new folder holds something, `storage-failed`, `cancelled`.
 */
export async function moveDataFolder(options: MoveDataFolderOptions): Promise<void> {
  const { disk, from, to, now, work = {}, leavePointer } = options
  checkPlaces(from, to)
  try {
    // Of a folder that is gone, everything there is would be copied: nothing.
    if (!(await disk.exists(dataLayout(from).dossiers))) throw new DossierError('storage-failed', say('folder.gone'))
    await disk.makeFolder(to)
    await clearAway(disk, to, now())
  } catch (error) {
    throw storageFailed(say('folder.not-moved'), error)
  }
  try {
    await copyAll(disk, from, to, work)
    await disk.makeFolder(dataLayout(to).dossiers)
    await disk.syncFolder(to)
    await leavePointer({ dataFolder: to, at: now() })
  } catch (error) {
    for (const entry of ENTRIES) await disk.removeFolder(join(to, entry)).catch(() => undefined)
    throw storageFailed(say('folder.not-moved'), error)
  }
}

async function copyAll(disk: Disk, from: string, to: string, { onProgress, signal }: LongWork): Promise<void> {
  const files = await filesIn(disk, from, ENTRIES)
  let done = 0
  for (const file of files) {
    if (signal?.aborted) throw new DossierError('cancelled', say('folder.move-stopped'))
    onProgress?.({ phase: 'Copying and checking files', done, total: files.length })
    await disk.makeFolder(dirname(join(to, file)))
    await copyFile(disk, join(from, file), join(to, file))
    done += 1
  }
  onProgress?.({ phase: 'Copying and checking files', done, total: files.length })
}

/** The paths of all files under these names, relative to the folder; what is not there is passed over. */
async function filesIn(disk: Disk, folder: string, names: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for (const name of names) {
    const path = join(folder, name)
    if (!(await disk.exists(path))) continue
    if (!(await disk.isFolder(path))) found.push(name)
    else found.push(...(await filesIn(disk, path, await disk.list(path))).map((inner) => join(name, inner)))
  }
  return found
}

/** *Errors*: `invalid-input` when one of them is inside the other or not a full path. */
export function checkPlaces(from: string, to: string): void {
  if (!isAbsolute(to)) throw new DossierError('invalid-input', say('folder.full-path'))
  if (isWithin(from, to) || isWithin(to, from)) {
    throw new DossierError('invalid-input', say('folder.inside'))
  }
}

/** What an earlier move left at the target is kept beside; anything else there is a reason to stop. */
async function clearAway(disk: Disk, to: string, at: string): Promise<void> {
  const names = await disk.list(to)
  if (names.length === 0) return
  const { movedTo } = dataLayout(to)
  if (!(await disk.exists(movedTo))) {
    throw new DossierError('conflict', say('folder.holds-something'))
  }
  const aside = join(to, `before-move-${fileStamp(at)}`)
  await disk.makeFolder(aside)
  for (const name of names) await disk.rename(join(to, name), join(aside, name))
  await disk.syncFolder(aside)
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
