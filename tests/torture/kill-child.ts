import { writeSync } from 'node:fs'
import { nodeDisk, type Disk } from '../../src-main/storage/disk/disk'
import { openDossierStorage } from '../../src-main/storage/dossiers/dossier-storage'
import type { Change } from '../../src-main/domain/records/records'
import { change, note } from '../support/notes'
import { seededRandom } from '../support/random'
import { titleShape } from './title-shape'

// Writes without an end in a data folder, and tells on its standard output what it begins and what was acknowledged, until it is killed.
// Arguments: data folder, seed, version of the shape, hours since the first run.
const [, , dataFolder = '', seed = '1', version = '1', hours = '0'] = process.argv

const tell = (line: string) => writeSync(1, `${line}\n`)
const random = seededRandom(Number(seed))
let made = 0

/** The computer's disk, which also tells when a snapshot or a backup is on its way. */
const tellingDisk: Disk = {
  ...nodeDisk,
  async open(path, mode) {
    if (path.endsWith('.partial')) tell(`window ${windowOf(path)}`)
    return nodeDisk.open(path, mode)
  },
  async rename(from, to) {
    await nodeDisk.rename(from, to)
    if (from.endsWith('.partial')) tell('window none')
  },
}

tell('opening')
const storage = await openDossierStorage({
  dataFolder,
  disk: tellingDisk,
  now: () => new Date(Date.UTC(2025, 0, 1, Number(hours))).toISOString(),
  makeId: () => `r-${(made += 1)}`,
  shape: titleShape(Number(version)),
  snapshotAfterBytes: 10_000,
})
const store = await storage.open('sahel')
tell('ready')

for (;;) {
  await Promise.all(Array.from({ length: 1 + random.below(3) }, (_, lane) => edit(lane)))
  if (random.next() < 0.03) await storage.backups.create('sahel')
}

/** Each lane has notes of its own, so that changes made at once do not touch the same one. */
async function edit(lane: number): Promise<void> {
  const id = `n-${lane}-${random.below(40)}`
  const before = store.layer.records.notes[id] ?? null
  made += 1
  const stamp = `${seed}.${made}`
  const after = before !== null && random.next() < 0.1 ? null : note(id, bodyOf(before?.body ?? null, stamp))
  const edit: Change = change(`c-${seed}-${made}`, [{ collection: 'notes', id, before, after }])
  tell(`begin ${id} ${after === null ? '-' : stamp}`)
  await store.commit(edit)
  tell(`saved ${id} ${after === null ? '-' : stamp}`)
}

/** The stamp stands first, so that the parent knows a note by it; the rest makes long notes that change in part. */
function bodyOf(before: string | null, stamp: string): string {
  const rest = before === null ? ' lorem ipsum'.repeat(random.pick([1, 200, 2_000])) : before.slice(before.indexOf(' '))
  return `${stamp}${rest}`
}

function windowOf(path: string): string {
  if (path.includes('before-migration')) return 'migration'
  return path.includes('backups') ? 'backup' : path.includes('snapshot') ? 'snapshot' : 'none'
}
