import type { Stamp } from '../../src-main/domain/records/stamp'
import { wordsOf } from '../../src-main/domain/messages/message'
import { dataLayout } from '../../src-main/storage/data-folder/data-layout'
import { nodeDisk, type Disk } from '../../src-main/storage/disk/disk'
import { loadDossier } from '../../src-main/storage/history/dossier-loader'
import type { RecordTables } from '../../src-main/storage/tables/record-table'

/** A dossier as it stands on the disk, in the shape that wrote it. */
export async function tablesOnDisk(
  dataFolder: string,
  dossierId: string,
  disk: Disk = nodeDisk,
): Promise<RecordTables> {
  const { tables, undecided } = await loadDossier(disk, dataLayout(dataFolder).home(dossierId), dossierId)
  if (undecided !== null) throw new Error(wordsOf(undecided))
  return tables
}

/** The stamps in such tables by collection and id; collections with nothing in them are left out. */
export function stampsIn(tables: RecordTables): Record<string, Record<string, Stamp>> {
  return Object.fromEntries(
    [...tables].flatMap(([name, { stamps }]) => (stamps.size === 0 ? [] : [[name, Object.fromEntries(stamps)]])),
  )
}

export async function stampsOnDisk(dataFolder: string, dossierId: string, disk?: Disk) {
  return stampsIn(await tablesOnDisk(dataFolder, dossierId, disk))
}
