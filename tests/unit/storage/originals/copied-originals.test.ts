import { describe, expect, it } from 'vitest'
import type { BringBackEdits, DossierStorage } from '../../../../src-main/domain/ports'
import { PLAIN } from '../../../../src-main/storage/disk/seal'
import { MemoryDisk } from '../../../support/memory-disk'
import { AT, change } from '../../../support/notes'
import { addSource, bytesOfOriginal, sha256Of, someBytes, sourceWith } from '../../../support/originals'
import { FOLDER, openStorage } from '../../../support/storage'

const [FILE, OTHER_FILE] = [someBytes(1), someBytes(2)]
const HASH = sha256Of(FILE)
const STICK = '/stick'
const ELSEWHERE = '/elsewhere'
const COPY = `${STICK}/Dossier copy 2025-06-01 10-00-00`

const editsIn = (storage: DossierStorage): BringBackEdits => ({
  edit: async (id, ops) => (await storage.open(id)).commit(change(`b-${ops.length}`, ops)),
  reopen: () => Promise.resolve(),
})

async function bringBack(storage: DossierStorage, how: 'add' | 'replace' = 'add') {
  const look = await storage.copies.look(STICK)
  const all = Object.fromEntries(look.dossiers.map(({ file }) => [file, how]))
  return storage.copies.bringBack(STICK, all, editsIn(storage))
}

/** A dossier with two sources, one of them in the bin, and a copy of it. */
async function copied() {
  const disk = new MemoryDisk()
  const here = await openStorage({ disk, seal: PLAIN })
  await addSource(here, sourceWith('s-1', FILE), FILE)
  const binned = sourceWith('s-2', OTHER_FILE)
  await addSource(here, binned, OTHER_FILE)
  const entry = { id: 'b-1', collection: 'sources', recordId: 's-2', label: '', deletedAt: AT, record: binned } as const
  await (
    await here.open('sahel')
  ).commit(
    change('c-2', [
      { collection: 'sources', id: 's-2', before: binned, after: null },
      { collection: 'bin', id: 'b-1', before: null, after: entry },
    ]),
  )
  await disk.makeFolder(STICK)
  return { disk, here, made: await here.copies.write(STICK) }
}

describe('a full copy', () => {
  it('holds the files of its sources, those in the bin too, and brings them back elsewhere', async () => {
    const { disk, made } = await copied()
    expect(made).toMatchObject({ isWhole: true, leftOut: [] })
    expect(await disk.list(`${COPY}/originals`)).toEqual([HASH, sha256Of(OTHER_FILE)].sort())
    expect((await disk.read(`${COPY}/SHA256SUMS`)).toString()).toContain(`${HASH}  originals/${HASH}\n`)
    const there = await openStorage({ disk, dataFolder: ELSEWHERE, seal: PLAIN })
    await bringBack(there)
    for (const file of [FILE, OTHER_FILE])
      expect((await bytesOfOriginal(there, sha256Of(file))).equals(file)).toBe(true)
    expect(await disk.list(`${ELSEWHERE}/originals`)).toEqual([HASH, sha256Of(OTHER_FILE)].sort())
    expect((await there.open('sahel')).recovery).toEqual([])
  })

  it('brings a file back that was lost or damaged here', async () => {
    const { disk, here } = await copied()
    disk.damage(`${FOLDER}/originals/${HASH}`, FILE.subarray(0, 10))
    await disk.remove(`${FOLDER}/originals/${sha256Of(OTHER_FILE)}`)
    await bringBack(here)
    for (const file of [FILE, OTHER_FILE]) expect((await bytesOfOriginal(here, sha256Of(file))).equals(file)).toBe(true)
  })

  it('brings no file that nothing names where it comes to', async () => {
    const { disk } = await copied()
    const there = await openStorage({ disk, dataFolder: ELSEWHERE, seal: PLAIN })
    await addSource(there, sourceWith('s-1', someBytes(3)), someBytes(3))
    await bringBack(there)
    expect(await disk.list(`${ELSEWHERE}/originals`)).toEqual([sha256Of(OTHER_FILE), sha256Of(someBytes(3))].sort())
  })

  it('says which file it is without, and is not whole then', async () => {
    const { disk, here } = await copied()
    disk.damage(`${FOLDER}/originals/${HASH}`, someBytes(4))
    await disk.makeFolder('/other-stick')
    const made = await here.copies.write('/other-stick')
    expect(made.isWhole).toBe(false)
    expect(made.leftOut).toEqual([
      expect.stringContaining('The file ‘Report.pdf’ of the source ‘Source s-1’ is not in it'),
    ])
    const name = `/other-stick/${made.name}/originals`
    expect(await disk.list(name)).toEqual([sha256Of(OTHER_FILE)])
    expect((await here.copies.look('/other-stick')).leftOut).toEqual(made.leftOut)
  })

  it.each([
    ['is missing', async (disk: MemoryDisk) => disk.remove(`${COPY}/originals/${HASH}`)],
    ['is damaged', async (disk: MemoryDisk) => disk.damage(`${COPY}/originals/${HASH}`, someBytes(4))],
  ])('changes nothing when a file in it %s', async (_, spoil) => {
    const { disk } = await copied()
    await spoil(disk)
    const there = await openStorage({ disk, dataFolder: ELSEWHERE, seal: PLAIN })
    await expect(bringBack(there)).rejects.toMatchObject({ code: 'import-rejected' })
    expect(await disk.list(`${ELSEWHERE}/originals`)).toEqual([])
  })

  it('is not made where the disk takes no more, and nothing of it is left', async () => {
    const { disk, here } = await copied()
    await disk.makeFolder('/small')
    disk.fault = ({ kind, path }) =>
      kind === 'write' && path.includes('originals/') ? { code: 'ENOSPC', writtenBytes: 10 } : null
    await expect(here.copies.write('/small')).rejects.toMatchObject({ code: 'storage-failed' })
    expect(await disk.list('/small')).toEqual([])
  })
})

describe('a data folder that is moved', () => {
  it('takes the files of sources along', async () => {
    const { disk, here } = await copied()
    await here.moveTo('/moved')
    await here.close()
    const moved = await openStorage({ disk, dataFolder: '/moved', seal: PLAIN })
    expect((await bytesOfOriginal(moved, HASH)).equals(FILE)).toBe(true)
  })
})
