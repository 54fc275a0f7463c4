import { describe, expect, it, vi } from 'vitest'
import type { BinEntry } from '../../../../src-main/domain/records/records'
import { MemoryDisk } from '../../../support/memory-disk'
import { AT, change, note, putNote } from '../../../support/notes'
import { FOLDER, openStorage } from '../../../support/storage'

const DAY_MS = 24 * 3_600_000
const afterDays = (days: number) => () => new Date(Date.parse(AT) + days * DAY_MS).toISOString()
const SECRET = 'a word that must be gone'

async function withBinnedNote(record: BinEntry['record']): Promise<MemoryDisk> {
  const disk = new MemoryDisk()
  const storage = await openStorage({ disk })
  const store = await storage.open('sahel')
  const gone = note('n-1', SECRET)
  const entry = { id: 'b-1', collection: 'notes', recordId: 'n-1', label: '', deletedAt: AT, record } as const
  await store.commit(change('c-1', [putNote(gone)]))
  await store.commit(
    change('c-2', [
      { collection: 'notes', id: 'n-1', before: gone, after: null },
      { collection: 'bin', id: 'b-1', before: null, after: entry },
    ]),
  )
  await store.commit(change('c-3', [putNote(note('n-2', 'stays'))]))
  await storage.close()
  return disk
}

describe('the bin', () => {
  it('keeps what was deleted for 30 days, and a clock that went back does not empty it', async () => {
    const disk = await withBinnedNote(note('n-1', SECRET))
    for (const days of [29, -365]) {
      const storage = await openStorage({ disk, now: afterDays(days) })
      const store = await storage.open('sahel')
      await storage.close()
      expect(store.layer.records.bin['b-1']).toBeDefined()
      expect(store.history).toHaveLength(3)
    }
  })

  it('lets go of it after that, with the history that could bring it back, and not of the rest', async () => {
    const disk = await withBinnedNote(note('n-1', SECRET))
    const storage = await openStorage({ disk, now: afterDays(31), snapshotAfterBytes: 1 })
    const store = await storage.open('sahel')
    await vi.waitFor(() => expect(store.layer.records.bin['b-1']).toBeUndefined(), { timeout: 60_000 })
    expect(store.history.map(({ id }) => id)).toEqual(['c-3'])
    await storage.close()

    const again = await openStorage({ disk, now: afterDays(31), snapshotAfterBytes: 1 })
    const later = await again.open('sahel')
    expect(later.layer.records.bin).toEqual({})
    expect(later.layer.records.notes).toEqual({ 'n-2': note('n-2', 'stays') })
    expect(later.undecided).toBeNull()
    // Once two snapshots have been written, it is in no file of the dossier any more; backups keep it as long as they are kept.
    let count = 2
    await vi.waitFor(
      async () => {
        count += 1
        await later.commit(change(`c-n-${count}`, [putNote(note(`n-${count}`))]))
        for (const name of await disk.list(`${FOLDER}/dossiers/sahel`))
          expect((await disk.read(`${FOLDER}/dossiers/sahel/${name}`)).includes(SECRET)).toBe(false)
      },
      { timeout: 60_000 },
    )
  })

  it('is emptied beside changes that are made at the same moment, and neither gets in the way of the other', async () => {
    const disk = await withBinnedNote(note('n-1', SECRET))
    // Steps of the disk that take a while, so that the purge comes in the middle of a change.
    disk.afterChange = () => new Promise((resolve) => setImmediate(resolve))
    const storage = await openStorage({ disk, now: afterDays(31) })
    const store = await storage.open('sahel')
    for (let count = 0; count < 40; count += 1) {
      await store.commit(change(`c-${count}`, [putNote(note(`m-${count}`))]))
    }
    await storage.close()
    const again = await (await openStorage({ disk, now: afterDays(31) })).open('sahel')
    expect(again.undecided).toBeNull()
    expect(again.recovery).toEqual([])
    expect(again.layer.records.bin).toEqual({})
    expect(Object.keys(again.layer.records.notes)).toHaveLength(41)
  })

  it('goes on hiding bundled records that were deleted', async () => {
    const disk = await withBinnedNote(null)
    const storage = await openStorage({ disk, now: afterDays(400) })
    const store = await storage.open('sahel')
    await storage.close()
    expect(store.layer.records.bin['b-1']).toBeDefined()
  })

  it('lets go of whole dossiers after 30 days too', async () => {
    const disk = await withBinnedNote(null)
    const storage = await openStorage({ disk })
    await storage.remove('sahel')
    await storage.close()
    for (const [days, left] of [
      [29, 1],
      [-365, 1],
      [31, 0],
    ] as const) {
      const later = await openStorage({ disk, now: afterDays(days) })
      expect(await later.list()).toHaveLength(left)
      await later.close()
    }
  })
})
