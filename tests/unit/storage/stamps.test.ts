import { describe, expect, it } from 'vitest'
import { compareThreeWays } from '../../../src-main/domain/comparing/three-ways'
import { erasedWith } from '../../../src-main/domain/bin/bin-erasing'
import type { DossierStorage } from '../../../src-main/domain/ports'
import { emptyLayer, invertOps } from '../../../src-main/domain/records/records'
import type { Stamp } from '../../../src-main/domain/records/stamp'
import { dataLayout } from '../../../src-main/storage/data-folder/data-layout'
import { PLAIN } from '../../../src-main/storage/disk/seal'
import { readSnapshot } from '../../../src-main/storage/history/read-snapshot'
import { harbourFolder, OWN } from '../../support/golden-harbour'
import { MemoryDisk } from '../../support/memory-disk'
import { AT, change, note, putNote } from '../../support/notes'
import { stampsIn, stampsOnDisk, tablesOnDisk } from '../../support/stamps'
import { FOLDER, openStorage, withSpoiltLine } from '../../support/storage'

const OTHER = '/other-machine'
const STICK = '/stick'
const HOME = `${FOLDER}/dossiers/sahel`

// Under another seal the bytes on the disk are no journal, and what is looked at here are records.
const opened = (disk: MemoryDisk, options: Parameters<typeof openStorage>[0] = {}) =>
  openStorage({ disk, seal: PLAIN, ...options })

const notesOf = async (disk: MemoryDisk, folder = FOLDER) => (await stampsOnDisk(folder, 'sahel', disk))['notes'] ?? {}

const machineIn = async (disk: MemoryDisk, folder = FOLDER) =>
  (JSON.parse((await disk.read(dataLayout(folder).machine)).toString('utf8')) as { id: string }).id

/** Three notes, the second changed twice, the third deleted. */
async function written(disk: MemoryDisk, options: Parameters<typeof openStorage>[0] = {}): Promise<DossierStorage> {
  const storage = await opened(disk, options)
  const store = await storage.open('sahel')
  await store.commit(change('c-1', [putNote(note('n-1')), putNote(note('n-2')), putNote(note('n-3'))]))
  await store.commit(change('c-2', [putNote(note('n-2', 'two'), note('n-2'))], { at: '2025-06-02T10:00:00.000Z' }))
  await store.commit(change('c-3', [putNote(note('n-2', 'three'), note('n-2', 'two'))]))
  await store.commit(change('c-4', [{ collection: 'notes', id: 'n-3', before: note('n-3'), after: null }]))
  return storage
}

describe('a change', () => {
  it('gives each record it touches a higher number, its time and its machine, and leaves the others as they are', async () => {
    const disk = new MemoryDisk()
    await (await written(disk)).close()
    const machine = await machineIn(disk)
    expect(await notesOf(disk)).toEqual({ 'n-1': { rev: 1, at: AT, machine }, 'n-2': { rev: 3, at: AT, machine } })
  })

  it('that takes another one back is a later state, also of what was deleted, and after a restart from a snapshot', async () => {
    const disk = new MemoryDisk()
    await (await written(disk, { snapshotAfterBytes: 1 })).close()
    const storage = await opened(disk)
    const store = await storage.open('sahel')
    const [last] = store.history.slice(-1)
    await store.commit(change('u-1', invertOps(last?.ops ?? []), { undoes: 'c-4' }))
    await storage.close()
    expect((await notesOf(disk))['n-3']?.rev).toBe(5)
  })

  it('after a restart gives a number that was never given, though its record is gone', async () => {
    const disk = new MemoryDisk()
    const storage = await opened(disk, { snapshotAfterBytes: 1 })
    const store = await storage.open('sahel')
    await store.commit(change('c-1', [putNote(note('n-1'))]))
    await store.commit(change('c-2', [putNote(note('n-1', 'two'), note('n-1'))]))
    await store.commit(change('c-3', [{ collection: 'notes', id: 'n-1', before: note('n-1', 'two'), after: null }]))
    await storage.close()
    const again = await opened(disk)
    await (await again.open('sahel')).commit(change('c-4', [putNote(note('n-1', 'again'))]))
    await again.close()
    expect((await notesOf(disk))['n-1']?.rev).toBe(4)
  })

  it('that the disk refused and took at the second try gives one number', async () => {
    const disk = new MemoryDisk()
    const storage = await opened(disk, { whenDiskFails: 'keep-trying', program: 'app' })
    const store = await storage.open('sahel')
    await store.commit(change('c-1', [putNote(note('n-1'))]))
    let failures = 2
    disk.fault = ({ kind }) => (kind === 'write' && (failures -= 1) >= 0 ? { code: 'ENOSPC' } : null)
    await store.commit(change('c-2', [putNote(note('n-2'))]))
    await storage.close()
    const stamps = await notesOf(disk)
    expect(stamps['n-2']?.rev).toBeGreaterThan(stamps['n-1']?.rev ?? 0)
  })
})

describe('stamps', () => {
  it('of what is changed as soon as a dossier is open are those of the change', async () => {
    const disk = new MemoryDisk()
    await (await written(disk, { snapshotAfterBytes: 1 })).close()
    for (const name of await disk.list(HOME)) if (name.startsWith('journal')) await disk.remove(`${HOME}/${name}`)
    const storage = await opened(disk, { snapshotAfterBytes: 1 })
    const store = await storage.open('sahel')
    await store.commit(change('c-5', [putNote(note('n-1', 'at once'), note('n-1'))]))
    await storage.close()
    expect((await notesOf(disk))['n-1']?.rev).toBe(5)
  })

  it('are the same from journals and from a snapshot that was written meanwhile', async () => {
    const [journals, snapshots] = [new MemoryDisk(), new MemoryDisk()]
    await (await written(journals, { snapshotAfterBytes: 1e9 })).close()
    await (await written(snapshots, { snapshotAfterBytes: 1 })).close()
    const numbers = (stamps: Record<string, Stamp>) => Object.entries(stamps).map(([id, { rev, at }]) => [id, rev, at])
    expect(numbers(await notesOf(snapshots))).toEqual(numbers(await notesOf(journals)))
  })

  it('of a folder of version 1 say when it was and not who, and changes go on from them', async () => {
    const dataFolder = await harbourFolder()
    const before = await stampsOnDisk(dataFolder, OWN)
    for (const stamp of Object.values(before).flatMap((byId) => Object.values(byId))) {
      expect(stamp.machine).toBeUndefined()
      expect(Date.parse(stamp.at)).not.toBeNaN()
    }
    const storage = await openStorage({ dataFolder })
    const store = await storage.open(OWN)
    expect(stampsIn(await tablesOnDisk(dataFolder, OWN))).toEqual(before)
    await store.commit(change('c-1', [putNote(note('n-new'))]))
    await storage.close()
    const { notes: { 'n-new': made, ...others } = {}, ...rest } = await stampsOnDisk(dataFolder, OWN)
    expect({ notes: others, ...rest }).toEqual(before)
    const highest = Math.max(...Object.values(before).flatMap((byId) => Object.values(byId).map(({ rev }) => rev)))
    expect(made?.rev).toBeGreaterThan(highest)
    expect(made?.machine).toMatch(/^[0-9a-f]{20}$/)
  })

  it('stay with the changes that could be read when a journal is damaged, and what was lost keeps its numbers', async () => {
    const disk = new MemoryDisk()
    await (await written(disk)).close()
    const path = `${HOME}/journal-000000000001.jsonl`
    disk.damage(path, withSpoiltLine(await disk.read(path), 1))
    const storage = await opened(disk)
    const store = await storage.open('sahel')
    expect(store.undecided).not.toBeNull()
    await store.goOnWithRecovered()
    await store.commit(change('c-5', [putNote(note('n-5'))]))
    await storage.close()
    const stamps = await notesOf(disk)
    expect([stamps['n-1']?.rev, stamps['n-2']?.rev, stamps['n-3']?.rev]).toEqual([1, 3, 1])
    expect(stamps['n-5']?.rev).toBe(5)
  })
})

describe('a backup', () => {
  it('keeps the stamps, and restoring from it makes new states', async () => {
    const disk = new MemoryDisk()
    const storage = await opened(disk)
    const store = await storage.open('sahel')
    await store.commit(change('c-1', [putNote(note('n-1')), putNote(note('n-2'))]))
    const { id } = await storage.backups.create('sahel')
    const snapshot = await readSnapshot(disk, `${dataLayout(FOLDER).backupsOf('sahel')}/${id}.json`)
    if (typeof snapshot === 'string') throw new Error(snapshot)
    expect(stampsIn(snapshot.tables)).toEqual(await stampsOnDisk(FOLDER, 'sahel', disk))
    await store.commit(change('c-2', [putNote(note('n-1', 'two'), note('n-1'))]))
    await store.commit(change('c-3', await storage.backups.restoreOps('sahel', id)))
    const stamps = await notesOf(disk)
    expect([stamps['n-1']?.rev, stamps['n-2']?.rev]).toEqual([3, 1])
  })

  it('in the place of a damaged dossier keeps the stamps, and goes on above all that was there', async () => {
    const disk = new MemoryDisk()
    const storage = await opened(disk)
    const store = await storage.open('sahel')
    await store.commit(change('c-1', [putNote(note('n-1'))]))
    const { id } = await storage.backups.create('sahel')
    for (let count = 2; count <= 5; count += 1) await store.commit(change(`c-${count}`, [putNote(note(`n-${count}`))]))
    await storage.close()
    const path = `${HOME}/journal-000000000001.jsonl`
    disk.damage(path, withSpoiltLine(await disk.read(path), 2))
    const again = await opened(disk)
    await again.open('sahel')
    await again.backups.replaceDamaged('sahel', id)
    await (await again.open('sahel')).commit(change('c-6', [putNote(note('n-6'))]))
    await again.close()
    const stamps = await notesOf(disk)
    expect(Object.keys(stamps).sort()).toEqual(['n-1', 'n-6'])
    expect(stamps['n-1']?.rev).toBe(1)
    expect(stamps['n-6']?.rev).toBeGreaterThan(5)
  })
})

describe('deleting for good', () => {
  it('takes the stamp with the record, and gives what it changed a new one', async () => {
    const disk = new MemoryDisk()
    const storage = await opened(disk)
    const store = await storage.open('sahel')
    const gone = note('n-1', 'text', { title: 'Of Niamey' })
    const naming = note('n-2', 'text', { title: 'Later', formerNames: ['Of Niamey'] })
    await store.commit(change('c-1', [putNote(gone), putNote(naming), putNote(note('n-3'))]))
    await storage.backups.create('sahel')
    const entry = { id: 'b-1', collection: 'notes', recordId: 'n-1', label: '', deletedAt: AT, record: gone } as const
    await store.commit(
      change('c-2', [
        { collection: 'notes', id: 'n-1', before: gone, after: null },
        { collection: 'bin', id: 'b-1', before: null, after: entry },
      ]),
    )
    await storage.erase('sahel', erasedWith(store.layer, Object.values(store.layer.records.bin)))
    await store.commit(change('c-3', [putNote(note('n-4'))]))
    await storage.close()
    const { notes = {}, bin } = await stampsOnDisk(FOLDER, 'sahel', disk)
    expect(bin).toBeUndefined()
    const numbers = Object.fromEntries(Object.entries(notes).map(([id, { rev }]) => [id, rev]))
    expect(numbers).toEqual({ 'n-2': 3, 'n-3': 1, 'n-4': 4 })
    const folder = dataLayout(FOLDER).backupsOf('sahel')
    for (const name of await disk.list(folder)) {
      const snapshot = await readSnapshot(disk, `${folder}/${name}`)
      if (typeof snapshot === 'string') throw new Error(snapshot)
      const { notes: kept = {} } = stampsIn(snapshot.tables)
      expect(Object.values(kept).map(({ rev }) => rev)).toEqual([1, 1])
    }
  })
})

describe('a full copy', () => {
  const edits = { edit: () => Promise.reject(new Error()), reopen: () => Promise.resolve() }

  async function broughtBack() {
    const disk = new MemoryDisk()
    const here = await written(disk)
    const layer = emptyLayer('gone')
    layer.records.meta['gone'] = { id: 'gone', title: 'Gone', keyJudgements: [], language: 'en', marking: 'TLP:RED' }
    await here.create(layer)
    await here.remove('gone')
    await disk.makeFolder(STICK)
    await here.copies.write(STICK)
    const there = await opened(disk, { dataFolder: OTHER })
    const look = await there.copies.look(STICK)
    await there.copies.bringBack(STICK, Object.fromEntries(look.dossiers.map(({ file }) => [file, 'add'])), edits)
    return { disk, here, there, look }
  }

  it('keeps the stamps on the other machine, which goes on above them under an id of its own', async () => {
    const { disk, there, here } = await broughtBack()
    const before = await notesOf(disk)
    expect(await notesOf(disk, OTHER)).toEqual(before)
    await there.restore('gone')
    expect(await stampsOnDisk(OTHER, 'gone', disk)).toEqual({
      meta: { gone: { rev: 1, at: AT, machine: await machineIn(disk) } },
    })
    await (await there.open('sahel')).commit(change('c-9', [putNote(note('n-9'))]))
    const added = (await notesOf(disk, OTHER))['n-9']
    expect(added).toMatchObject({ rev: 5, machine: await machineIn(disk, OTHER) })
    expect(added?.machine).not.toBe(await machineIn(disk))
    await here.close()
  })

  it('is the base against which the two machines are compared, record by record', async () => {
    const { disk, here, there } = await broughtBack()
    const base = await tablesOnDisk(FOLDER, 'sahel', disk)
    const [mine, theirs] = [await here.open('sahel'), await there.open('sahel')]
    await mine.commit(change('c-5', [putNote(note('n-1', 'mine'), note('n-1')), putNote(note('n-4', 'both'))]))
    await theirs.commit(change('c-5', [putNote(note('n-2', 'theirs'), note('n-2', 'three'))]))
    await theirs.commit(change('c-6', [putNote(note('n-4', 'both'))]))
    const layers = {
      base,
      mine: await tablesOnDisk(FOLDER, 'sahel', disk),
      theirs: await tablesOnDisk(OTHER, 'sahel', disk),
    }
    const found = () => Object.fromEntries([...compareThreeWays(layers)].map(({ id, standing }) => [id, standing]))
    expect(found()).toEqual({ 'n-1': 'mine', 'n-2': 'theirs', 'n-4': 'alike' })
    await theirs.commit(change('c-7', [{ collection: 'notes', id: 'n-1', before: note('n-1'), after: null }]))
    layers.theirs = await tablesOnDisk(OTHER, 'sahel', disk)
    expect(found()).toEqual({ 'n-1': 'conflict', 'n-2': 'theirs', 'n-4': 'alike' })
  })
})
