import { describe, expect, it } from 'vitest'
import { erasedWith } from '../../../../src-main/domain/bin/bin-erasing'
import type { DossierStorage } from '../../../../src-main/domain/ports'
import { emptyLayer } from '../../../../src-main/domain/records/records'
import type { Source } from '../../../../src-main/domain/records/source'
import { PLAIN } from '../../../../src-main/storage/disk/seal'
import { MemoryDisk } from '../../../support/memory-disk'
import { AT, change, note, putNote } from '../../../support/notes'
import { addSource, bytesOfOriginal, sha256Of, someBytes, sourceWith } from '../../../support/originals'
import { FOLDER, nobodyElse, openStorage } from '../../../support/storage'

const FILE = someBytes(1)
const HASH = sha256Of(FILE)
const PATH = `${FOLDER}/originals/${HASH}`

/** Puts a source into the bin, as the app does. */
async function bin(storage: DossierStorage, source: Source, deletedAt = AT): Promise<void> {
  const store = await storage.open('sahel')
  const entry = { id: `b-${source.id}`, collection: 'sources', recordId: source.id, label: '', deletedAt } as const
  await store.commit(
    change(`d-${source.id}`, [
      { collection: 'sources', id: source.id, before: source, after: null },
      { collection: 'bin', id: entry.id, before: null, after: { ...entry, record: source } },
    ]),
  )
}

/** Empties the bin of the dossier. */
async function emptyBin(storage: DossierStorage) {
  const { layer } = await storage.open('sahel')
  return storage.erase('sahel', erasedWith(layer, Object.values(layer.records.bin)))
}

const SOURCE = sourceWith('s-1', FILE)

describe('a file whose source is deleted for good', () => {
  it('goes with it, and with the backups that named it', async () => {
    const disk = new MemoryDisk()
    const storage = await openStorage({ disk })
    await addSource(storage, SOURCE, FILE)
    await storage.backups.create('sahel')
    await bin(storage, SOURCE)
    await storage.backups.create('sahel')
    expect(await disk.exists(PATH)).toBe(true)
    const erasure = await emptyBin(storage)
    expect(erasure).toMatchObject({ backups: 2, left: [], elsewhere: [] })
    expect(await disk.list(`${FOLDER}/originals`)).toEqual([])
  })

  it.each([
    ['another source', async (storage: DossierStorage) => addSource(storage, sourceWith('s-2', FILE), FILE)],
    [
      'a source of another dossier',
      async (storage: DossierStorage) => {
        await storage.create(emptyLayer('other'))
        await addSource(storage, sourceWith('s-2', FILE), FILE, 'other')
        await (await storage.open('other')).close()
      },
    ],
    [
      'a dossier in the bin',
      async (storage: DossierStorage) => {
        await storage.create(emptyLayer('other'))
        await addSource(storage, sourceWith('s-2', FILE), FILE, 'other')
        await storage.remove('other')
      },
    ],
    [
      'undo',
      async (storage: DossierStorage) => {
        const store = await storage.open('sahel')
        const other = sourceWith('s-2', FILE)
        await addSource(storage, other, FILE)
        await store.commit(change('c-9', [{ collection: 'sources', id: 's-2', before: other, after: null }]))
      },
    ],
  ])('stays as long as it belongs to %s', async (_, alsoIn) => {
    const disk = new MemoryDisk()
    const storage = await openStorage({ disk })
    await addSource(storage, SOURCE, FILE)
    await alsoIn(storage)
    await bin(storage, SOURCE)
    await emptyBin(storage)
    expect((await bytesOfOriginal(storage, HASH)).equals(FILE)).toBe(true)
  })

  it('stays as long as a file names it that is damaged and may be mended', async () => {
    const disk = new MemoryDisk()
    const storage = await openStorage({ disk, seal: PLAIN })
    await addSource(storage, SOURCE, FILE)
    const journal = await disk.read(`${FOLDER}/dossiers/sahel/journal-000000000001.jsonl`)
    await bin(storage, SOURCE)
    // Set aside of a dossier that nobody deletes from.
    await disk.makeFolder(`${FOLDER}/dossiers/other`)
    const damaged = await disk.open(`${FOLDER}/dossiers/other/journal-000000000001.jsonl.corrupt-then`, 'new')
    await damaged.write(journal.subarray(10), 0)
    await emptyBin(storage)
    expect(await disk.exists(PATH)).toBe(true)
  })

  it('goes with its dossier, when that is deleted from the bin', async () => {
    const disk = new MemoryDisk()
    const storage = await openStorage({ disk, now: () => AT })
    await addSource(storage, SOURCE, FILE)
    await storage.backups.create('sahel')
    await storage.remove('sahel')
    expect(await disk.exists(PATH)).toBe(true)
    await storage.eraseBinned('sahel', AT)
    expect(await disk.exists(PATH)).toBe(false)
  })

  it('goes at the next start when the disk kept it, and it is said that it is still there', async () => {
    const disk = new MemoryDisk()
    const storage = await openStorage({ disk })
    await addSource(storage, SOURCE, FILE)
    await bin(storage, SOURCE)
    disk.fault = ({ kind, path }) => (kind === 'remove' && path === PATH ? { code: 'EBUSY' } : null)
    const { left } = await emptyBin(storage)
    expect(left).toEqual(['A file that was kept with a source could not be changed.'])
    disk.fault = () => null
    await storage.close()
    await openStorage({ disk })
    expect(await disk.exists(PATH)).toBe(false)
  })

  it('goes whenever the process is killed meanwhile, at the next start', async () => {
    const disk = new MemoryDisk()
    const storage = await openStorage({ disk })
    await addSource(storage, SOURCE, FILE)
    await storage.backups.create('sahel')
    await bin(storage, SOURCE)
    const states: MemoryDisk[] = []
    disk.afterChange = () => void states.push(disk.afterKill())
    await emptyBin(storage)
    disk.afterChange = () => undefined
    expect(states.length).toBeGreaterThan(10)
    let gone = 0
    for (const [moment, state] of states.entries()) {
      const again = await openStorage({ disk: state, processes: nobodyElse })
      const { layer } = await again.open('sahel')
      const isNamed = Object.keys(layer.records.bin).length > 0
      if (!isNamed) gone += 1
      expect(await state.exists(PATH), `moment ${moment}`).toBe(isNamed)
      await again.close()
    }
    expect(gone).toBeGreaterThan(0)
  })

  it('goes when its time in the bin is over and no backup names it any more', async () => {
    const disk = new MemoryDisk()
    let day = 1
    const now = () => new Date(Date.UTC(2025, 0, day, 10)).toISOString()
    const storage = await openStorage({ disk, now })
    await addSource(storage, SOURCE, FILE)
    await bin(storage, SOURCE, now())
    await storage.close()
    let isInBackups = false
    for (; day < 800 && (await disk.exists(PATH)); day += 20) {
      const again = await openStorage({ disk, now })
      const store = await again.open('sahel')
      const before = store.layer.records.notes['n-1'] ?? null
      await store.commit(change(`c-${day}`, [putNote(note('n-1', `day ${day}`), before)]))
      await again.close()
      if (Object.keys(store.layer.records.bin).length === 0) isInBackups ||= await disk.exists(PATH)
    }
    expect(isInBackups).toBe(true)
    expect(day).toBeGreaterThan(31)
    expect(await disk.exists(PATH)).toBe(false)
  })
})
