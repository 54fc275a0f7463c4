import { cp, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { SCHEMA_VERSION } from '../../../../src-main/domain/records/dossier'
import { COLLECTIONS, invertOps, RECORD_SCHEMAS } from '../../../../src-main/domain/records/records'
import { undoState } from '../../../../src-main/domain/undo-history'
import { SHAPE, type Shape } from '../../../../src-main/storage/history/migrations'
import { tableOf } from '../../../../src-main/storage/tables/record-table'
import { MemoryDisk } from '../../../support/memory-disk'
import { change, note, putNote } from '../../../support/notes'
import { openStorage } from '../../../support/storage'
import { tempFolder } from '../../../support/temp-folder'
import { titleShape } from '../../../torture/title-shape'

const GOLDEN = new URL('../../../fixtures/storage', import.meta.url).pathname

async function golden(version: string): Promise<string> {
  const folder = join(await tempFolder(), 'data')
  await cp(join(GOLDEN, version), folder, { recursive: true })
  return folder
}

describe('a data folder of an earlier version', () => {
  it('is kept in the tests for every version there was, and there is a step from each to the next', async () => {
    const versions = Array.from({ length: SCHEMA_VERSION }, (_, index) => `version-${index + 1}`)
    expect((await readdir(GOLDEN)).filter((name) => name.startsWith('version-'))).toEqual(versions)
    expect(SHAPE.migrations.map(({ from }) => from)).toEqual(versions.slice(0, -1).map((_, index) => index + 1))
  })

  it.each(Array.from({ length: SCHEMA_VERSION }, (_, index) => index + 1))(
    'opens, with records as this version wants them: version %i',
    async (version) => {
      const storage = await openStorage({ dataFolder: await golden(`version-${version}`) })
      const store = await storage.open('sahel')
      expect(store.recovery).toEqual([])
      expect(store.undecided).toBeNull()
      for (const name of COLLECTIONS) {
        for (const record of Object.values(store.layer.records[name])) RECORD_SCHEMAS[name].parse(record)
      }
      expect(Object.keys(store.layer.records.notes)).toEqual(['n-long', 'n-gone'])
      expect(store.layer.records.notes['n-long']).toMatchObject({
        body: expect.stringContaining('Niamey'),
        pinned: true,
      })
      expect(store.layer.records.claims['r-claim']?.subject).toBe('r-entity')
      const reasons = (await storage.backups.list('sahel')).map(({ reason }) => reason)
      expect(reasons.filter((reason) => reason === 'before-migration')).toHaveLength(version < SCHEMA_VERSION ? 1 : 0)
      expect(reasons.filter((reason) => reason !== 'before-migration')).toHaveLength(1)
      expect(await storage.readSettings()).toEqual({ lastDossier: 'sahel' })
    },
  )

  it('of the present version knows what can be undone and redone', async () => {
    const store = await (await openStorage({ dataFolder: await golden(`version-${SCHEMA_VERSION}`) })).open('sahel')
    const { undo, redo } = undoState(store.history)
    expect([undo?.id, redo?.id]).toEqual(['c-4', 'c-5'])
    await store.commit(change('c-7', [...(redo?.ops ?? [])], { redoes: 'c-5' }))
    expect(store.layer.records.bin['b-1']).toBeDefined()
    await store.commit(change('c-8', invertOps(undoState(store.history).undo?.ops ?? []), { undoes: 'c-5' }))
    expect(store.layer.records.notes['n-gone']?.body).toBe('Deleted.')
  })

  it('is migrated step by step, after a backup of it as it was', async () => {
    const dataFolder = await golden('version-1')
    const storage = await openStorage({ dataFolder, shape: titleShape(3) })
    const store = await storage.open('sahel')
    expect(store.layer.records.notes['n-long']?.title).toBe('migrated to 3')
    expect(store.history).toEqual([])
    await store.commit(change('c-7', [putNote(note('n-new'))]))
    await storage.close()

    const again = await openStorage({ dataFolder, shape: titleShape(3) })
    const titles = Object.values((await again.open('sahel')).layer.records.notes).map(({ title }) => title)
    expect(titles.sort()).toEqual(['', 'migrated to 3', 'migrated to 3'])
    const backups = await again.backups.list('sahel')
    const before = backups.filter(({ reason }) => reason === 'before-migration')
    expect(before).toHaveLength(1)
    // A backup of an older version is migrated when it is restored.
    const ops = await again.backups.restoreOps('sahel', before[0]?.id ?? '')
    expect(ops).toEqual([{ collection: 'notes', id: 'n-new', before: note('n-new'), after: null }])
  })

  it('is left alone when a step fails or makes what this version would refuse', async () => {
    const bad: Shape = {
      version: 2,
      migrations: [
        {
          from: 1,
          migrate(tables) {
            const { byId } = tableOf(tables, 'notes')
            byId['n-long'] = { ...byId['n-long'], title: 5 }
          },
        },
      ],
    }
    const dataFolder = await golden('version-1')
    const names = await readdir(join(dataFolder, 'dossiers', 'sahel'))
    for (const shape of [bad, { version: 2, migrations: [] }]) {
      const storage = await openStorage({ dataFolder, shape })
      await expect(storage.open('sahel')).rejects.toMatchObject({ code: 'storage-failed' })
      await storage.close()
    }
    expect(await readdir(join(dataFolder, 'dossiers', 'sahel'))).toEqual(names)
    expect((await (await openStorage({ dataFolder })).open('sahel')).layer.records.notes['n-long']?.title).toBe('Long')
  })
})

describe('a dossier of a newer version', () => {
  it('opens for reading only, with a message, and shows what this version understands', async () => {
    const disk = new MemoryDisk()
    const newer = await openStorage({ disk, shape: { version: SCHEMA_VERSION + 1, migrations: SHAPE.migrations } })
    const store = await newer.open('sahel')
    await store.commit(change('c-1', [putNote(note('n-1', 'one'))]))
    await newer.backups.create('sahel')
    await newer.close()

    const storage = await openStorage({ disk })
    const older = await storage.open('sahel')
    expect(older.saveState()).toEqual({
      kind: 'read-only',
      reason: expect.stringContaining('newer version of the app'),
    })
    expect(older.layer.records.notes['n-1']?.body).toBe('one')
    await expect(older.commit(change('c-2', [putNote(note('n-2'))]))).rejects.toMatchObject({ code: 'read-only' })
    const [backup] = await storage.backups.list('sahel')
    await expect(storage.backups.restoreOps('sahel', backup?.id ?? '')).rejects.toMatchObject({
      message: expect.stringContaining('newer version'),
    })
  })
})
