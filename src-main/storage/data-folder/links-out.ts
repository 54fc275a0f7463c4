import { join } from 'node:path'
import { DossierError } from '../../domain/errors'
import { say, type Message } from '../../domain/messages/message'
import { revealBidiControls } from '../../domain/records/text'
import type { Disk, DiskEntry } from '../disk/disk'
import { NOT_ENTERED, OURS } from '../disk/owner-only'
import { isWithin } from '../disk/within-folder'

/**
 * Refuses a data folder in which a link leads out of it, or something is neither file nor folder: whoever prepared it could have other
 * files of this user read, or written over. The folder itself may be reached by a link. *Errors*: `storage-failed`.
 */
export async function refuseLinksOut(disk: Disk, dataFolder: string): Promise<void> {
  try {
    if (!(await disk.exists(dataFolder))) return
    const home = await disk.realPath(dataFolder)
    for (const entry of await disk.entries(dataFolder)) {
      if (OURS.test(entry.name)) await lookAt(disk, dataFolder, entry, entry.name, home)
    }
  } catch (error) {
    // A folder that can't be looked through can't be opened either, which is said there.
    if (error instanceof DossierError) throw error
  }
}

async function lookAt(disk: Disk, folder: string, entry: DiskEntry, name: string, home: string): Promise<void> {
  if (entry.kind === 'other') throw refused(say('folder.neither-file-nor-folder', { name: revealBidiControls(name) }))
  if (entry.kind === 'link' && !isWithin(entry.leadsTo, home)) {
    throw refused(say('folder.link-out', { name: revealBidiControls(name) }))
  }
  if (entry.kind !== 'folder' || name === NOT_ENTERED) return
  const path = join(folder, entry.name)
  for (const within of await disk.entries(path)) await lookAt(disk, path, within, `${name}/${within.name}`, home)
}

function refused(says: Message): DossierError {
  return new DossierError('storage-failed', says)
}
