import { basename } from 'node:path'
import { DossierError } from '../../domain/errors'
import { say, type Message } from '../../domain/messages/message'
import type { ChosenFolders } from './chosen-folders'
import { dataLayout } from './data-layout'
import { folderInUse, lockDataFolder, type DataLockOptions } from './data-lock'
import { diskTrouble } from '../../domain/messages/errno'
import type { FolderLock } from './folder-lock'
import { refuseLinksOut } from './links-out'
import { decodeMovedTo } from './moved-to'
import { closeFileToOthers, closeToOthers } from '../disk/owner-only'
import { replaceFile } from '../disk/write-file'
import { WritePermit } from './write-permit'

const README = `This folder holds everything you made with Dossier: notes, highlights, claims of your own, briefings.

dossiers/<name>/   one dossier each
    snapshot-<number>.json    the whole dossier up to that change; the two newest are kept
    journal-<number>.jsonl    every change from that number on, in order, written before it is confirmed as saved
    acknowledged              how far the journal went, so that a missing end is noticed
    *.corrupt-<time>          a damaged file that was set aside; nothing reads or deletes it
acknowledged/      the same once more for each dossier, so that the loss of one place is noticed in the other
bin/               dossiers you deleted; they stay for 30 days
backups/           copies from which a dossier can be restored
originals/         the files that sources were read from, each once, as they were; the name is the SHA-256 of the bytes
machine.json       a random name for this computer, by which changes made here are told from those made elsewhere
settings.json      window size and other habits; nothing of your work is in it
deleting.json      what is being deleted for good, by id; there only while that lasts
exporting.json     where a file is being exported to; there only while that lasts
lock               present while a program is writing here

Where the system has access rights, everything here is for you alone.
The files are JSON behind a line with a checksum: do not edit them by hand, because a changed file counts as damaged.
To copy your work to another disk, use 'Copy to...' on the page Backups, or dossier copy --to FOLDER.
`

export interface OpenDataFolderOptions extends DataLockOptions {
  access: 'write' | 'write-if-free' | 'read'
  chosen: ChosenFolders | null
}

/**
 * A data folder that is open: with a permit to write, or the reason why there is none. `isStill` when nobody else can be writing in
 * it, so that a copy is of one moment.
 */
export interface DataFolder {
  isStill: boolean
  /** What a person should know about the folder, one sentence each. */
  warnings: readonly string[]
  permit: WritePermit | { refused: readonly Message[] }
  release(): Promise<void>
}

/**
 * Makes the data folder and takes its lock; taking it proves that the folder can be written, before anybody types.
 * *Errors*: `conflict` when somebody else writes; `storage-failed` that says what to do.
 */
export async function openDataFolder(options: OpenDataFolderOptions): Promise<DataFolder> {
  await refuseLinksOut(options.disk, options.dataFolder)
  const moved = await movedFrom(options)
  if (moved !== null && options.access === 'write') throw new DossierError('storage-failed', moved)
  if (moved !== null) return readOnly(moved)
  if (options.access === 'read') return readOnly([say('folder.reading-only')])
  let lock: FolderLock | { heldBy: readonly Message[] }
  try {
    lock = await prepareAndLock(options)
  } catch (error) {
    const why = [say('folder.not-writable'), diskTrouble(error)]
    if (options.access === 'write-if-free' && (await canBeRead(options))) return { ...readOnly(why), isStill: true }
    throw new DossierError('storage-failed', why, [say('folder.other-way')], { cause: error })
  }
  if (!('heldBy' in lock)) {
    // A lock that can't be taken away, because the disk is gone, is recognised as stale once this process has ended.
    const release = () => lock.release().catch(() => undefined)
    return { isStill: true, warnings: await closed(options), permit: new WritePermit(lock), release }
  }
  if (options.access === 'write') throw folderInUse(lock.heldBy)
  return readOnly(lock.heldBy)
}

/** Closes the folder, and the file beside it, to others; answers what is to be said about it. */
async function closed({ disk, dataFolder, chosen }: OpenDataFolderOptions): Promise<string[]> {
  if (chosen) await closeFileToOthers(disk, chosen.path).catch(() => undefined)
  // What can't be looked at is said when it is opened.
  const warning = await closeToOthers(disk, dataFolder).catch(() => null)
  return warning === null ? [] : [warning]
}

async function prepareAndLock(options: DataLockOptions): Promise<FolderLock | { heldBy: readonly Message[] }> {
  const { disk, dataFolder } = options
  const { readme, dossiers, acknowledged } = dataLayout(dataFolder)
  await disk.makeFolder(dossiers)
  if (!(await disk.exists(acknowledged))) await disk.makeFolder(acknowledged)
  const lock = await lockDataFolder(options)
  if (!('heldBy' in lock) && !(await disk.exists(readme))) await replaceFile(disk, readme, README)
  return lock
}

/**
 * Makes a folder ready to be the data folder from the next opening on: proves that it can be written and that nobody else does, and
 * takes a pointer to another folder away. *Errors*: `conflict` when it is in use; Node's own.
 */
export async function readyDataFolder(options: DataLockOptions): Promise<void> {
  const lock = await prepareAndLock(options)
  if ('heldBy' in lock) throw folderInUse(lock.heldBy)
  try {
    const { movedTo } = dataLayout(options.dataFolder)
    if (await options.disk.exists(movedTo)) await options.disk.remove(movedTo)
    await options.disk.syncFolder(options.dataFolder)
  } finally {
    await lock.release()
  }
}

/** True when there is work in the folder that can at least be read. */
async function canBeRead({ disk, dataFolder }: OpenDataFolderOptions): Promise<boolean> {
  try {
    return (await disk.list(dataLayout(dataFolder).dossiers)).length > 0
  } catch {
    return false
  }
}

/** Why a folder that was moved away is only for reading, or null. */
async function movedFrom({ disk, dataFolder, chosen }: OpenDataFolderOptions): Promise<readonly Message[] | null> {
  const { movedTo } = dataLayout(dataFolder)
  const instead = (await chosen?.insteadOf(dataFolder)) ?? null
  if (instead === null && !(await disk.exists(movedTo))) return null
  const moved = instead ?? decodeMovedTo((await disk.read(movedTo)).toString('utf8'))
  const again = say('folder.use-again')
  if (!moved) return [say('folder.moved-somewhere'), again]
  const told = { name: basename(moved.dataFolder), at: moved.at }
  // Nor is it looked whether there is such a folder: it could be on another computer.
  if (instead === null) return [say('folder.said-to-be-moved', told), again]
  return [moved.chosen ? say('folder.other-chosen', told) : say('folder.moved', told), again]
}

function readOnly(refused: readonly Message[]): DataFolder {
  return { isStill: false, warnings: [], permit: { refused }, release: () => Promise.resolve() }
}
