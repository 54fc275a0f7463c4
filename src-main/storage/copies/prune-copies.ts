import { join } from 'node:path'
import type { Disk } from '../disk/disk'
import { copyAboutSchema } from './copy-about'
import { COPY_FILES, isCopyName } from './copy-layout'

/** How many copies stay in a folder, the newest; besides them the newest in which nothing is missing. */
export const COPIES_KEPT = 3

/** Takes away the oldest copies in a folder; anything that is not a copy is left alone. *Errors*: Node's own. */
export async function pruneCopies(disk: Disk, folder: string): Promise<void> {
  const copies = (await disk.list(folder)).filter(isCopyName).sort().reverse()
  const kept = new Set(copies.slice(0, COPIES_KEPT))
  for (const name of copies) {
    if (!(await isWhole(disk, join(folder, name)))) continue
    kept.add(name)
    break
  }
  for (const name of copies) if (!kept.has(name)) await removeCopy(disk, join(folder, name))
}

/** The list of checksums first: what a stopped removal leaves is no copy, rather than a damaged one. */
async function removeCopy(disk: Disk, copy: string): Promise<void> {
  await disk.remove(join(copy, COPY_FILES.sums))
  await disk.removeFolder(copy)
}

async function isWhole(disk: Disk, copy: string): Promise<boolean> {
  try {
    if (!(await disk.exists(join(copy, COPY_FILES.sums)))) return false
    const about = copyAboutSchema.parse(JSON.parse((await disk.read(join(copy, COPY_FILES.about))).toString('utf8')))
    return about.leftOut.length === 0 && about.dossiers.every(({ incomplete }) => incomplete === undefined)
  } catch {
    return false
  }
}
