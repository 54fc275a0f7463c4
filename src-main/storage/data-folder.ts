import { dirname } from 'node:path'
import { DossierError } from '../domain/errors'
import { dataLayout } from './data-layout'
import type { Disk } from './disk'
import { describeDiskTrouble } from './disk-trouble'
import { replaceFile } from './write-file'

const README = `This folder holds everything you made with Dossier: notes, highlights, claims of your own, briefings.

dossiers/<name>/   one dossier each
    snapshot-<number>.json    the whole dossier up to that change; the two newest are kept
    journal-<number>.jsonl    every change from that number on, in order, written before it is confirmed as saved
    acknowledged              how far the journal went, so that a missing end is noticed
    *.corrupt-<time>          a damaged file that was set aside; nothing reads or deletes it
bin/               dossiers you deleted; they stay for 30 days
backups/           copies from which a dossier can be restored
settings.json      window size and other habits; nothing of your work is in it
lock               present while a program is writing here

The files are JSON behind a line with a checksum: do not edit them by hand, because a changed file counts as damaged.
To copy your work elsewhere, close Dossier and copy this whole folder.
`

/** Makes the data folder and proves that it can be written. *Errors*: `storage-failed` that says what to do. */
export async function prepareDataFolder(disk: Disk, dataFolder: string): Promise<void> {
  const { readme, dossiers } = dataLayout(dataFolder)
  try {
    await disk.makeFolder(dossiers)
    if (!(await disk.exists(readme))) await replaceFile(disk, readme, README)
    await probe(disk, dataFolder)
  } catch (error) {
    throw new DossierError(
      'storage-failed',
      `The data folder can’t be used. ${describeDiskTrouble(error)} Another folder can be given with --data-dir or DOSSIER_DATA_DIR.`,
      undefined,
      { cause: error },
    )
  }
}

/** A file that can be made and removed; a folder that only looks writable is found out before anybody types. */
async function probe(disk: Disk, dataFolder: string): Promise<void> {
  const path = `${dataLayout(dataFolder).lock}.probe-${process.pid}`
  const file = await disk.open(path, 'replace')
  await file.close()
  await disk.remove(path)
  await disk.syncFolder(dirname(path))
}
