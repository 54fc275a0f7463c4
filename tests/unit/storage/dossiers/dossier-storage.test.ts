import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { DossierStorage } from '../../../../src-main/domain/ports'
import { emptyLayer, invertOps } from '../../../../src-main/domain/records/records'
import { undoState } from '../../../../src-main/domain/undo-history'
import {
  openDossierStorage,
  type OpenDossierStorageOptions,
} from '../../../../src-main/storage/dossiers/dossier-storage'
import { AT, change, note, putNote } from '../../../support/notes'
import { tempFolder } from '../../../support/temp-folder'

let made = 0
async function storageIn(dataFolder: string, more: Partial<OpenDossierStorageOptions> = {}): Promise<DossierStorage> {
  const storage = await openDossierStorage({ dataFolder, now: () => AT, makeId: () => `r-${(made += 1)}`, ...more })
  onTestFinished(() => storage.close())
  return storage
}

describe('the data folder', () => {
  it('gives back after a restart what was committed', async () => {
    const folder = await tempFolder()
    const first = await storageIn(folder)
    const store = await first.open('sahel')
    await store.commit(change('c-1', [putNote(note('n-1', 'Bamako'))]))
    await first.close()

    const again = await (await storageIn(folder)).open('sahel')
    expect(again.layer.records.notes['n-1']?.body).toBe('Bamako')
    expect(again.recovery).toEqual([])
    expect(again.saveState()).toEqual({ kind: 'saved' })
  })

  it('publishes a change in memory only when it is on disk', async () => {
    const folder = await tempFolder()
    const store = await (await storageIn(folder)).open('sahel')
    const saving = store.commit(change('c-1', [putNote(note('n-1'))]))
    expect(store.layer.records.notes['n-1']).toBeUndefined()
    expect(store.saveState()).toEqual({ kind: 'saving' })
    await saving
    expect(store.layer.records.notes['n-1']).toBeDefined()
  })

  it('refuses a change whose before is not what is there, and keeps what is there', async () => {
    const store = await (await storageIn(await tempFolder())).open('sahel')
    await store.commit(change('c-1', [putNote(note('n-1', 'one'))]))
    await expect(store.commit(change('c-2', [putNote(note('n-1', 'two'))]))).rejects.toMatchObject({ code: 'conflict' })
    expect(store.layer.records.notes['n-1']?.body).toBe('one')
  })

  it('takes the second of two changes of one note that are committed at once, when it builds on the first', async () => {
    const store = await (await storageIn(await tempFolder())).open('sahel')
    const [one, two] = [note('n-1', 'one'), note('n-1', 'two')]
    await Promise.all([store.commit(change('c-1', [putNote(one)])), store.commit(change('c-2', [putNote(two, one)]))])
    expect(store.layer.records.notes['n-1']?.body).toBe('two')
  })

  it('refuses a record that its schema refuses, naming the place', async () => {
    const store = await (await storageIn(await tempFolder())).open('sahel')
    const bad = { ...note('n-1'), createdAt: 'yesterday' }
    await expect(store.commit(change('c-1', [putNote(bad)]))).rejects.toMatchObject({
      code: 'invalid-input',
      details: [expect.stringContaining('notes.n-1.createdAt')],
    })
  })

  it('keeps a text byte for byte: NUL, lone surrogates, a million characters without a space', async () => {
    const folder = await tempFolder()
    const body = `\u0000\ud800 \udfff\u2028"\\${'x'.repeat(1_000_000)}`
    const storage = await storageIn(folder)
    await (await storage.open('sahel')).commit(change('c-1', [putNote(note('n-1', body))]))
    await storage.close()
    expect((await (await storageIn(folder)).open('sahel')).layer.records.notes['n-1']?.body).toBe(body)
  })

  it('treats names from the prototype of objects as names like any other', async () => {
    const folder = await tempFolder()
    const storage = await storageIn(folder)
    const store = await storage.open('constructor')
    expect(store.layer.records.notes['constructor']).toBeUndefined()
    await store.commit(change('c-1', [putNote(note('constructor', 'mine'))]))
    await storage.close()
    expect((await (await storageIn(folder)).open('constructor')).layer.records.notes['constructor']?.body).toBe('mine')
    await expect(storage.open('__proto__')).rejects.toMatchObject({ code: 'invalid-input' })
  })

  it('can undo across a restart', async () => {
    const folder = await tempFolder()
    const storage = await storageIn(folder)
    const store = await storage.open('sahel')
    const [one, two] = [note('n-1', 'one '.repeat(500)), note('n-1', `${'one '.repeat(499)}two `)]
    await store.commit(change('c-1', [putNote(one)]))
    await store.commit(change('c-2', [putNote(two, one)]))
    await storage.close()

    const again = await (await storageIn(folder)).open('sahel')
    const last = undoState(again.history).undo
    expect(last).toMatchObject({ id: 'c-2', ops: [putNote(two, one)] })
    await again.commit(change('c-3', invertOps(last?.ops ?? []), { undoes: 'c-2' }))
    expect(again.layer.records.notes['n-1']).toEqual(one)
    expect(undoState(again.history)).toMatchObject({ undo: { id: 'c-1' }, redo: { id: 'c-2' } })
  })

  it('writes nothing for a dossier in which nothing was written', async () => {
    const folder = await tempFolder()
    await (await (await storageIn(folder)).open('sahel')).close()
    expect(await readdir(join(folder, 'dossiers'))).toEqual([])
  })

  it('writes only what changed of a long text', async () => {
    const folder = await tempFolder()
    const store = await (await storageIn(folder)).open('sahel')
    const text = 'Lorem ipsum. '.repeat(15_000)
    let before = note('n-1', text)
    await store.commit(change('c-0', [putNote(before)]))
    const [journal = ''] = (await readdir(join(folder, 'dossiers/sahel'))).filter((name) => name.startsWith('journal'))
    const sizeBefore = (await readFile(join(folder, 'dossiers/sahel', journal))).length
    for (let index = 1; index <= 20; index += 1) {
      const after = note('n-1', `${before.body.slice(0, 90_000)}x${before.body.slice(90_000)}`)
      await store.commit(change(`c-${index}`, [putNote(after, before)]))
      before = after
    }
    const grown = (await readFile(join(folder, 'dossiers/sahel', journal))).length - sizeBefore
    expect(grown / 20).toBeLessThan(500)
  })

  it('keeps everything through snapshots that run while changes go on', async () => {
    const folder = await tempFolder()
    const storage = await storageIn(folder, { snapshotAfterBytes: 2_000 })
    const store = await storage.open('sahel')
    for (let index = 0; index < 300; index += 1) {
      await store.commit(change(`c-${index}`, [putNote(note(`n-${index}`, `Body ${index}`))]))
    }
    await storage.close()
    const names = await readdir(join(folder, 'dossiers/sahel'))
    expect(names.filter((name) => name.startsWith('snapshot'))).toHaveLength(2)
    const again = await (await storageIn(folder)).open('sahel')
    expect(Object.keys(again.layer.records.notes)).toHaveLength(300)
    expect(again.history).toHaveLength(300)
  })

  it('creates a dossier whole, lists it, bins it and takes it back', async () => {
    const folder = await tempFolder()
    const storage = await storageIn(folder)
    const layer = emptyLayer('mine')
    layer.records.meta['mine'] = {
      id: 'mine',
      title: 'My own',
      keyJudgements: [],
      language: 'en',
      marking: 'TLP:CLEAR',
    }
    await storage.create(layer)
    expect(await storage.list()).toEqual([{ id: 'mine', own: true, title: 'My own' }])
    await expect(storage.create(layer)).rejects.toMatchObject({ code: 'conflict' })
    await storage.remove('mine')
    expect(await storage.list()).toEqual([{ id: 'mine', own: true, title: 'My own', deletedAt: AT }])
    await expect(storage.remove('mine')).rejects.toMatchObject({ code: 'not-found' })
    await storage.restore('mine')
    expect(await storage.list()).toEqual([{ id: 'mine', own: true, title: 'My own' }])
    expect((await storage.open('mine')).layer.records.meta['mine']?.title).toBe('My own')
  })

  it('keeps settings, and has none when they can’t be understood', async () => {
    const folder = await tempFolder()
    const storage = await storageIn(folder)
    expect(await storage.readSettings()).toEqual({})
    const settings = {
      window: { width: 800, height: 600, maximized: false },
      lastDossier: 'sahel',
      renderer: { panes: 3 },
    }
    await storage.writeSettings(settings)
    await storage.close()
    const again = await storageIn(folder)
    expect(await again.readSettings()).toEqual(settings)
    await writeFile(join(folder, 'settings.json'), '{"window":')
    expect(await again.readSettings()).toEqual({})
  })

  it('says what to do when the folder can’t be used', async () => {
    const folder = await tempFolder()
    await writeFile(join(folder, 'file'), '')
    await expect(storageIn(join(folder, 'file'))).rejects.toMatchObject({
      code: 'storage-failed',
      details: [expect.stringContaining('--data-dir')],
    })
  })

  it('reads without writing a byte', async () => {
    const folder = await tempFolder()
    const reading = await storageIn(join(folder, 'none'), { access: 'read' })
    const store = await reading.open('sahel')
    expect(store.saveState().kind).toBe('read-only')
    await expect(store.commit(change('c-1', [putNote(note('n-1'))]))).rejects.toMatchObject({ code: 'read-only' })
    expect(await readdir(folder)).toEqual([])
  })
})
