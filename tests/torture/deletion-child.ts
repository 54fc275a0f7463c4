import { writeSync } from 'node:fs'
import { erasedWith } from '../../src-main/domain/bin/bin-erasing'
import { nodeDisk, type Disk } from '../../src-main/storage/disk/disk'
import { openDossierStorage } from '../../src-main/storage/dossiers/dossier-storage'

// Deletes for good whatever is in the bin of a dossier, or only opens the data folder, and kills itself at a step of that.
// Arguments: data folder, dossier, 'delete' or 'open', the step at which it dies (0: at none), 'before' it or in the 'middle' of a write.
const [, , dataFolder = '', dossierId = '', what = 'delete', at = '0', where = 'before'] = process.argv

let isCounting = what === 'open'
let steps = 0

/** Counts a step that changes something; true when it is the last one. */
function isLast(): boolean {
  if (!isCounting) return false
  steps += 1
  return steps === Number(at)
}

/** A kill that no handler sees; nothing after it runs. */
async function die(): Promise<never> {
  process.kill(process.pid, 'SIGKILL')
  return new Promise(() => undefined)
}

const dyingDisk: Disk = {
  ...nodeDisk,
  async open(path, mode) {
    if (isLast()) await die()
    const file = await nodeDisk.open(path, mode)
    return {
      ...file,
      async write(bytes, position) {
        if (isLast()) {
          if (where === 'middle') await file.write(bytes.subarray(0, Math.ceil(bytes.length / 2)), position)
          await die()
        }
        await file.write(bytes, position)
      },
      async sync() {
        if (isLast()) await die()
        await file.sync()
      },
      async syncData() {
        if (isLast()) await die()
        await file.syncData()
      },
    }
  },
  async makeFolder(folder) {
    if (isLast()) await die()
    await nodeDisk.makeFolder(folder)
  },
  async rename(from, to) {
    if (isLast()) await die()
    await nodeDisk.rename(from, to)
  },
  async link(from, to) {
    if (isLast()) await die()
    await nodeDisk.link(from, to)
  },
  async remove(path) {
    if (isLast()) await die()
    await nodeDisk.remove(path)
  },
  async removeFolder(folder) {
    if (isLast()) await die()
    await nodeDisk.removeFolder(folder)
  },
  async syncFolder(folder) {
    if (isLast()) await die()
    await nodeDisk.syncFolder(folder)
  },
}

let made = 0
const storage = await openDossierStorage({
  dataFolder,
  disk: dyingDisk,
  now: () => new Date().toISOString(),
  makeId: () => `d-${(made += 1)}`,
  lockWaitMs: 0,
})
const store = await storage.open(dossierId)
if (what === 'delete') {
  const records = erasedWith(store.layer, Object.values(store.layer.records.bin))
  isCounting = true
  await storage.erase(dossierId, records)
}
isCounting = false
await storage.close()
writeSync(1, `${steps}\n`)
