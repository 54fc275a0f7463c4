import { setImmediate } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { erasedWith } from '../../../src-main/domain/bin/bin-erasing'
import type { DossierStorage, ReaderStore } from '../../../src-main/domain/ports'
import { emptyLayer, type BinEntry, type RecordOp } from '../../../src-main/domain/records/records'
import { MemoryDisk, type PowerCut } from '../../support/memory-disk'
import { AT, change, note, putNote } from '../../support/notes'
import { asWritten, FOLDER, nobodyElse, openStorage } from '../../support/storage'

const DOSSIER = 'sahel'
const SEEDS = ['zq-title-zq', 'zq-first-draft-zq', 'zq-second-draft-zq', 'zq-last-text-zq']
const [TITLE = '', FIRST = '', SECOND = '', LAST = ''] = SEEDS
const ENTRY = 'b-1'

/** A note written, changed, kept as a version, backed up, and put into the bin, beside others that stay. */
async function withBinnedNote(
  disk: MemoryDisk,
  options: Parameters<typeof openStorage>[0] = {},
): Promise<DossierStorage> {
  const storage = await openStorage({ disk, ...options })
  const store = await storage.open(DOSSIER)
  const first = note('n-1', `${FIRST} ${'filler '.repeat(120)}`, { title: TITLE })
  const second = { ...first, body: `${SECOND} ${'filler '.repeat(120)}` }
  const last = { ...first, body: `${LAST} ${'filler '.repeat(120)}` }
  await store.commit(change('c-0', [putNote(note('n-0', 'before it'))]))
  await store.commit(change('c-1', [putNote(first), putNote(note('n-2', 'in the same edit'))]))
  await storage.backups.create(DOSSIER)
  await store.commit(
    change('c-2', [
      putNote(second, first),
      { collection: 'revisions', id: 'v-1', before: null, after: { id: 'v-1', noteId: 'n-1', at: AT, note: first } },
    ]),
  )
  await store.commit(change('c-3', [putNote(last, second)]))
  await storage.backups.create(DOSSIER)
  await store.commit(change('c-4', binning(store, last)))
  await store.commit(change('c-5', [putNote(note('n-3', `see [[n-1]]`))]))
  return storage
}

function binning(store: ReaderStore, record: NonNullable<BinEntry['record']> & { id: string }): RecordOp[] {
  const entry: BinEntry = {
    id: ENTRY,
    collection: 'notes',
    recordId: record.id,
    label: TITLE,
    deletedAt: AT,
    record,
  }
  return [
    { collection: 'notes', id: record.id, before: store.layer.records.notes[record.id] ?? null, after: null },
    { collection: 'bin', id: ENTRY, before: null, after: entry },
  ]
}

const chosen = ({ layer }: ReaderStore) => erasedWith(layer, Object.values(layer.records.bin))

/** Files under a folder that hold one of the words, as they stand on the disk or as storage sees them. */
async function holding(disk: MemoryDisk, words: readonly string[] = SEEDS, folder = FOLDER): Promise<string[]> {
  const found: string[] = []
  for (const name of await disk.list(folder)) {
    const path = `${folder}/${name}`
    if (await disk.isFolder(path)) found.push(...(await holding(disk, words, path)))
    else {
      const forms = [await disk.read(path), await asWritten(disk).read(path)]
      if (words.some((word) => forms.some((bytes) => bytes.includes(word)))) found.push(path)
    }
  }
  return found
}

/** A log of errors in which one line tells of the note. */
async function writeLog(disk: MemoryDisk): Promise<void> {
  const path = `${FOLDER}/logs/dossier.log`
  await disk.makeFolder(`${FOLDER}/logs`)
  const log = await asWritten(disk).open(path, 'new')
  let end = 0
  for (const entry of [{ id: '1' }, { error: `at ${LAST}${' filler'.repeat(5)}` }, { id: '2' }]) {
    const line = Buffer.from(`${JSON.stringify(entry)}\n`)
    await log.write(line, end)
    end += line.length
  }
  await log.sync()
  await log.close()
}

async function reopened(disk: MemoryDisk) {
  const storage = await openStorage({ disk: disk.afterKill(), processes: nobodyElse })
  return { storage, store: await storage.open(DOSSIER) }
}

describe('deleting for good', () => {
  it('leaves nothing of a note in any file, and everything else as it was', async () => {
    const disk = new MemoryDisk()
    const storage = await withBinnedNote(disk)
    const store = await storage.open(DOSSIER)
    expect((await holding(disk)).length).toBe(3)
    expect(await storage.holdings(DOSSIER)).toEqual({ [ENTRY]: { versions: 1, marks: 0, undo: 4, backups: 2 } })

    const done = await storage.erase(DOSSIER, chosen(store))
    expect(done).toMatchObject({ backups: 2, left: [], elsewhere: [] })
    expect(done.ops.map(({ collection, id, after }) => [collection, id, after]).sort()).toEqual([
      ['bin', ENTRY, null],
      ['revisions', 'v-1', null],
    ])
    expect(await holding(disk)).toEqual([])
    expect(await disk.exists(`${FOLDER}/deleting.json`)).toBe(false)
    const notes = { 'n-0': 'before it', 'n-2': 'in the same edit', 'n-3': 'see [[n-1]]' }
    const bodies = ({ layer }: ReaderStore) =>
      Object.fromEntries(Object.values(layer.records.notes).map(({ id, body }) => [id, body]))
    expect(bodies(store)).toEqual(notes)
    // Undo goes on with what is left of each edit.
    expect(store.history.map(({ id }) => id)).toEqual(['c-0', 'c-1', 'c-5'])
    expect(store.history[1]?.ops.map(({ id }) => id)).toEqual(['n-2'])
    await store.commit(change('c-6', [putNote(note('n-4', 'after it'))]))

    await storage.close()
    const again = await reopened(disk)
    expect(again.store.undecided).toBeNull()
    expect(again.store.recovery).toEqual([])
    expect(bodies(again.store)).toEqual({ ...notes, 'n-4': 'after it' })
    expect(again.store.history.map(({ id }) => id)).toEqual(['c-0', 'c-1', 'c-5', 'c-6'])
    expect(await again.storage.backups.list(DOSSIER)).toEqual([
      expect.objectContaining({ intact: true, counts: expect.objectContaining({ notes: 2, revisions: 0 }) }),
      expect.objectContaining({ intact: true, counts: expect.objectContaining({ notes: 2 }) }),
    ])
  })

  it('reaches the snapshot before the newest too', async () => {
    const disk = new MemoryDisk()
    const storage = await withBinnedNote(disk, { snapshotAfterBytes: 1 })
    const store = await storage.open(DOSSIER)
    const snapshots = async () =>
      (await disk.list(`${FOLDER}/dossiers/${DOSSIER}`)).filter((name) => name.startsWith('snapshot'))
    // They are made beside the edits: on a busy machine one may have come for all of them.
    for (let at = 0; (await snapshots()).length < 2; at++) {
      await store.commit(change(`c-then-${at}`, [putNote(note(`n-then-${at}`, 'after it'))]))
      await setImmediate()
    }
    await storage.close()
    const again = await openStorage({ disk })
    await again.erase(DOSSIER, chosen(await again.open(DOSSIER)))
    expect(await holding(disk)).toEqual([])
  })

  it('is whole or not at all, whenever the process is killed or the power cut: the next start completes it', async () => {
    const disk = new MemoryDisk()
    const storage = await withBinnedNote(disk)
    const store = await storage.open(DOSSIER)
    await writeLog(disk)
    const cuts: PowerCut[] = [
      { keepsName: () => true, keepsChange: () => 'whole' },
      { keepsName: () => false, keepsChange: () => 'none' },
      { keepsName: () => true, keepsChange: () => 'none' },
      { keepsName: () => false, keepsChange: () => 'whole' },
      { keepsName: (at, of) => at === of - 1, keepsChange: () => 'first-half' },
      { keepsName: (at) => at % 2 === 0, keepsChange: () => 'whole' },
    ]
    const left: MemoryDisk[] = []
    disk.afterChange = () => void left.push(...cuts.map((cut) => disk.afterPowerCut(cut)))
    await storage.erase(DOSSIER, chosen(store))
    disk.afterChange = () => undefined
    expect(left.length).toBeGreaterThan(100)
    const ended = { whole: 0, gone: 0 }
    for (const [at, state] of left.entries()) {
      const later = await openStorage({ disk: state, processes: nobodyElse })
      const opened = await later.open(DOSSIER)
      expect(opened.undecided, `state ${at}`).toBeNull()
      expect(Object.keys(opened.layer.records.notes).sort(), `state ${at}`).toEqual(['n-0', 'n-2', 'n-3'])
      const isThere = opened.layer.records.bin[ENTRY] !== undefined
      ended[isThere ? 'whole' : 'gone'] += 1
      if (isThere) {
        expect(opened.layer.records.revisions['v-1'], `state ${at}`).toBeDefined()
        expect(await state.exists(`${FOLDER}/deleting.json`), `state ${at}`).toBe(false)
      } else expect(await holding(state), `state ${at}`).toEqual([])
      await later.close()
    }
    expect(ended.gone).toBeGreaterThan(60)
    expect(ended.whole).toBeGreaterThan(0)
  })

  it('is tried again at every start until it is complete, also when the disk was full at one', async () => {
    const disk = new MemoryDisk()
    const storage = await withBinnedNote(disk)
    const store = await storage.open(DOSSIER)
    const left: MemoryDisk[] = []
    disk.afterChange = () => void left.push(disk.afterKill())
    await storage.erase(DOSSIER, chosen(store))
    disk.afterChange = () => undefined
    let begun = 0
    for (const state of left) {
      if (!(await state.exists(`${FOLDER}/deleting.json`))) continue
      begun += 1
      state.fault = ({ kind, path }) => (kind === 'write' && path.includes('snapshot') ? { code: 'ENOSPC' } : null)
      await (await openStorage({ disk: state, processes: nobodyElse })).close()
      state.fault = () => null
      await (await openStorage({ disk: state, processes: nobodyElse })).close()
      expect(await holding(state)).toEqual([])
    }
    expect(begun).toBeGreaterThan(10)
  })

  it('changes nothing when the disk is full, and does not happen later by itself', async () => {
    const disk = new MemoryDisk()
    const storage = await withBinnedNote(disk)
    const store = await storage.open(DOSSIER)
    disk.fault = ({ kind, path }) => (kind === 'write' && path.includes('snapshot') ? { code: 'ENOSPC' } : null)
    await expect(storage.erase(DOSSIER, chosen(store))).rejects.toMatchObject({
      code: 'storage-failed',
      message: 'It could not be deleted for good, and is still there. The disk is full. Free some space on it.',
    })
    disk.fault = () => null
    expect(store.layer.records.bin[ENTRY]).toBeDefined()
    expect(store.history).toHaveLength(6)
    const again = await reopened(disk)
    expect(again.store.layer.records.bin[ENTRY]).toBeDefined()
    await store.commit(change('c-6', [putNote(note('n-4'))]))
    expect((await reopened(disk)).store.layer.records.notes['n-4']).toBeDefined()
  })

  it('says what it could not change, and tries it again at the next start', async () => {
    const disk = new MemoryDisk()
    const storage = await withBinnedNote(disk)
    const store = await storage.open(DOSSIER)
    disk.fault = ({ kind, path }) => (kind === 'open' && path.includes('backups/') ? { code: 'EROFS' } : null)
    const done = await storage.erase(DOSSIER, chosen(store))
    expect(done.left).toEqual(['A backup of ‘sahel’ could not be changed.'])
    expect(store.layer.records.bin).toEqual({})
    expect((await holding(disk)).every((path) => path.includes('/backups/'))).toBe(true)
    disk.fault = () => null
    const later = disk.afterKill()
    await openStorage({ disk: later, processes: nobodyElse })
    expect(await holding(later)).toEqual([])
    expect(await later.exists(`${FOLDER}/deleting.json`)).toBe(false)
  })

  it('takes damaged files along that hold it, and leaves those that do not', async () => {
    const disk = new MemoryDisk()
    const storage = await withBinnedNote(disk)
    const store = await storage.open(DOSSIER)
    const files = {
      held: `${FOLDER}/dossiers/${DOSSIER}/journal-000000000001.jsonl.corrupt-x`,
      other: `${FOLDER}/dossiers/${DOSSIER}/a.corrupt-y`,
    }
    const texts = { held: `half a line ${SECOND} {"id":"n-1"`, other: 'nothing of it' }
    for (const name of ['held', 'other'] as const) {
      const file = await asWritten(disk).open(files[name], 'new')
      await file.write(Buffer.from(texts[name]), 0)
      await file.close()
    }
    const [backup = ''] = await disk.list(`${FOLDER}/backups/${DOSSIER}`)
    const path = `${FOLDER}/backups/${DOSSIER}/${backup}`
    const spoilt = await asWritten(disk).open(path, 'update')
    await spoilt.write(Buffer.from('x'), 5_000)
    await spoilt.close()
    expect(await storage.erase(DOSSIER, chosen(store))).toMatchObject({ left: [], elsewhere: [] })
    expect(await holding(disk)).toEqual([])
    expect(await disk.exists(path)).toBe(false)
    expect(await disk.exists(files.held)).toBe(false)
    expect(await disk.exists(files.other)).toBe(true)
  })

  it('takes out of the log of errors what says it, and says where else its words stand', async () => {
    const disk = new MemoryDisk()
    const storage = await withBinnedNote(disk)
    const store = await storage.open(DOSSIER)
    await writeLog(disk)
    const copy = emptyLayer('copy')
    copy.records.meta['copy'] = { id: 'copy', title: 'A copy', keyJudgements: [], language: 'en', marking: 'TLP:RED' }
    copy.records.notes['n-1'] = note('n-1', `${LAST} too`, { title: TITLE })
    await storage.create(copy)
    const { left, elsewhere } = await storage.erase(DOSSIER, chosen(store))
    expect({ left, elsewhere }).toEqual({ left: [], elsewhere: ['The dossier ‘A copy’'] })
    expect((await asWritten(disk).read(`${FOLDER}/logs/dossier.log`)).toString()).toBe('{"id":"1"}\n{"id":"2"}\n')
  })

  it('takes an entry alone whose record goes on, with what only that entry says', async () => {
    const disk = new MemoryDisk()
    const storage = await withBinnedNote(disk)
    const store = await storage.open(DOSSIER)
    const kept = note('n-3', 'zq-kept-zq')
    const entry = { id: 'b-2', collection: 'notes', recordId: 'n-3', label: '', deletedAt: AT, record: kept } as const
    await store.commit(change('c-6', [{ collection: 'bin', id: 'b-2', before: null, after: entry }]))
    await storage.backups.create(DOSSIER)
    await storage.erase(DOSSIER, erasedWith(store.layer, [entry]))
    expect(store.layer.records.notes['n-3']?.body).toBe('see [[n-1]]')
    expect(Object.keys(store.layer.records.bin)).toEqual([ENTRY])
    expect(await holding(disk, ['zq-kept-zq'])).toEqual([])
    expect(store.history.map(({ id }) => id)).toEqual(['c-0', 'c-1', 'c-2', 'c-3', 'c-4', 'c-5'])
  })

  it('takes a dossier out of the bin with its backups, and completes that too', async () => {
    const disk = new MemoryDisk()
    const storage = await withBinnedNote(disk)
    await storage.remove(DOSSIER)
    const other = emptyLayer('other')
    other.records.meta['other'] = { id: 'other', title: 'O', keyJudgements: [], language: 'en', marking: 'TLP:RED' }
    await storage.create(other)
    const left: MemoryDisk[] = []
    disk.afterChange = () => void left.push(disk.afterKill())
    await expect(storage.eraseBinned(DOSSIER, '2020-01-01T00:00:00.000Z')).rejects.toMatchObject({ code: 'not-found' })
    expect(await storage.eraseBinned(DOSSIER, AT)).toMatchObject({ backups: 2, left: [], elsewhere: [] })
    disk.afterChange = () => undefined
    expect(await holding(disk)).toEqual([])
    expect((await storage.list()).map(({ id }) => id)).toEqual(['other'])
    for (const state of left) {
      const later = await openStorage({ disk: state, processes: nobodyElse })
      const listed = (await later.list()).map(({ id, deletedAt }) => `${id} ${deletedAt ?? ''}`)
      if ((await holding(state)).length > 0) {
        // Nothing had been noted yet: it is in the bin as before, with every backup.
        expect(listed).toEqual(['other ', `${DOSSIER} ${AT}`])
        expect(await later.backups.list(DOSSIER)).toHaveLength(2)
      } else expect(listed).toEqual(['other '])
      await later.close()
    }
  })
})
