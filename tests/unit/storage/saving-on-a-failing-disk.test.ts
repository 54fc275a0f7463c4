import { describe, expect, it, vi } from 'vitest'
import type { SaveState } from '../../../src-main/domain/ports'
import { MemoryDisk, type DiskStep } from '../../support/memory-disk'
import { change, note, putNote } from '../../support/notes'
import { filesOf, FOLDER, openAfterKill, openStorage } from '../../support/storage'

const isSaving = ({ kind, path }: DiskStep) => (kind === 'write' || kind === 'sync') && path.includes('journal')

describe('saving on a disk that fails', () => {
  it('says so at once, keeps the change, and saves it by itself when the disk can again', async () => {
    const disk = new MemoryDisk()
    const store = await (await openStorage({ disk, whenDiskFails: 'keep-trying' })).open('sahel')
    await store.commit(change('c-1', [putNote(note('n-1', 'one'))]))
    const states: SaveState[] = []
    store.onSaveState((state) => states.push(state))

    disk.fault = (step) => (isSaving(step) ? { code: 'ENOSPC', writtenBytes: 10 } : null)
    const saving = store.commit(change('c-2', [putNote(note('n-2', 'two'))], { label: 'add note' }))
    await vi.waitFor(() => expect(store.saveState().kind).toBe('not-saved'), { timeout: 60_000 })
    expect(store.saveState()).toEqual({
      kind: 'not-saved',
      reason: expect.stringContaining('disk is full'),
      unsavedChanges: 1,
      unsavedLabels: [expect.stringMatching(/^add note ‘.+’$/)],
    })
    expect(store.layer.records.notes['n-2']).toBeUndefined()

    disk.fault = () => null
    await saving
    expect(store.saveState()).toEqual({ kind: 'saved' })
    expect(states.map(({ kind }) => kind)).toContain('not-saved')
    const again = await (await openAfterKill(disk)).open('sahel')
    expect(Object.keys(again.layer.records.notes)).toEqual(['n-1', 'n-2'])
    expect(again.undecided).toBeNull()
  })

  it('refuses at once where nobody waits for the disk, as in a terminal', async () => {
    const disk = new MemoryDisk()
    const store = await (await openStorage({ disk, whenDiskFails: 'refuse' })).open('sahel')
    disk.fault = (step) => (isSaving(step) ? { code: 'EROFS' } : null)
    await expect(store.commit(change('c-1', [putNote(note('n-1'))]))).rejects.toMatchObject({
      code: 'storage-failed',
      message: expect.stringContaining('read-only'),
    })
    disk.fault = () => null
    await store.commit(change('c-2', [putNote(note('n-1'))]))
  })

  it('refuses what is still not saved when it is closed', async () => {
    const disk = new MemoryDisk()
    const store = await (await openStorage({ disk, whenDiskFails: 'keep-trying' })).open('sahel')
    disk.fault = (step) => (isSaving(step) ? { code: 'EIO' } : null)
    const saving = store.commit(change('c-1', [putNote(note('n-1'))]))
    await Promise.all([expect(saving).rejects.toMatchObject({ code: 'storage-failed' }), store.close()])
    await expect(store.commit(change('c-2', [putNote(note('n-2'))]))).rejects.toMatchObject({ code: 'storage-failed' })
  })

  it('puts everything back when the folder of the dossier was deleted under it', async () => {
    const disk = new MemoryDisk()
    const store = await (await openStorage({ disk, whenDiskFails: 'keep-trying' })).open('sahel')
    await store.commit(change('c-1', [putNote(note('n-1', 'one'))]))
    await disk.removeFolder(`${FOLDER}/dossiers/sahel`)
    await store.commit(change('c-2', [putNote(note('n-2', 'two'))]))
    const again = await (await openAfterKill(disk)).open('sahel')
    expect(Object.keys(again.layer.records.notes)).toEqual(['n-1', 'n-2'])
    expect(again.undecided).toBeNull()
  })

  it('does not begin an empty folder when the whole data folder is gone, and goes on when it is back', async () => {
    const disk = new MemoryDisk()
    const store = await (await openStorage({ disk, whenDiskFails: 'keep-trying' })).open('sahel')
    await store.commit(change('c-1', [putNote(note('n-1', 'one'))]))
    await disk.rename(FOLDER, '/unplugged')
    const doubt = vi.spyOn(performance, 'now').mockReturnValue(Number.MAX_SAFE_INTEGER)
    const saving = store.commit(change('c-2', [putNote(note('n-2', 'two'))]))
    await vi.waitFor(() => expect(store.saveState().kind).toBe('not-saved'), { timeout: 60_000 })
    expect(store.saveState()).toMatchObject({ reason: expect.stringContaining('gone') })
    expect(await disk.exists(FOLDER)).toBe(false)
    await disk.rename('/unplugged', FOLDER)
    await saving
    doubt.mockRestore()
    const again = await (await openAfterKill(disk)).open('sahel')
    expect(Object.keys(again.layer.records.notes)).toEqual(['n-1', 'n-2'])
  })

  it.each(['ENOSPC', 'EIO', 'EROFS', 'EACCES'])(
    'loses nothing whichever step of the disk fails with %s',
    async (code) => {
      for (let failing = 1; failing <= 40; failing += 1) {
        const disk = new MemoryDisk()
        const storage = await openStorage({ disk, whenDiskFails: 'keep-trying', snapshotAfterBytes: 1_000, retryMs: 1 })
        const store = await storage.open('sahel')
        const first = disk.steps
        // From here on a stretch of steps fails, some writes after half of their bytes.
        disk.fault = ({ sizeBytes = 0 }) => {
          const since = disk.steps - first
          return since >= failing && since < failing + 4 ? { code, writtenBytes: Math.floor(sizeBytes / 2) } : null
        }
        for (let count = 1; count <= 8; count += 1) {
          await store.commit(change(`c-${count}`, [putNote(note(`n-${count}`, 'text '.repeat(60)))]))
        }
        const again = await (await openAfterKill(disk)).open('sahel')
        expect(Object.keys(again.layer.records.notes)).toHaveLength(8)
        expect(again.undecided).toBeNull()
        await storage.close()
      }
    },
  )

  it('leaves no more than two snapshots and their journals behind', async () => {
    const disk = new MemoryDisk()
    const storage = await openStorage({ disk, snapshotAfterBytes: 1_000 })
    const store = await storage.open('sahel')
    for (let count = 1; count <= 60; count += 1) {
      await store.commit(change(`c-${count}`, [putNote(note(`n-${count}`, 'text '.repeat(30)))]))
      await new Promise((resolve) => setTimeout(resolve, 1))
    }
    await storage.close()
    const names = await filesOf(disk, 'sahel')
    expect(names.filter((name) => name.startsWith('snapshot'))).toHaveLength(2)
    expect(names.filter((name) => name.startsWith('journal')).length).toBeLessThanOrEqual(3)
  })
})
