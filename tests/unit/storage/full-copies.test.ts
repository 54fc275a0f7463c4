import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BringBackEdits, CopyLook, DossierStorage, HowToBringBack } from '../../../src-main/domain/ports'
import { emptyLayer, invertOps } from '../../../src-main/domain/records/records'
import { undoState } from '../../../src-main/domain/undo-history'
import { arbReadDossier } from '../../support/arbitraries'
import { MemoryDisk } from '../../support/memory-disk'
import { AT, change, note, putNote } from '../../support/notes'
import { FOLDER, nobodyElse, openStorage } from '../../support/storage'
import { runs } from '../../support/runs'

const STICK = '/stick'
const OTHER = '/other-machine'

/** A clock that a test moves on, so that copies get names of their own. */
function clock() {
  let minutes = 0
  return { now: () => new Date(Date.parse(AT) + minutes * 60_000).toISOString(), later: () => (minutes += 1) }
}

/** Two dossiers with notes, a private one among them, one in the bin, and settings. */
async function library(disk: MemoryDisk, now: () => string): Promise<DossierStorage> {
  const storage = await openStorage({ disk, now })
  const sahel = await storage.open('sahel')
  await sahel.commit(change('c-1', [putNote(note('n-1', 'one')), putNote(note('n-2', 'Secret.', { private: true }))]))
  for (const id of ['own', 'gone']) {
    const layer = emptyLayer(id)
    layer.records.meta[id] = { id, title: `Of ${id}`, keyJudgements: [], language: 'en', marking: 'TLP:RED' }
    layer.records.notes['n-3'] = note('n-3', `In ${id}`)
    await storage.create(layer)
  }
  await storage.remove('gone')
  await storage.writeSettings({ lastDossier: 'own', renderer: { 'spelling.words': 'Ménaka' } })
  await disk.makeFolder(STICK)
  return storage
}

const elsewhere = (disk: MemoryDisk, now: () => string) => openStorage({ disk, dataFolder: OTHER, now })

/** Makes each edit in the store itself, as the session of an open dossier would. */
function editsIn(storage: DossierStorage): BringBackEdits {
  let edits = 0
  return {
    edit: async (id, ops) => {
      await (await storage.open(id)).commit(change(`b-${(edits += 1)}`, ops))
    },
    reopen: () => Promise.resolve(),
  }
}

const all = (look: CopyLook, how: 'add' | 'replace'): HowToBringBack =>
  Object.fromEntries(look.dossiers.map(({ file }) => [file, how]))

/** Everything in a data folder that is anybody's work. */
async function contents(storage: DossierStorage) {
  const dossiers = await storage.list()
  const layers = []
  for (const { id, deletedAt } of dossiers)
    if (deletedAt === undefined) layers.push([id, structuredClone((await storage.open(id)).layer)])
  return { dossiers, layers }
}

describe('a full copy', () => {
  it('holds every dossier, private notes, the bin and the settings, and comes back on another machine', async () => {
    const disk = new MemoryDisk()
    const { now } = clock()
    const here = await library(disk, now)
    const made = await here.copies.write(STICK)
    expect(made).toMatchObject({ name: 'Dossier copy 2025-06-01 10-00-00', dossiers: 3, isWhole: true, leftOut: [] })

    const there = await elsewhere(disk, now)
    const look = await there.copies.look(STICK)
    expect(look.dossiers.map(({ id, state }) => [id, state])).toEqual([
      ['own', 'absent'],
      ['sahel', 'absent'],
      ['gone', 'absent'],
    ])
    const brought = await there.copies.bringBack(STICK, all(look, 'add'), editsIn(there))
    expect(brought.settings).toEqual({ lastDossier: 'own', renderer: { 'spelling.words': 'Ménaka' } })
    expect(await contents(there)).toEqual(await contents(here))
    await there.restore('gone')
    expect((await there.open('gone')).layer.records.notes['n-3']?.body).toBe('In gone')
    expect(
      (await there.copies.look(STICK)).dossiers.filter(({ state }) => state !== 'same').map(({ id }) => id),
    ).toEqual(
      // It is out of the bin now, so that the one in the copy's bin is another.
      ['gone'],
    )
  })

  it('brings back whatever records there are, all equal', async () => {
    await fc.assert(
      fc.asyncProperty(arbReadDossier, async ({ layer }) => {
        const disk = new MemoryDisk()
        await disk.makeFolder(STICK)
        const here = await openStorage({ disk })
        await here.create(layer)
        await here.copies.write(STICK)
        const there = await openStorage({ disk, dataFolder: OTHER })
        const look = await there.copies.look(STICK)
        await there.copies.bringBack(STICK, all(look, 'add'), editsIn(there))
        expect((await there.open(layer.dossierId)).layer).toEqual((await here.open(layer.dossierId)).layer)
      }),
      { numRuns: runs(15) },
    )
  })

  it('that is damaged in any file is refused by its name, and nothing is changed', async () => {
    const disk = new MemoryDisk()
    const { now } = clock()
    const { name } = await (await library(disk, now)).copies.write(STICK)
    const there = await elsewhere(disk, now)
    const how = all(await there.copies.look(STICK), 'replace')
    const files = ['SHA256SUMS', 'copy.json', 'settings.json', 'README.txt', ...Object.keys(how)]
    let flips = 0
    for (const file of files) {
      const path = `${STICK}/${name}/${file}`
      const bytes = await disk.read(path)
      for (let at = 0; at < bytes.length; at += Math.max(1, Math.floor(bytes.length / 97))) {
        for (const bit of [0x01, 0x20]) {
          const spoilt = Buffer.from(bytes)
          spoilt[at] = (spoilt[at] ?? 0) ^ bit
          disk.damage(path, spoilt)
          await expect(there.copies.look(STICK)).rejects.toMatchObject({ code: 'import-rejected' })
          flips += 1
        }
      }
      for (const cut of [Buffer.alloc(0), bytes.subarray(0, -1), Buffer.concat([bytes, Buffer.from('\n')])]) {
        disk.damage(path, cut)
        await expect(there.copies.bringBack(STICK, how, editsIn(there))).rejects.toMatchObject({
          code: 'import-rejected',
          message: expect.stringMatching(/damaged|newer|not whole/),
        })
      }
      disk.damage(path, bytes)
    }
    expect(flips).toBeGreaterThan(1_000)
    expect(await there.list()).toEqual([])
    await there.copies.look(STICK)
  })

  it('that lacks a file is refused', async () => {
    const disk = new MemoryDisk()
    const { now } = clock()
    const { name } = await (await library(disk, now)).copies.write(STICK)
    const there = await elsewhere(disk, now)
    await disk.remove(`${STICK}/${name}/dossiers/own.json`)
    await expect(there.copies.look(STICK)).rejects.toMatchObject({
      code: 'import-rejected',
      message: expect.stringContaining('‘dossiers/own.json’ is missing'),
    })
    await disk.remove(`${STICK}/${name}/SHA256SUMS`)
    await expect(there.copies.look(`${STICK}/${name}`)).rejects.toMatchObject({
      code: 'not-found',
      message: expect.stringContaining('list of checksums'),
    })
  })

  it('that is broken off by a kill or a power cut at any step leaves the one before it whole', async () => {
    const disk = new MemoryDisk()
    const { now, later } = clock()
    const storage = await library(disk, now)
    const first = await storage.copies.write(STICK)
    const sahel = await storage.open('sahel')
    await sahel.commit(change('c-2', [putNote(note('n-9', 'Since the first copy.'))]))
    later()
    const cuts: MemoryDisk[] = []
    disk.afterChange = () => {
      cuts.push(disk.afterKill())
      cuts.push(disk.afterPowerCut({ keepsName: () => false, keepsChange: () => 'none' }))
      cuts.push(disk.afterPowerCut({ keepsName: () => true, keepsChange: () => 'first-half' }))
      cuts.push(disk.afterPowerCut({ keepsName: (index) => index % 2 === 0, keepsChange: () => 'zeros' }))
    }
    const second = await storage.copies.write(STICK)
    disk.afterChange = () => undefined
    expect(cuts.length).toBeGreaterThan(100)
    const found = new Set<string>()
    for (const cut of cuts) {
      const there = await openStorage({ disk: cut, dataFolder: OTHER, processes: nobodyElse })
      const look = await there.copies.look(STICK)
      found.add(look.name)
      expect(look.dossiers.map(({ id }) => id)).toEqual(['own', 'sahel', 'gone'])
      await there.close()
    }
    expect([...found].sort()).toEqual([first.name, second.name])
  })

  it('that fails at any write or read says why, and leaves the one before it and nothing of its own', async () => {
    const disk = new MemoryDisk()
    const { now, later } = clock()
    const storage = await library(disk, now)
    const { name } = await storage.copies.write(STICK)
    later()
    let steps = 0
    const onStick = (path: string) => path.startsWith(STICK)
    for (let failing = 1; ; failing += 1) {
      let count = 0
      disk.fault = ({ path, kind, sizeBytes = 0 }) => {
        // What is taken away afterwards can be taken away, as on a disk that is full.
        if (!onStick(path) || kind === 'remove' || kind === 'sync-folder') return null
        count += 1
        return count === failing ? { code: 'ENOSPC', writtenBytes: Math.floor(sizeBytes / 2) } : null
      }
      const outcome = await storage.copies.write(STICK).catch((error: unknown) => error)
      disk.fault = () => null
      if (!(outcome instanceof Error)) break
      expect(outcome).toMatchObject({ code: 'storage-failed', message: expect.stringContaining('as they were') })
      expect((await disk.list(STICK)).filter((entry) => entry !== name)).toEqual([])
      steps += 1
    }
    expect(steps).toBeGreaterThan(20)
    expect((await disk.list(STICK)).length).toBe(2)
  })

  it('that is not on the disk as it was written is not kept', async () => {
    const disk = new MemoryDisk()
    const { now, later } = clock()
    const storage = await library(disk, now)
    const { name } = await storage.copies.write(STICK)
    later()
    for (const file of ['dossiers/sahel.json', 'copy.json', 'SHA256SUMS']) {
      let spoilt = false
      disk.afterChange = async () => {
        const path = `${STICK}/Dossier copy 2025-06-01 10-01-00.partial/${file}`
        if (spoilt || !(await disk.exists(path)) || (await disk.size(path)) < 60) return
        const bytes = await disk.read(path)
        // Once it is synced; the head of a snapshot is written last.
        if (disk.unsynced().files.some((unsynced) => unsynced.path === path)) return
        spoilt = true
        bytes[bytes.length - 9] = (bytes[bytes.length - 9] ?? 0) ^ 1
        disk.damage(path, bytes)
      }
      await expect(storage.copies.write(STICK)).rejects.toMatchObject({
        code: 'storage-failed',
        message: expect.stringContaining('could not be read back'),
      })
      disk.afterChange = () => undefined
      expect(spoilt).toBe(true)
      expect(await disk.list(STICK)).toEqual([name])
    }
  })

  it('is stopped in the middle of a file, and leaves nothing', async () => {
    const disk = new MemoryDisk()
    const { now } = clock()
    const storage = await library(disk, now)
    const signal = { aborted: false }
    disk.afterChange = () => {
      if (disk.unsynced().files.some(({ path }) => path.includes('own.json'))) signal.aborted = true
    }
    await expect(storage.copies.write(STICK, { signal })).rejects.toMatchObject({ code: 'cancelled' })
    expect(await disk.list(STICK)).toEqual([])
  })

  it('keeps the latest three, and the latest in which nothing is missing', async () => {
    const disk = new MemoryDisk()
    const { now, later } = clock()
    const storage = await library(disk, now)
    const names: string[] = []
    for (let count = 0; count < 5; count += 1) {
      names.push((await storage.copies.write(STICK)).name)
      later()
    }
    expect(await disk.list(STICK)).toEqual(names.slice(2))
    // From now on one dossier can't be read.
    disk.fault = ({ kind, path }) =>
      kind === 'read' && path.startsWith(`${FOLDER}/dossiers/own/snapshot`) ? { code: 'EIO' } : null
    for (let count = 0; count < 4; count += 1) {
      const made = await storage.copies.write(STICK)
      expect(made.isWhole).toBe(false)
      expect(made.leftOut).toEqual([expect.stringMatching(/^‘own’ is not in it\. .*error of its own/)])
      names.push(made.name)
      later()
    }
    expect(await disk.list(STICK)).toEqual([names[4], ...names.slice(-3)])
  })

  it('is refused inside the data folder, and where there is no folder', async () => {
    const disk = new MemoryDisk()
    const storage = await library(disk, clock().now)
    await expect(storage.copies.write(`${FOLDER}/copies`)).rejects.toMatchObject({ code: 'invalid-input' })
    await expect(storage.copies.write('/gone')).rejects.toMatchObject({ code: 'not-found' })
    await expect(storage.copies.look('/gone')).rejects.toMatchObject({ code: 'not-found' })
    await expect(storage.copies.look(FOLDER)).rejects.toMatchObject({ code: 'not-found' })
  })

  it('says whether anything is new since another time', async () => {
    const disk = new MemoryDisk()
    const storage = await library(disk, clock().now)
    const before = await storage.copies.state()
    expect(await storage.copies.state()).toBe(before)
    await (await storage.open('sahel')).commit(change('c-2', [putNote(note('n-9'))]))
    const after = await storage.copies.state()
    expect(after).not.toBe(before)
    await storage.close()
    const again = await openStorage({ disk, processes: nobodyElse })
    expect(await again.copies.state()).toBe(after)
  })
})

describe('bringing back over what is here', () => {
  async function both() {
    const disk = new MemoryDisk()
    const { now } = clock()
    await (await library(disk, now)).copies.write(STICK)
    const there = await elsewhere(disk, now)
    const store = await there.open('sahel')
    const mine = [note('n-1', 'mine'), note('n-7', 'only mine')]
    await store.commit(
      change(
        'm-1',
        mine.map((one) => putNote(one)),
      ),
    )
    const look = await there.copies.look(STICK)
    const file = 'dossiers/sahel.json'
    return {
      there,
      store,
      look,
      file,
      bodies: () =>
        Object.values(store.layer.records.notes)
          .map(({ body }) => body)
          .sort(),
    }
  }

  it('says how each differs, and leaves what is not chosen', async () => {
    const { there, look, bodies } = await both()
    expect(look.dossiers.find(({ id }) => id === 'sahel')).toMatchObject({
      state: 'differs',
      differences: [{ collection: 'notes', onlyInBackup: 1, onlyNow: 1, changed: 1 }],
    })
    await there.copies.bringBack(STICK, {}, editsIn(there))
    expect(bodies()).toEqual(['mine', 'only mine'])
    expect((await there.list()).map(({ id }) => id)).toEqual(['sahel'])
  })

  it('adds without taking anything away or overwriting it', async () => {
    const { there, file, bodies } = await both()
    await there.copies.bringBack(STICK, { [file]: 'add' }, editsIn(there))
    expect(bodies()).toEqual(['Secret.', 'mine', 'only mine'])
  })

  it('replaces as one edit, after a backup, and Undo takes it back', async () => {
    const { there, store, file, bodies } = await both()
    await there.copies.bringBack(STICK, { [file]: 'replace' }, editsIn(there))
    expect(bodies()).toEqual(['Secret.', 'one'])
    expect((await there.backups.list('sahel'))[0]).toMatchObject({ reason: 'before-restore', counts: { notes: 2 } })
    const { undo } = undoState(store.history)
    await store.commit(change('u-1', invertOps(undo?.ops ?? []), { undoes: undo?.id ?? '' }))
    expect(bodies()).toEqual(['mine', 'only mine'])
  })

  it('names what was brought back before the disk was full', async () => {
    const disk = new MemoryDisk()
    const { now } = clock()
    await (await library(disk, now)).copies.write(STICK)
    const there = await elsewhere(disk, now)
    const look = await there.copies.look(STICK)
    disk.fault = ({ kind, path }) => (kind === 'write' && path.includes('/dossiers/sahel/') ? { code: 'ENOSPC' } : null)
    await expect(there.copies.bringBack(STICK, all(look, 'add'), editsIn(there))).rejects.toMatchObject({
      code: 'storage-failed',
      message: expect.stringMatching(/disk is full.*whole: ‘Of own’\. The rest is as it was\./s),
    })
    disk.fault = () => null
    // Once more, with room: what is here already is the same, and the rest comes.
    const again = await there.copies.look(STICK)
    expect(again.dossiers.map(({ state }) => state)).toEqual(['same', 'absent', 'absent'])
    await there.copies.bringBack(STICK, all(again, 'add'), editsIn(there))
    expect((await there.copies.look(STICK)).dossiers.map(({ state }) => state)).toEqual(['same', 'same', 'same'])
  })

  it('takes the place of a dossier that is damaged here, whose files are kept', async () => {
    const disk = new MemoryDisk()
    const { now } = clock()
    const here = await library(disk, now)
    await here.copies.write(STICK)
    await here.close()
    const journal = (await disk.list(`${FOLDER}/dossiers/sahel`)).find((name) => name.startsWith('journal')) ?? ''
    disk.damage(`${FOLDER}/dossiers/sahel/${journal}`, Buffer.from('spoilt\n'))
    const again = await openStorage({ disk, now, processes: nobodyElse })
    const look = await again.copies.look(STICK)
    expect(look.dossiers.find(({ id }) => id === 'sahel')?.state).toBe('damaged here')
    await again.copies.bringBack(STICK, { 'dossiers/sahel.json': 'replace' }, editsIn(again))
    await again.close()
    const healed = await (await openStorage({ disk, now, processes: nobodyElse })).open('sahel')
    expect(healed.undecided).toBeNull()
    expect(Object.keys(healed.layer.records.notes).sort()).toEqual(['n-1', 'n-2'])
    expect((await disk.list(`${FOLDER}/dossiers/sahel`)).some((name) => name.includes('.corrupt-'))).toBe(true)
  })
})
