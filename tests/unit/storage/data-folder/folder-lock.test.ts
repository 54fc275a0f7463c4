import { minuteWords } from '../../../../src-main/domain/dating/reader-day'
import { hostname } from 'node:os'
import { describe, expect, it } from 'vitest'
import type { Processes } from '../../../../src-main/storage/data-folder/process-identity'
import { MemoryDisk } from '../../../support/memory-disk'
import { seededRandom } from '../../../support/random'
import { change, note, putNote } from '../../../support/notes'
import { FOLDER, nobodyElse, openStorage } from '../../../support/storage'

const running: Processes = { exists: () => true, startOf: () => Promise.resolve('same') }

function lockOf(holder: object): Buffer {
  const token = '0'.repeat(32)
  return Buffer.from(
    JSON.stringify({
      token,
      program: 'app',
      pid: 1,
      started: 'then',
      host: hostname(),
      since: '2025-06-01T09:00:00.000Z',
      ...holder,
    }),
  )
}

async function diskWithLock(holder: object): Promise<MemoryDisk> {
  const disk = new MemoryDisk()
  await disk.makeFolder(FOLDER)
  await (await disk.open(`${FOLDER}/lock`, 'new')).write(lockOf(holder), 0)
  return disk
}

describe('the lock of the data folder', () => {
  it('keeps a second writer out with a sentence that says who is in', async () => {
    const disk = new MemoryDisk()
    await openStorage({ disk, program: 'app', processes: running })
    await expect(openStorage({ disk, processes: running })).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(
        new RegExp(
          `^Dossier is open .* \\(process \\d+, since ${minuteWords('2025-06-01T10:00:00.000Z')}\\)\\. Close it`,
        ),
      ),
    })
  })

  it('lets a second one read while the first goes on writing', async () => {
    const disk = new MemoryDisk()
    const first = await openStorage({ disk, processes: running })
    await (await first.open('sahel')).commit(change('c-1', [putNote(note('n-1'))]))
    const second = await openStorage({ disk, access: 'write-if-free', processes: running })
    expect(second.readOnly).toContain('using this data folder')
    const store = await second.open('sahel')
    expect(store.layer.records.notes['n-1']).toBeDefined()
    expect(store.saveState()).toEqual({ kind: 'read-only', reason: second.readOnly })
    await expect(store.commit(change('c-2', [putNote(note('n-2'))]))).rejects.toMatchObject({ code: 'read-only' })
  })

  it('is taken over at once when its process is gone, or when its number belongs to another process now', async () => {
    const gone = await diskWithLock({})
    await openStorage({ disk: gone, processes: { exists: () => false, startOf: () => Promise.resolve(null) } })
    const usedAgain = await diskWithLock({})
    await openStorage({ disk: usedAgain, processes: { exists: () => true, startOf: () => Promise.resolve('later') } })
  })

  it('is respected when it cannot be known whether its process still runs, and the way out is told', async () => {
    const message = expect.stringContaining('delete the file ‘lock’')
    const elsewhere = await diskWithLock({ host: 'another-computer' })
    await expect(openStorage({ disk: elsewhere, processes: nobodyElse })).rejects.toMatchObject({
      code: 'conflict',
      message,
    })
    const unsure = await diskWithLock({ started: null })
    await expect(openStorage({ disk: unsure, processes: running })).rejects.toMatchObject({ code: 'conflict', message })
  })

  it('does not depend on the clock', async () => {
    const disk = await diskWithLock({ since: '1999-01-01T00:00:00.000Z', started: 'same' })
    await expect(openStorage({ disk, processes: running })).rejects.toMatchObject({ code: 'conflict' })
    const future = await diskWithLock({ since: '2099-01-01T00:00:00.000Z' })
    await openStorage({ disk: future, processes: nobodyElse })
  })

  it('is taken over when it holds nothing that can be read, and strays beside it are cleared away', async () => {
    const disk = await diskWithLock({})
    disk.damage(`${FOLDER}/lock`, Buffer.alloc(0))
    await (await disk.open(`${FOLDER}/lock.${'1'.repeat(32)}`, 'new')).write(lockOf({ token: '1'.repeat(32) }), 0)
    await openStorage({ disk, processes: nobodyElse })
    expect((await disk.list(FOLDER)).filter((name) => name.startsWith('lock'))).toEqual(['lock'])
  })

  it('that is lost to another program ends all writing', async () => {
    const disk = new MemoryDisk()
    const store = await (await openStorage({ disk, processes: running })).open('sahel')
    disk.damage(`${FOLDER}/lock`, lockOf({}))
    await new Promise((resolve) => setTimeout(resolve, 1_050))
    await expect(store.commit(change('c-1', [putNote(note('n-1'))]))).rejects.toMatchObject({ code: 'read-only' })
  })

  it('that is somebody else’s is left to them when the folder is closed', async () => {
    const disk = new MemoryDisk()
    const storage = await openStorage({ disk, processes: running })
    disk.damage(`${FOLDER}/lock`, lockOf({}))
    await storage.close()
    expect((await disk.read(`${FOLDER}/lock`)).equals(lockOf({}))).toBe(true)
  })

  it('is let go when the folder is closed', async () => {
    const disk = new MemoryDisk()
    await (await openStorage({ disk, processes: running })).close()
    expect(await disk.exists(`${FOLDER}/lock`)).toBe(false)
    await openStorage({ disk, processes: running })
  })

  it('goes to exactly one of many that find the same stale lock', async () => {
    for (let round = 0; round < 40; round += 1) {
      const disk = await diskWithLock({ pid: 999_999_999 })
      const processes = { exists: (pid: number) => pid === process.pid, startOf: () => Promise.resolve('now') }
      // Each gets its turn at the disk in another order.
      const random = seededRandom(round)
      disk.afterChange = async () => {
        for (let wait = random.below(2) * random.below(200); wait > 0; wait -= 1) await Promise.resolve()
      }
      const all = await Promise.allSettled(Array.from({ length: 8 }, () => openStorage({ disk, processes })))
      expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    }
  })
})
