import { describe, expect, it } from 'vitest'
import { minuteWords } from '../../../src-main/domain/dating/reader-day'
import { emptyLayer } from '../../../src-main/domain/records/records'
import { seededRandom } from '../../support/random'
import { MemoryDisk } from '../../support/memory-disk'
import { change, note, putNote } from '../../support/notes'
import { filesOf, FOLDER, openStorage } from '../../support/storage'
import { damageSeveral, flipBits, judge, makeSample, truncateEverywhere } from '../../torture/damage'

const HOME = `${FOLDER}/dossiers/sahel`

async function withNotes(count: number, snapshotAfterBytes = 1e9): Promise<MemoryDisk> {
  const disk = new MemoryDisk()
  const storage = await openStorage({ disk, snapshotAfterBytes })
  const store = await storage.open('sahel')
  for (let index = 1; index <= count; index += 1) {
    await store.commit(change(`c-${index}`, [putNote(note(`n-${index}`, `Body ${index}`))]))
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
  await storage.close()
  return disk
}

async function contents(disk: MemoryDisk): Promise<Record<string, string>> {
  const found: Record<string, string> = {}
  for (const name of await filesOf(disk, 'sahel')) found[name] = (await disk.read(`${HOME}/${name}`)).toString('latin1')
  return found
}

describe('opening a dossier', () => {
  it('takes the snapshot before and the journal when the newest snapshot is damaged, and keeps the damaged file', async () => {
    const disk = await withNotes(20, 1_500)
    const newest = (await filesOf(disk, 'sahel')).filter((name) => name.startsWith('snapshot')).at(-1) ?? ''
    const bytes = await disk.read(`${HOME}/${newest}`)
    bytes[5_000] = (bytes[5_000] ?? 0) ^ 1
    disk.damage(`${HOME}/${newest}`, bytes)

    const storage = await openStorage({ disk })
    const store = await storage.open('sahel')
    expect(Object.keys(store.layer.records.notes)).toHaveLength(20)
    expect(store.undecided).toBeNull()
    expect(store.recovery).toEqual([
      'The main file of this dossier was damaged, so it was rebuilt from an earlier one and the journal of changes.',
      'The damaged files were kept, under names that end in .corrupt and the time.',
    ])
    const kept = `${newest}.corrupt-2025-06-01T10-00-00-000Z`
    expect((await disk.read(`${HOME}/${kept}`)).equals(bytes)).toBe(true)
    await storage.close()
    expect((await (await openStorage({ disk })).open('sahel')).recovery).toEqual([])
  })

  it('cuts a change that was never confirmed from the end of the journal, and says so', async () => {
    const disk = await withNotes(3)
    const path = `${HOME}/journal-000000000001.jsonl`
    const bytes = await disk.read(path)
    disk.damage(path, Buffer.concat([bytes, bytes.subarray(-200, -90)]))
    const store = await (await openStorage({ disk })).open('sahel')
    expect(store.recovery).toEqual([expect.stringContaining('cut off while it was being written')])
    await store.commit(change('c-4', [putNote(note('n-4'))]))
    await store.close()
    expect(
      Object.keys(
        (
          await (
            await openStorage({
              disk: disk.afterKill(),
              processes: { exists: () => false, startOf: () => Promise.resolve(null) },
            })
          ).open('sahel')
        ).layer.records.notes,
      ),
    ).toHaveLength(4)
  })

  it('writes nothing when a saved change can’t be read, until the person has chosen', async () => {
    const disk = await withNotes(6)
    const path = `${HOME}/journal-000000000001.jsonl`
    const bytes = await disk.read(path)
    bytes[bytes.indexOf('Body 3')] = 0x62
    disk.damage(path, bytes)
    const before = await contents(disk)

    for (let start = 1; start <= 2; start += 1) {
      const storage = await openStorage({ disk })
      const store = await storage.open('sahel')
      expect(store.undecided).toBe(
        `Part of this dossier’s files is damaged or missing. 1 saved change made after ${minuteWords('2025-06-01T10:00:00.000Z')} can’t be read. ` +
          'Everything else is here. Nothing is written until you choose: go on with what was recovered, or restore a backup.',
      )
      expect(store.saveState()).toEqual({ kind: 'read-only', reason: store.undecided })
      expect(Object.keys(store.layer.records.notes)).toEqual(['n-1', 'n-2', 'n-4', 'n-5', 'n-6'])
      await expect(store.commit(change('c-7', [putNote(note('n-7'))]))).rejects.toMatchObject({ code: 'read-only' })
      await storage.close()
      expect(await contents(disk)).toEqual(before)
    }

    const storage = await openStorage({ disk })
    const store = await storage.open('sahel')
    await store.goOnWithRecovered()
    expect(store.undecided).toBeNull()
    await store.commit(change('c-7', [putNote(note('n-7'))]))
    await storage.close()
    const again = await (await openStorage({ disk })).open('sahel')
    expect(again.recovery).toEqual([])
    expect(Object.keys(again.layer.records.notes)).toEqual(['n-1', 'n-2', 'n-4', 'n-5', 'n-6', 'n-7'])
    expect((await filesOf(disk, 'sahel')).filter((name) => name.includes('.corrupt-'))).toEqual([
      'journal-000000000001.jsonl.corrupt-2025-06-01T10-00-00-000Z',
    ])
  })

  it('never takes an empty file for an empty dossier', async () => {
    for (const name of ['journal-000000000001.jsonl', 'snapshot-000000000004.json']) {
      const disk = await withNotes(0)
      await disk.makeFolder(HOME)
      await disk.open(`${HOME}/${name}`, 'new')
      if (name.startsWith('journal')) continue
      const store = await (await openStorage({ disk })).open('sahel')
      expect(store.undecided).toContain('4 saved changes')
    }
  })

  it('notices when the journal is missing although the folder says how far it went', async () => {
    const disk = await withNotes(3)
    await disk.remove(`${HOME}/journal-000000000001.jsonl`)
    const store = await (await openStorage({ disk })).open('sahel')
    expect(store.undecided).toContain('its files are not in the data folder any more')
  })

  it('notices files of another copy of the dossier, as a synchronised folder can leave them', async () => {
    const [disk, other] = [await withNotes(2), new MemoryDisk()]
    const storage = await openStorage({ disk: other })
    const store = await storage.open('sahel')
    for (const id of ['x-1', 'x-2']) await store.commit(change(`c-${id}`, [putNote(note(id))]))
    await storage.close()
    const reopened = await openStorage({ disk: other })
    await (await reopened.open('sahel')).commit(change('c-x-3', [putNote(note('x-3'))]))
    await reopened.close()
    const foreign = await other.read(`${HOME}/journal-000000000003.jsonl`)
    await (await disk.open(`${HOME}/journal-000000000003.jsonl`, 'new')).write(foreign, 0)
    expect((await (await openStorage({ disk })).open('sahel')).undecided).toContain('two different copies')
  })

  it('takes no other dossier’s file for its own', async () => {
    const disk = await withNotes(2)
    const storage = await openStorage({ disk, snapshotAfterBytes: 1 })
    const other = await storage.open('other')
    for (const id of ['x-1', 'x-2', 'x-3']) await other.commit(change(`c-${id}`, [putNote(note(id))]))
    await storage.close()
    const snapshot = (await filesOf(disk, 'other')).filter((name) => name.startsWith('snapshot')).at(-1) ?? ''
    const file = await disk.open(`${HOME}/${snapshot}`, 'new')
    await file.write(await disk.read(`${FOLDER}/dossiers/other/${snapshot}`), 0)
    const store = await (await openStorage({ disk })).open('sahel')
    expect(Object.keys(store.layer.records.notes)).toEqual(['n-1', 'n-2'])
  })

  it('fails, and changes nothing, when the disk can’t be read: that is not damage', async () => {
    const disk = await withNotes(3)
    const before = await contents(disk)
    disk.fault = ({ kind, path }) => (kind === 'read' && path.includes('journal') ? { code: 'EIO' } : null)
    const storage = await openStorage({ disk })
    await expect(storage.open('sahel')).rejects.toMatchObject({ code: 'storage-failed' })
    disk.fault = () => null
    expect(await contents(disk)).toEqual(before)
    expect(Object.keys((await storage.open('sahel')).layer.records.notes)).toHaveLength(3)
  })

  it('accepts no damage in silence and wastes nothing that was whole: cuts and flipped bits', async () => {
    const sample = await makeSample(24)
    const cuts = await truncateEverywhere(sample, 97)
    const flips = await flipBits(sample, 300, seededRandom(7))
    expect([...cuts.failures, ...flips.failures]).toEqual([])
    expect(cuts.tried + flips.tried).toBeGreaterThan(450)
    expect(cuts.outcomes.mended + flips.outcomes.mended).toBeGreaterThan(50)
    expect(cuts.outcomes.told + flips.outcomes.told).toBeGreaterThan(10)
  })
})

describe('a dossier that lost several of its files', () => {
  it('is never opened as if nothing were missing', async () => {
    const several = await damageSeveral(await makeSample(24), 500, seededRandom(3))
    expect(several.failures).toEqual([])
    expect(several.outcomes.told).toBeGreaterThan(200)
  })

  it('says that it is not known what is missing when the marks are gone as well', async () => {
    const disk = await withNotes(3)
    await disk.remove(`${HOME}/acknowledged`)
    await disk.remove(`${FOLDER}/acknowledged/sahel`)
    const storage = await openStorage({ disk })
    const store = await storage.open('sahel')
    expect(store.undecided).toBeNull()
    expect(store.recovery).toEqual([expect.stringContaining('it is not known whether the last changes')])
    await storage.close()
    expect((await (await openStorage({ disk })).open('sahel')).recovery).toEqual([])
  })

  it('asks before it lets an end of the journal go for which no mark speaks', async () => {
    const disk = await withNotes(3)
    const path = `${HOME}/journal-000000000001.jsonl`
    disk.damage(path, (await disk.read(path)).subarray(0, -40))
    await disk.remove(`${HOME}/acknowledged`)
    await disk.remove(`${FOLDER}/acknowledged/sahel`)
    expect((await (await openStorage({ disk })).open('sahel')).undecided).toContain('1 saved change')
  })

  it('is missed when its whole folder is gone, and comes back from its backup', async () => {
    for (const isMarkGone of [false, true]) {
      const disk = await withNotes(3)
      const first = await openStorage({ disk })
      await first.backups.create('sahel')
      await first.close()
      await disk.removeFolder(HOME)
      if (isMarkGone) await disk.remove(`${FOLDER}/acknowledged/sahel`)
      const storage = await openStorage({ disk })
      if (!isMarkGone) expect(await storage.list()).toEqual([expect.objectContaining({ id: 'sahel' })])
      const store = await storage.open('sahel')
      expect(store.undecided).toContain('its files are not in the data folder any more')
      const [backup] = await storage.backups.list('sahel')
      await storage.backups.replaceDamaged('sahel', backup?.id ?? '')
      await store.close()
      const again = await storage.open('sahel')
      expect(again.undecided).toBeNull()
      expect(Object.keys(again.layer.records.notes)).toEqual(['n-1', 'n-2', 'n-3'])
    }
  })

  it('is not missed when it was deleted on purpose', async () => {
    const disk = await withNotes(3)
    const storage = await openStorage({ disk })
    await storage.remove('sahel')
    expect(await storage.list()).toEqual([expect.objectContaining({ id: 'sahel', deletedAt: expect.any(String) })])
    await storage.restore('sahel')
    expect((await storage.open('sahel')).recovery).toEqual([])
  })
})

describe('the list of dossiers', () => {
  it('still names a dossier of the reader’s own whose files are all damaged, as its newest backup knew it', async () => {
    const disk = new MemoryDisk()
    const first = await openStorage({ disk })
    const meta = { id: 'mine', title: 'My own', keyJudgements: [], language: 'en', marking: 'TLP:CLEAR' } as const
    const layer = emptyLayer('mine')
    layer.records.meta['mine'] = { ...meta, keyJudgements: [] }
    await first.create(layer)
    await first.backups.create('mine')
    await first.close()
    disk.damage(`${FOLDER}/dossiers/mine/snapshot-000000000001.json`, Buffer.from('not what was written'))
    const storage = await openStorage({ disk })
    expect(await storage.list()).toEqual([{ id: 'mine', own: true, title: 'My own' }])
    expect((await storage.open('mine')).undecided).toContain('Part of this dossier')
  })
})

describe('the journal', () => {
  it('gives every change back when any bit of any of its newlines is flipped', async () => {
    const sample = await makeSample(9)
    for (const [name, bytes] of sample.files) {
      if (!name.includes('journal')) continue
      for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) {
        for (let bit = 0; bit < 8; bit += 1) {
          const flipped = Buffer.from(bytes)
          flipped[at] = 10 ^ (1 << bit)
          expect(await judge(sample, new Map([[name, flipped]]))).toMatch(/whole|mended/)
        }
      }
    }
  })
})
