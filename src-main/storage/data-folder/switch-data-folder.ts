import { DossierError } from '../../domain/errors'
import { say } from '../../domain/messages/message'
import type { Now } from '../../domain/ports'
import type { ChosenFolders } from './chosen-folders'
import { readyDataFolder } from './data-folder'
import { dataLayout } from './data-layout'
import type { Disk } from '../disk/disk'
import { storageFailed } from '../disk/disk-trouble'
import type { Program } from './folder-lock'
import { lookAtFolder } from './look-at-folder'
import { checkPlaces } from './move-data-folder'
import { encodeMovedTo, type MovedTo } from './moved-to'
import type { Processes } from './process-identity'
import { replaceFile } from '../disk/write-file'

/** A data folder that is to be left for another one. */
export interface LeftFolder {
  disk: Disk
  from: string
  now: Now
  /** Whether this program may write in it. */
  mayWrite: boolean
  /** Where another folder is noted when nothing can be written here; without it the choice fails. */
  chosen: ChosenFolders | null
}

export interface SwitchDataFolderOptions extends LeftFolder {
  /** An absolute path. The folder itself when it is to be used again, after another one was chosen in its place. */
  to: string
  program: Program
  processes?: Processes
}

/**
 * Makes another folder the data folder from the next opening on; what is in the first stays there.
 * *Errors*: `invalid-input`, `conflict` when it holds something else or is in use, `storage-failed`; nothing was changed then.
 */
export async function switchDataFolder(options: SwitchDataFolderOptions): Promise<void> {
  const { disk, from, to, now, program, mayWrite, chosen, processes } = options
  const isReturn = from === to && !mayWrite
  if (!isReturn) checkPlaces(from, to)
  if ((await lookAtFolder(disk, to)).holds === 'something else') {
    throw new DossierError('conflict', say('folder.holds-something-else'))
  }
  try {
    await readyDataFolder({ disk, dataFolder: to, program, now, waitMs: 0, ...(processes && { processes }) })
    await chosen?.forget(to)
    if (!isReturn) await leavePointer(options, { dataFolder: to, at: now(), chosen: true })
  } catch (error) {
    throw storageFailed(say('folder.not-used'), error)
  }
}

/**
 * Notes which folder is used from now on: outside of both, where later starts look, and in the one that is left, for whoever opens it
 * elsewhere. One of the two must succeed. *Errors*: Node's own.
 */
export async function leavePointer({ disk, from, mayWrite, chosen }: LeftFolder, moved: MovedTo): Promise<void> {
  if (chosen === null && !mayWrite) throw new DossierError('read-only', say('folder.nothing-noted'))
  const noted = chosen?.choose(from, moved)
  const isNoted = await (noted ?? Promise.reject(new Error())).then(
    () => true,
    () => false,
  )
  if (!mayWrite) return noted
  try {
    await replaceFile(disk, dataLayout(from).movedTo, encodeMovedTo(moved))
  } catch (error) {
    // The disk may have become full, or read-only, since it was opened.
    if (!isNoted) throw error
  }
}
