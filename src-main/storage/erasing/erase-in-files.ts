import { join } from 'node:path'
import type { Id } from '../../domain/records/ids'
import { ACKNOWLEDGED, journalFirst, PARTIAL_ENDING, snapshotName, snapshotSeq } from '../data-folder/data-layout'
import { errorCode } from '../../domain/messages/errno'
import type { Disk } from '../disk/disk'
import { loadDossier } from '../history/dossier-loader'
import { eraseFrom, type ErasedRecords } from './erased-records'
import { LayerCapture } from '../tables/layer-capture'
import type { Shape } from '../history/migrations'
import { describeTables } from '../history/snapshot-format'
import { readSnapshot } from '../history/read-snapshot'
import { writeSnapshot } from '../history/snapshot-writer'
import { foundIn } from './word-search'

/** What erasing in files left: files that hold something and could not be changed, by path. */
export interface ErasedInFiles {
  changed: number
  left: string[]
}

/**
 * Writes every snapshot in a folder of backups anew without the records, in its place and of its own moment. One that can't be read and
 * holds them all the same goes.
 */
export async function eraseInBackups(
  disk: Disk,
  folder: string,
  records: ErasedRecords,
  needles: readonly Buffer[],
): Promise<ErasedInFiles> {
  const result: ErasedInFiles = { changed: 0, left: [] }
  for (const name of await disk.list(folder)) {
    const path = join(folder, name)
    try {
      if (await eraseInBackup(disk, path, records, needles)) result.changed += 1
    } catch (error) {
      // What was half written when the process was killed is gone as soon as it is written anew.
      if (errorCode(error) !== 'ENOENT') result.left.push(path)
    }
  }
  return result
}

/** True when the file was changed or went. *Errors*: Node's own. */
async function eraseInBackup(
  disk: Disk,
  path: string,
  records: ErasedRecords,
  needles: readonly Buffer[],
): Promise<boolean> {
  const snapshot = path.endsWith(PARTIAL_ENDING) ? 'damaged' : await readSnapshot(disk, path)
  if (typeof snapshot === 'string') return snapshot !== 'gone' && removeHolding(disk, path, needles)
  const plan = records.plan(snapshot.tables)
  if (plan.gone.length + plan.changed.length === 0) return false
  eraseFrom(snapshot.tables, plan)
  const { dossierId, schemaVersion, seq, link, at } = snapshot.head
  const head = await writeSnapshot(disk, path, {
    head: { ...describeTables(snapshot.tables, dossierId, schemaVersion), seq, link, at },
    records: new LayerCapture(snapshot.tables).records(),
    history: [],
  })
  const written = await readSnapshot(disk, path)
  if (typeof written === 'string' || written.head.payloadSha256 !== head.payloadSha256) {
    throw new Error('the backup is not what was written')
  }
  return true
}

/** The same in a dossier's folder that nobody has open, as those in the bin are. *Errors*: Node's own. */
export async function eraseInFolder(
  disk: Disk,
  folder: string,
  dossierId: Id,
  shape: Shape,
  records: ErasedRecords,
  needles: readonly Buffer[],
): Promise<ErasedInFiles> {
  const home = { folder, marks: [join(folder, ACKNOWLEDGED)] }
  const loaded = await loadDossier(disk, home, dossierId, shape)
  const names = await disk.list(folder)
  if (!loaded.found || loaded.undecided !== null || loaded.newer !== null) {
    const holding: string[] = []
    for (const name of names) {
      const path = join(folder, name)
      if ((await foundIn(disk, path, needles)).size > 0) holding.push(path)
    }
    return { changed: 0, left: holding }
  }
  const plan = records.plan(loaded.tables)
  const log = loaded.undo.toLogged()
  const history = records.logWithout(log, plan)
  if (plan.gone.length + plan.changed.length === 0 && history.length === log.length) return { changed: 0, left: [] }
  eraseFrom(loaded.tables, plan)
  const { seq, link, schemaVersion } = loaded
  const name = snapshotName(seq)
  await writeSnapshot(disk, join(folder, name), {
    head: { ...describeTables(loaded.tables, dossierId, schemaVersion), seq, link, at: loaded.lastChangeAt ?? '' },
    records: new LayerCapture(loaded.tables).records(),
    history,
  })
  const written = await readSnapshot(disk, join(folder, name))
  if (typeof written === 'string') throw new Error('the snapshot is not what was written')
  return { changed: 1, left: await removeOlder(disk, folder, name, needles) }
}

/**
 * Takes away every file of a dossier's folder that holds an earlier state, but the one snapshot that holds the present; of damaged files
 * that were set aside, those with one of the needles in them. Answers the paths of those that could not be removed.
 */
export async function removeOlder(
  disk: Disk,
  folder: string,
  kept: string,
  needles: readonly Buffer[],
): Promise<string[]> {
  const left: string[] = []
  for (const name of await disk.list(folder)) {
    const path = join(folder, name)
    if (name === kept || name === ACKNOWLEDGED) continue
    const isEarlier =
      snapshotSeq(name) !== undefined || journalFirst(name) !== undefined || name.endsWith(PARTIAL_ENDING)
    try {
      if (isEarlier) await disk.remove(path)
      else await removeHolding(disk, path, needles)
    } catch {
      left.push(path)
    }
  }
  await disk.syncFolder(folder)
  return left
}

/** Removes a file that nothing can be taken out of, when it holds one of the needles. */
async function removeHolding(disk: Disk, path: string, needles: readonly Buffer[]): Promise<boolean> {
  if ((await foundIn(disk, path, needles)).size === 0) return false
  await disk.remove(path)
  return true
}
