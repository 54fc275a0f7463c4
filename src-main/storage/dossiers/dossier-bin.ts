import { basename, dirname, join } from 'node:path'
import { compareMoments } from '../../domain/dating/moments'
import { idSchema, type Id } from '../../domain/records/ids'
import { fileStamp, stampMoment } from '../data-folder/data-layout'
import type { Disk } from '../disk/disk'

/** A dossier in the bin. */
export interface BinnedDossier {
  id: Id
  deletedAt: string
  folder: string
}

/** Where a dossier goes that is deleted at this moment. */
export function binFolder(bin: string, id: Id, at: string): string {
  return join(bin, `${id}@${fileStamp(at)}`)
}

/** Dossiers in the bin, the earliest deleted first. */
export async function listBin(disk: Disk, bin: string): Promise<BinnedDossier[]> {
  const found: BinnedDossier[] = []
  for (const name of await disk.list(bin)) {
    const [id = '', stamp = ''] = basename(name).split('@')
    const deletedAt = stampMoment(stamp)
    if (!idSchema.safeParse(id).success || Number.isNaN(Date.parse(deletedAt))) continue
    found.push({ id, deletedAt, folder: join(bin, name) })
  }
  return found.sort((a, b) => compareMoments(a.deletedAt, b.deletedAt))
}

/** Moves a dossier's folder as a whole. What stands at the target must be empty. *Errors*: Node's own. */
export async function moveFolder(disk: Disk, from: string, to: string): Promise<void> {
  await disk.makeFolder(dirname(to))
  if (await disk.exists(to)) await disk.removeFolder(to)
  await disk.rename(from, to)
  await disk.syncFolder(dirname(to))
  await disk.syncFolder(dirname(from))
}
