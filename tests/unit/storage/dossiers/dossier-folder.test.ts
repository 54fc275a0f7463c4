import { describe, expect, it } from 'vitest'
import { journalName, snapshotName } from '../../../../src-main/storage/data-folder/data-layout'
import { pruneDossierFolder } from '../../../../src-main/storage/dossiers/dossier-folder'
import { MemoryDisk } from '../../../support/memory-disk'

/** What is left of snapshots of these entries and of journal files that begin with these. */
async function leftOf(snapshots: readonly number[], journals: readonly number[]): Promise<string[]> {
  const [disk, folder] = [new MemoryDisk(), '/dossier']
  await disk.makeFolder(folder)
  for (const name of [...snapshots.map(snapshotName), ...journals.map(journalName)])
    await (await disk.open(`${folder}/${name}`, 'new')).close()
  await pruneDossierFolder(disk, folder, Math.max(...snapshots))
  return disk.list(folder)
}

describe('tidying a dossier’s folder', () => {
  it('keeps the two newest snapshots and every entry after the older of them', async () => {
    expect(await leftOf([2, 5, 9], [1, 3, 6, 7, 10])).toEqual([
      ...[6, 7, 10].map(journalName),
      ...[5, 9].map(snapshotName),
    ])
    expect(await leftOf([2, 5, 9], [1, 3, 7])).toEqual([...[3, 7].map(journalName), ...[5, 9].map(snapshotName)])
  })

  it('removes nothing while there is one snapshot only', async () => {
    expect(await leftOf([5], [1, 6])).toEqual([...[1, 6].map(journalName), snapshotName(5)])
  })
})
