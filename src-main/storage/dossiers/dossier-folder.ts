import { join } from 'node:path'
import { fileStamp, journalFirst, PARTIAL_ENDING, snapshotSeq } from '../data-folder/data-layout'
import type { Disk } from '../disk/disk'

/** Gives damaged files a name under which nothing reads or overwrites them. Names that are not there are passed over. */
export async function setAside(disk: Disk, folder: string, names: readonly string[], at: string): Promise<void> {
  const present = new Set(await disk.list(folder))
  for (const name of names) {
    if (!present.has(name)) continue
    let target = `${name}.corrupt-${fileStamp(at)}`
    for (let copy = 2; present.has(target); copy += 1) target = `${name}.corrupt-${fileStamp(at)}-${copy}`
    await disk.rename(join(folder, name), join(folder, target))
    present.add(target)
  }
  if (names.some((name) => present.has(name))) await disk.syncFolder(folder)
}

/** Takes away what a stopped write left under its temporary name. */
export async function removePartials(disk: Disk, folder: string): Promise<void> {
  for (const name of await disk.list(folder)) {
    if (name.endsWith(PARTIAL_ENDING)) await disk.remove(join(folder, name))
  }
}

/** Removes what the two newest snapshots and the journal after the older of them make unnecessary. */
export async function pruneDossierFolder(disk: Disk, folder: string, newestSeq: number): Promise<void> {
  const names = await disk.list(folder)
  const snapshots = sorted(names, snapshotSeq).filter(({ seq }) => seq <= newestSeq)
  const keepFrom = snapshots.at(-2)
  if (!keepFrom) return
  for (const { name, seq } of snapshots) if (seq < keepFrom.seq) await disk.remove(join(folder, name))
  const journals = sorted(names, journalFirst)
  for (const [index, { name }] of journals.entries()) {
    const next = journals[index + 1]
    // Its last entry is before the first of the file after it.
    if (next && next.seq <= keepFrom.seq + 1) await disk.remove(join(folder, name))
  }
}

function sorted(names: readonly string[], read: (name: string) => number | undefined): { name: string; seq: number }[] {
  return names
    .flatMap((name) => {
      const seq = read(name)
      return seq === undefined ? [] : [{ name, seq }]
    })
    .sort((a, b) => a.seq - b.seq)
}
