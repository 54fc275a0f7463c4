import { basename, dirname, join } from 'node:path'
import { PARTIAL_ENDING } from '../data-folder/data-layout'
import type { Disk } from './disk'

/** What stands in a data folder, by the name it begins with. Only this is ours to close. */
export const OURS =
  /^(README\.txt|lock|settings\.json|machine\.json|moved-to\.json|deleting\.json|exporting\.json|dossiers|bin|backups|originals|acknowledged|logs|window|before-move-)/

/** What file managers leave by themselves. */
const STRAYS: readonly string[] = ['.DS_Store', 'Thumbs.db', 'desktop.ini']

/** Chromium's own folder may hold thousands of files; closed itself, it closes them all. */
export const NOT_ENTERED = 'window'

const OPEN_TO_OTHERS =
  'Others who use this computer may be able to read the data folder: its disk keeps no access rights, or they can’t be changed. Keep it on a disk that only you can reach.'

/**
 * Closes a data folder to everybody but its owner: what an older version of the app made in it, and the folder itself, unless something
 * of somebody else's stands in it too. Answers what the person should know, or null.
 */
export async function closeToOthers(disk: Disk, dataFolder: string): Promise<string | null> {
  const names = (await disk.list(dataFolder)).filter((name) => !STRAYS.includes(name))
  const ours = names.filter((name) => OURS.test(name))
  // The folder first: from then on nobody comes as far as what is in it.
  const isOpen = ours.length === names.length && (await disk.closeToOthers(dataFolder)) === 'open'
  const areOpen = await anyOpen(disk, dataFolder, ours)
  return isOpen || areOpen ? OPEN_TO_OTHERS : null
}

/** The same for a file outside of data folders and the folder that was made for it. */
export async function closeFileToOthers(disk: Disk, path: string): Promise<void> {
  const folder = dirname(path)
  const own = [basename(path), `${basename(path)}${PARTIAL_ENDING}`]
  const names = await disk.list(folder)
  if (names.length > 0 && names.every((name) => own.includes(name))) await disk.closeToOthers(folder)
  await anyOpen(
    disk,
    folder,
    names.filter((name) => own.includes(name)),
  )
}

/** Closes files, and folders with all that is in them; true when one of them stays open. A link is left to where it leads. */
async function anyOpen(disk: Disk, folder: string, names: readonly string[]): Promise<boolean> {
  let isOpen = false
  for (const name of names) {
    const path = join(folder, name)
    const state = await disk.closeToOthers(path)
    if (state === 'open') isOpen = true
    if (state === 'link' || name === NOT_ENTERED || !(await isFolder(disk, path))) continue
    if (await anyOpen(disk, path, await disk.list(path))) isOpen = true
  }
  return isOpen
}

async function isFolder(disk: Disk, path: string): Promise<boolean> {
  return (await disk.exists(path)) && disk.isFolder(path)
}
