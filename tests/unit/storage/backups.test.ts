import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { invertOps } from '../../../src-main/domain/records/records'
import { undoState } from '../../../src-main/domain/undo-history'
import { backupId, BACKUP_REASONS } from '../../../src-main/storage/backups/backup-name'
import { backupsToKeep } from '../../../src-main/storage/backups/backup-retention'
import { MemoryDisk } from '../../support/memory-disk'
import { AT, change, note, putNote } from '../../support/notes'
import { FOLDER, openStorage, withSpoiltLine } from '../../support/storage'
import { runs } from '../../support/runs'

const later = (hours: number) => () => new Date(Date.parse(AT) + hours * 3_600_000).toISOString()

describe('backups', () => {
  it('are made when a dossier that has changed is opened, at most once an hour', async () => {
    const disk = new MemoryDisk()
    const first = await openStorage({ disk })
    await (await first.open('sahel')).commit(change('c-1', [putNote(note('n-1'))]))
    await first.close()
    for (const [hours, expected] of [
      [1, 1],
      [3, 1],
      [4, 2],
      [4.5, 2],
    ] as const) {
      const storage = await openStorage({ disk, now: later(hours) })
      const store = await storage.open('sahel')
      if (hours === 3) await store.commit(change('c-2', [putNote(note('n-2'))]))
      await storage.close()
      expect(await storage.backups.list('sahel')).toHaveLength(expected)
    }
  })

  it('hold all of a dossier, and say what differs now', async () => {
    const disk = new MemoryDisk()
    const storage = await openStorage({ disk })
    const store = await storage.open('sahel')
    const [one, two] = [note('n-1', 'one'), note('n-2', 'two')]
    await store.commit(change('c-1', [putNote(one), putNote(two)]))
    const backup = await storage.backups.create('sahel')
    expect(backup).toMatchObject({ reason: 'asked', at: AT, counts: { notes: 2, claims: 0 }, intact: true })
    expect(await storage.backups.list('sahel')).toEqual([backup])
    expect((await storage.backups.inspect('sahel', backup.id)).differences).toEqual([])

    await store.commit(
      change('c-2', [
        putNote(note('n-1', 'changed'), one),
        { collection: 'notes', id: 'n-2', before: two, after: null },
        putNote(note('n-3', 'new')),
      ]),
    )
    expect((await storage.backups.inspect('sahel', backup.id)).differences).toEqual([
      { collection: 'notes', changed: 1, onlyInBackup: 1, onlyNow: 1, examples: ['one', 'two', 'new'] },
    ])
  })

  it('are restored as one change that can be undone, after a backup of the present', async () => {
    const disk = new MemoryDisk()
    const storage = await openStorage({ disk })
    const store = await storage.open('sahel')
    const one = note('n-1', 'one')
    await store.commit(change('c-1', [putNote(one)]))
    const backup = await storage.backups.create('sahel')
    const changed = note('n-1', 'changed')
    await store.commit(change('c-2', [putNote(changed, one), putNote(note('n-2'))]))

    await store.commit(change('c-3', await storage.backups.restoreOps('sahel', backup.id), { label: 'restore' }))
    expect(store.layer.records.notes).toEqual({ 'n-1': one })
    expect((await storage.backups.list('sahel'))[0]).toMatchObject({ reason: 'before-restore', counts: { notes: 2 } })

    const { undo } = undoState(store.history)
    await store.commit(change('c-4', invertOps(undo?.ops ?? []), { undoes: 'c-3' }))
    expect(store.layer.records.notes['n-1']).toEqual(changed)
    expect(Object.keys(store.layer.records.notes)).toHaveLength(2)
  })

  it('that are damaged are refused, whichever byte it is', async () => {
    const disk = new MemoryDisk()
    const storage = await openStorage({ disk })
    await (await storage.open('sahel')).commit(change('c-1', [putNote(note('n-1'))]))
    const { id } = await storage.backups.create('sahel')
    const path = `${FOLDER}/backups/sahel/${id}.json`
    const whole = await disk.read(path)
    for (let at = 0; at < whole.length; at += 53) {
      const flipped = Buffer.from(whole)
      flipped[at] = (flipped[at] ?? 0) ^ 4
      disk.damage(path, flipped)
      await expect(storage.backups.restoreOps('sahel', id)).rejects.toMatchObject({ code: 'storage-failed' })
      disk.damage(path, whole.subarray(0, at))
      await expect(storage.backups.inspect('sahel', id)).rejects.toMatchObject({ code: 'storage-failed' })
    }
    await expect(storage.backups.inspect('sahel', '../../lock')).rejects.toMatchObject({ code: 'not-found' })
  })

  it('are not made of a dossier in which something is missing', async () => {
    const disk = new MemoryDisk()
    const first = await openStorage({ disk })
    const store = await first.open('sahel')
    for (const id of ['n-1', 'n-2', 'n-3']) await store.commit(change(`c-${id}`, [putNote(note(id))]))
    await first.close()
    const journal = `${FOLDER}/dossiers/sahel/journal-000000000001.jsonl`
    disk.damage(journal, withSpoiltLine(await disk.read(journal), 2))

    const storage = await openStorage({ disk })
    expect((await storage.open('sahel')).undecided).toContain('1 saved change')
    await expect(storage.backups.create('sahel')).rejects.toMatchObject({ code: 'read-only' })
    await storage.close()
    expect(await storage.backups.list('sahel')).toEqual([])
  })

  it('can take the place of a dossier that is damaged, and the damaged files are kept', async () => {
    const disk = new MemoryDisk()
    const first = await openStorage({ disk })
    const store = await first.open('sahel')
    await store.commit(change('c-1', [putNote(note('n-1', 'one'))]))
    const backup = await first.backups.create('sahel')
    await store.commit(change('c-2', [putNote(note('n-2', 'two'))]))
    await first.close()
    const journal = `${FOLDER}/dossiers/sahel/journal-000000000001.jsonl`
    disk.damage(journal, (await disk.read(journal)).subarray(0, 300))

    const storage = await openStorage({ disk })
    expect((await storage.open('sahel')).undecided).not.toBeNull()
    await storage.backups.replaceDamaged('sahel', backup.id)
    await storage.close()
    const again = await (await openStorage({ disk })).open('sahel')
    expect(again.undecided).toBeNull()
    expect(Object.keys(again.layer.records.notes)).toEqual(['n-1'])
    await again.commit(change('c-3', [putNote(note('n-3'))]))
    const names = await disk.list(`${FOLDER}/dossiers/sahel`)
    expect(names.some((name) => name.includes('.corrupt-'))).toBe(true)
  })

  it('that are asked for twice at once are two', async () => {
    const storage = await openStorage({ disk: new MemoryDisk() })
    await (await storage.open('sahel')).commit(change('c-1', [putNote(note('n-1'))]))
    const [one, two] = await Promise.all([storage.backups.create('sahel'), storage.backups.create('sahel')])
    expect(one.id).not.toBe(two.id)
    const listed = await storage.backups.list('sahel')
    expect(listed.map(({ id, intact }) => ({ id, intact }))).toEqual([two, one].map(({ id }) => ({ id, intact: true })))
  })

  it('of another dossier are refused, whatever name they were given', async () => {
    const disk = new MemoryDisk()
    const storage = await openStorage({ disk })
    for (const id of ['sahel', 'other'])
      await (await storage.open(id)).commit(change(`c-${id}`, [putNote(note(`n-${id}`))]))
    const { id } = await storage.backups.create('sahel')
    await storage.backups.create('other')
    disk.damage(`${FOLDER}/backups/sahel/${id}.json`, await disk.read(`${FOLDER}/backups/other/${id}.json`))
    await expect(storage.backups.restoreOps('sahel', id)).rejects.toMatchObject({
      code: 'storage-failed',
      message: expect.stringContaining('belongs to another dossier'),
    })
  })

  it('keep exactly the five newest, the last of each of seven days and ten that were asked for', () => {
    const idOf = (number: number, reason: (typeof BACKUP_REASONS)[number], day: number, hour: number) =>
      backupId({ number, reason, at: new Date(Date.UTC(2025, 0, day, hour)).toISOString() })
    // Three a day on ten days: the last five, and before them the last of each of the five days that are left of the seven.
    const opened = Array.from({ length: 30 }, (_, at) => idOf(at + 1, 'opened', 1 + Math.floor(at / 3), 8 + (at % 3)))
    const kept = [...backupsToKeep(opened)].map((id) => opened.indexOf(id) + 1).sort((a, b) => a - b)
    expect(kept).toEqual([12, 15, 18, 21, 24, 26, 27, 28, 29, 30])
    const asked = Array.from({ length: 30 }, (_, at) => idOf(at + 1, 'asked', 1, 8))
    expect([...backupsToKeep(asked)].sort()).toEqual(asked.slice(-10))
    const before = Array.from({ length: 30 }, (_, at) => idOf(at + 1, 'before-restore', 1, 8))
    expect([...backupsToKeep(before)].sort()).toEqual(before.slice(-5))
  })

  it('keep the five newest and the last of seven days, by number whatever the clock said', () => {
    const days = fc.integer({ min: 0, max: 400 })
    fc.assert(
      fc.property(
        fc.array(fc.record({ day: days, reason: fc.constantFrom(...BACKUP_REASONS) }), { maxLength: 60 }),
        (made) => {
          let kept: string[] = []
          made.forEach(({ day, reason }, number) => {
            const at = new Date(Date.UTC(2025, 0, 1 + day)).toISOString()
            const id = backupId({ number, reason, at })
            const keep = backupsToKeep([...kept, id])
            kept = [...kept, id].filter((candidate) => keep.has(candidate))
            expect(kept).toContain(id)
          })
          const all = made.map(({ day, reason }, number) => ({ number, reason, day }))
          for (const { number } of all.slice(-5))
            expect(kept.some((id) => Number(id.slice(0, 6)) === number)).toBe(true)
          for (const { number, reason } of all) {
            if (reason === 'before-migration') expect(kept.some((id) => Number(id.slice(0, 6)) === number)).toBe(true)
          }
          const ordinary = kept.filter((id) => id.includes('-opened-'))
          expect(ordinary.length).toBeLessThanOrEqual(12)
        },
      ),
      { numRuns: runs(100) },
    )
  })
})
