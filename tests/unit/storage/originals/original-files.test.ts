import { describe, expect, it } from 'vitest'
import { emptyLayer, invertOps } from '../../../../src-main/domain/records/records'
import { PLAIN } from '../../../../src-main/storage/disk/seal'
import { hashesNamedIn } from '../../../../src-main/storage/originals/named-hashes'
import { MemoryDisk, type PowerCut } from '../../../support/memory-disk'
import { change, note, putNote } from '../../../support/notes'
import {
  addSource,
  bytesOfOriginal,
  incoming,
  originalOf,
  sha256Of,
  someBytes,
  sourceWith,
} from '../../../support/originals'
import { FOLDER, nobodyElse, openStorage } from '../../../support/storage'

const ORIGINALS = `${FOLDER}/originals`
const FILE = someBytes(1)
const HASH = sha256Of(FILE)
const pathOf = (hash: string) => `${ORIGINALS}/${hash}`

const kept = (disk: MemoryDisk) => disk.list(ORIGINALS)

describe('a file that comes with a source', () => {
  it('is kept byte for byte under its hash, and is read again after a restart', async () => {
    const disk = new MemoryDisk()
    const storage = await openStorage({ disk })
    await addSource(storage, sourceWith('s-1', FILE), FILE)
    expect(await kept(disk)).toEqual([HASH])
    expect((await bytesOfOriginal(storage, HASH)).equals(FILE)).toBe(true)
    await storage.close()
    const again = await openStorage({ disk })
    expect((await bytesOfOriginal(again, HASH)).equals(FILE)).toBe(true)
    expect((await again.open('sahel')).recovery).toEqual([])
  })

  it('lies there once, whatever number of sources it belongs to', async () => {
    const disk = new MemoryDisk()
    const storage = await openStorage({ disk })
    await storage.create(emptyLayer('other'))
    await addSource(storage, sourceWith('s-1', FILE), FILE)
    await addSource(storage, sourceWith('s-2', FILE), FILE)
    await addSource(storage, sourceWith('s-1', FILE), FILE, 'other')
    expect(await kept(disk)).toEqual([HASH])
  })

  it('does not stay when the source is not made', async () => {
    const disk = new MemoryDisk()
    const storage = await openStorage({ disk })
    await (await storage.open('sahel')).commit(change('c-1', [putNote(note('n-1'))]))
    const failing = storage.originals.keep([incoming(FILE)], () => Promise.reject(new Error('refused')))
    await expect(failing).rejects.toThrow('refused')
    expect(await kept(disk)).toEqual([])
  })

  it('stays when it was there already and another source is not made', async () => {
    const disk = new MemoryDisk()
    const storage = await openStorage({ disk })
    await addSource(storage, sourceWith('s-1', FILE), FILE)
    await expect(storage.originals.keep([incoming(FILE)], () => Promise.reject(new Error('no')))).rejects.toThrow()
    expect(await kept(disk)).toEqual([HASH])
  })

  it('is refused where nothing may be written, and when it is not what was said', async () => {
    const disk = new MemoryDisk()
    await (await openStorage({ disk })).close()
    const reading = await openStorage({ disk, access: 'read' })
    const made = () => Promise.resolve('made')
    await expect(reading.originals.keep([incoming(FILE)], made)).rejects.toMatchObject({ code: 'read-only' })
    await reading.close()
    const storage = await openStorage({ disk })
    const wrong = { ...incoming(FILE), sha256: sha256Of(someBytes(2)) }
    await expect(storage.originals.keep([wrong], made)).rejects.toMatchObject({ code: 'storage-failed' })
    const stopped = storage.originals.keep([incoming(FILE)], made, { signal: { aborted: true } })
    await expect(stopped).rejects.toMatchObject({ code: 'cancelled' })
    expect(await kept(disk)).toEqual([])
  })

  it('whose disk is full at whatever step leaves everything as it was, and comes when there is room', async () => {
    let tried = 0
    for (let failing = 0; ; failing += 1) {
      const disk = new MemoryDisk()
      const storage = await openStorage({ disk, whenDiskFails: 'refuse' })
      const store = await storage.open('sahel')
      await store.commit(change('c-1', [putNote(note('n-1'))]))
      let steps = 0
      disk.fault = ({ kind }) =>
        ['open', 'write', 'sync', 'sync-folder', 'folder', 'rename'].includes(kind) && steps++ === failing
          ? { code: 'ENOSPC', writtenBytes: 100 }
          : null
      const adding = await addSource(storage, sourceWith('s-1', FILE), FILE).then(
        () => null,
        (error: unknown) => error,
      )
      disk.fault = () => null
      if (adding === null) {
        expect((await bytesOfOriginal(storage, HASH)).equals(FILE)).toBe(true)
        if (steps <= failing) break
        continue
      }
      tried += 1
      expect(adding).toMatchObject({ code: 'storage-failed' })
      expect(store.layer.records.sources['s-1']).toBeUndefined()
      await storage.close()
      const again = await openStorage({ disk })
      // A change whose sync failed was refused, and may be found on the disk all the same.
      const isThere = (await again.open('sahel')).layer.records.sources['s-1'] !== undefined
      expect(await kept(disk), `after step ${failing}`).toEqual(isThere ? [HASH] : [])
      await addSource(again, sourceWith('s-1', FILE), FILE)
      expect((await bytesOfOriginal(again, HASH)).equals(FILE)).toBe(true)
      await again.close()
    }
    expect(tried).toBeGreaterThan(8)
  })

  const cuts: readonly [string, PowerCut][] = [
    ['everything was kept', { keepsName: () => true, keepsChange: () => 'whole' }],
    ['nothing was kept that was not synced', { keepsName: () => false, keepsChange: () => 'none' }],
    ['the names were kept and no bytes', { keepsName: () => true, keepsChange: () => 'none' }],
    ['the names were kept and zeros', { keepsName: () => true, keepsChange: () => 'zeros' }],
    ['the bytes were kept and every second name', { keepsName: (at) => at % 2 === 0, keepsChange: () => 'whole' }],
  ]
  it.each(cuts)('is whole wherever a power cut leaves its source: %s', async (_, cut) => {
    const disk = new MemoryDisk()
    const storage = await openStorage({ disk })
    await (await storage.open('sahel')).commit(change('c-1', [putNote(note('n-1'))]))
    const states: MemoryDisk[] = []
    disk.afterChange = () => void states.push(disk.afterPowerCut(cut))
    await addSource(storage, sourceWith('s-1', FILE), FILE)
    disk.afterChange = () => undefined
    let withSource = 0
    for (const [moment, state] of [...states, disk.afterPowerCut(cut)].entries()) {
      const after = await openStorage({ disk: state, processes: nobodyElse })
      const store = await after.open('sahel')
      const isThere = store.layer.records.sources['s-1'] !== undefined
      if (isThere) withSource += 1
      expect(await kept(state), `moment ${moment}`).toEqual(isThere ? [HASH] : [])
      if (isThere) expect((await bytesOfOriginal(after, HASH)).equals(FILE)).toBe(true)
      expect(store.recovery.filter((line) => line.includes('Report.pdf'))).toEqual([])
      await after.close()
    }
    expect(withSource).toBeGreaterThan(0)
    expect(states.length).toBeGreaterThan(8)
  })
})

describe('a file that is damaged', () => {
  async function damaged() {
    const disk = new MemoryDisk()
    // Under another seal the bytes on the disk are not those that were kept.
    const storage = await openStorage({ disk, seal: PLAIN })
    await addSource(storage, sourceWith('s-1', FILE), FILE)
    await addSource(storage, sourceWith('s-2', someBytes(2)), someBytes(2))
    const bytes = Buffer.from(FILE)
    bytes[1_500] = (bytes[1_500] ?? 0) ^ 1
    disk.damage(pathOf(HASH), bytes)
    return { disk, storage }
  }

  it('is never taken for what was kept', async () => {
    const { storage } = await damaged()
    await expect(bytesOfOriginal(storage, HASH)).rejects.toMatchObject({ code: 'storage-failed' })
    expect(await storage.originals.check([HASH, sha256Of(someBytes(2)), sha256Of(someBytes(3))])).toEqual(
      new Map([
        [HASH, 'damaged'],
        [sha256Of(someBytes(2)), 'whole'],
        [sha256Of(someBytes(3)), 'missing'],
      ]),
    )
  })

  it('is mended by adding the same file again', async () => {
    const { disk, storage } = await damaged()
    await addSource(storage, sourceWith('s-3', FILE), FILE)
    expect((await bytesOfOriginal(storage, HASH)).equals(FILE)).toBe(true)
    expect((await kept(disk)).length).toBe(2)
  })

  it('is told of when the dossier is opened, if it can be seen without reading it', async () => {
    const { disk, storage } = await damaged()
    await storage.close()
    await disk.remove(pathOf(HASH))
    disk.damage(pathOf(sha256Of(someBytes(2))), someBytes(2).subarray(0, 100))
    const again = await openStorage({ disk, seal: PLAIN })
    expect((await again.open('sahel')).recovery).toEqual(
      ['s-1', 's-2'].map((id) => expect.stringContaining(`The file ‘Report.pdf’ of the source ‘Source ${id}’ is not`)),
    )
    await expect(bytesOfOriginal(again, HASH)).rejects.toMatchObject({ code: 'not-found' })
    await expect(bytesOfOriginal(again, '../settings.json')).rejects.toMatchObject({ code: 'not-found' })
  })
})

describe('what names a file', () => {
  it('is found wherever a piece of the file that names it ends', async () => {
    for (let filler = 850; filler < 1_010; filler += 1) {
      const disk = new MemoryDisk()
      const file = await disk.open('/x', 'new')
      await file.write(Buffer.from(`${' '.repeat(filler)}{"sha256":"${HASH}"}`), 0)
      expect([...(await hashesNamedIn(disk, '/x'))]).toEqual([HASH])
    }
  })

  it('is no text that somebody typed, and no hash of a text', async () => {
    const disk = new MemoryDisk()
    const file = await disk.open('/x', 'new')
    await file.write(Buffer.from(JSON.stringify({ body: `{"sha256":"${HASH}"}`, contentHash: HASH })), 0)
    expect([...(await hashesNamedIn(disk, '/x'))]).toEqual([])
  })

  it('may be a step of undo or a backup: the file is there when they bring its source back', async () => {
    const disk = new MemoryDisk()
    const storage = await openStorage({ disk })
    const store = await storage.open('sahel')
    const source = sourceWith('s-1', FILE)
    await addSource(storage, source, FILE)
    const { id } = await storage.backups.create('sahel')
    await store.commit(change('c-2', [{ collection: 'sources', id: 's-1', before: source, after: null }]))
    const [deleted] = store.history.slice(-1)
    await store.commit(change('c-3', invertOps(deleted?.ops ?? []), { undoes: 'c-2' }))
    await store.commit(change('c-4', await storage.backups.restoreOps('sahel', id)))
    expect(store.layer.records.sources['s-1']?.originals).toEqual([originalOf(FILE)])
    expect((await bytesOfOriginal(storage, HASH)).equals(FILE)).toBe(true)
  })
})
