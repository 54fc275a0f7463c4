import { writeSync } from 'node:fs'
import { nodeDisk, type Disk } from '../../src-main/storage/disk/disk'
import { openDossierStorage } from '../../src-main/storage/dossiers/dossier-storage'
import { erasedWith } from '../../src-main/domain/bin/bin-erasing'
import { change } from '../support/notes'
import { incoming, sourceWith, someBytes } from '../support/originals'
import { seededRandom } from '../support/random'

// Adds sources with files and deletes some of them for good, without an end, on a disk that is full now and then; tells on its standard
// output what it begins and what was acknowledged, until it is killed. Arguments: data folder, seed.
const [, , dataFolder = '', seed = '1'] = process.argv
const NOW = '2025-06-01T10:00:00.000Z'

const tell = (line: string) => writeSync(1, `${line}\n`)
const random = seededRandom(Number(seed))
let roomBytes = Infinity

/** The computer's disk, which takes no more than there is room. */
const smallDisk: Disk = {
  ...nodeDisk,
  async open(path, mode) {
    const file = await nodeDisk.open(path, mode)
    return {
      ...file,
      async write(bytes, position) {
        const taken = Math.min(bytes.length, Math.max(0, roomBytes))
        roomBytes -= taken
        await file.write(bytes.subarray(0, taken), position)
        if (taken < bytes.length) throw Object.assign(new Error('no space left'), { code: 'ENOSPC' })
      },
    }
  },
}

const storage = await openDossierStorage({
  dataFolder,
  disk: smallDisk,
  now: () => NOW,
  makeId: () => 'r-1',
  whenDiskFails: 'refuse',
  snapshotAfterBytes: 8_000,
})
const store = await storage.open('sahel')
tell('ready')
for (let made = 0; ; made += 1) {
  roomBytes = random.next() < 0.3 ? random.below(40_000) : Infinity
  const present = Object.values(store.layer.records.sources)
  const doomed = present.length > 6 && random.next() < 0.4 ? random.pick(present) : undefined
  await (doomed ? erase(doomed.id) : add(`s-${seed}-${made}`)).catch(() => tell('refused'))
}

async function add(id: string): Promise<void> {
  // Every fourth file comes again with another source.
  const bytes = someBytes(random.below(12), 1_000 + random.below(2) * 30_000)
  const source = sourceWith(id, bytes)
  tell(`add ${id}`)
  const op = { collection: 'sources', id, before: null, after: source } as const
  await storage.originals.keep([incoming(bytes)], () => store.commit(change(`c-${id}`, [op])))
  tell(`added ${id}`)
  if (random.next() < 0.1) await storage.backups.create('sahel')
}

async function erase(id: string): Promise<void> {
  const source = store.layer.records.sources[id]
  if (!source) return
  tell(`erase ${id}`)
  const entry = {
    id: `b-${id}`,
    collection: 'sources',
    recordId: id,
    label: '',
    deletedAt: NOW,
    record: source,
  } as const
  await store.commit(
    change(`d-${id}`, [
      { collection: 'sources', id, before: source, after: null },
      { collection: 'bin', id: entry.id, before: null, after: entry },
    ]),
  )
  await storage.erase('sahel', erasedWith(store.layer, Object.values(store.layer.records.bin)))
  tell(`erased ${id}`)
}
