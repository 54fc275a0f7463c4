import { join } from 'node:path'
import type { Id } from '../../domain/records/ids'
import type { StoredDossier } from '../../domain/ports'
import { journalFirst, snapshotSeq, type DossierHome } from '../data-folder/data-layout'
import type { Disk } from '../disk/disk'
import { loadDossier } from '../history/dossier-loader'
import { tablesAsLayer } from '../tables/record-table'
import { decodeHead, SNAPSHOT_HEAD_BYTES, type SnapshotHead } from '../history/snapshot-format'

/**
 * What a list of dossiers shows of one, or null when its folder holds none. Reads no more than it must.
 * `known` tells what its newest backup says; a dossier too damaged to know its own title must not vanish from the list.
 */
export async function describeDossier(
  disk: Disk,
  home: DossierHome,
  id: Id,
  known: () => Promise<Pick<SnapshotHead, 'title' | 'own'> | null>,
): Promise<StoredDossier | null> {
  const { folder } = home
  const names = await disk.list(folder)
  const newest = names.filter((name) => snapshotSeq(name) !== undefined).at(-1)
  const journals = names.filter((name) => journalFirst(name) !== undefined)
  if (newest === undefined && journals.length === 0) return null
  const head = newest === undefined ? null : decodeHead(await disk.readHead(join(folder, newest), SNAPSHOT_HEAD_BYTES))
  if (
    head &&
    !(await anyChangesMeta(
      disk,
      folder,
      journals.filter((name) => (journalFirst(name) ?? 0) > head.seq),
    ))
  ) {
    return { id, own: head.own, title: head.title || id }
  }
  const { tables, undecided } = await loadDossier(disk, home, id)
  const [meta] = Object.values(tablesAsLayer(tables, id).records.meta)
  if (meta === undefined && undecided !== null) {
    const told = await known()
    // Rather one too many than one that vanished: of a bundled dossier the app knows that it is not the reader's own.
    return { id, own: told?.own ?? true, title: told?.title || id }
  }
  return { id, own: meta !== undefined && meta.bundle === undefined, title: meta?.title ?? id }
}

/** True when a folder holds a dossier, whole or damaged. */
export async function holdsDossier(disk: Disk, folder: string): Promise<boolean> {
  const names = await disk.list(folder)
  return names.some((name) => snapshotSeq(name) !== undefined || journalFirst(name) !== undefined)
}

async function anyChangesMeta(disk: Disk, folder: string, journals: readonly string[]): Promise<boolean> {
  for (const name of journals) {
    if ((await disk.read(join(folder, name))).includes('{"collection":"meta"')) return true
  }
  return false
}
