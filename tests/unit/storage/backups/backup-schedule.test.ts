import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { DossierStorage, ReaderStore } from '../../../../src-main/domain/ports'
import { MemoryDisk } from '../../../support/memory-disk'
import { change, note, putNote } from '../../../support/notes'
import { FOLDER, openStorage } from '../../../support/storage'

const MINUTE = 60_000
const START = Date.parse('2025-06-01T10:00:00.000Z')

describe('backups made by themselves', () => {
  let storage: DossierStorage
  let store: ReaderStore
  let disk: MemoryDisk
  let edits = 0
  const edit = async () => {
    edits += 1
    const saving = store.commit(change(`c-${edits}`, [putNote(note(`n-${edits}`))]))
    await vi.advanceTimersByTimeAsync(100)
    await saving
  }
  const pass = (minutes: number) => vi.advanceTimersByTimeAsync(minutes * MINUTE)
  const reasons = async () => (await storage.backups.list('sahel')).map(({ reason }) => reason)

  beforeEach(async () => {
    vi.useFakeTimers({ now: START })
    disk = new MemoryDisk()
    storage = await openStorage({ disk, program: 'app', now: () => new Date().toISOString() })
    store = await storage.open('sahel')
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('come when changes are followed by a pause, and not again while nothing is new', async () => {
    await edit()
    await pass(4)
    expect(await reasons()).toEqual([])
    await edit()
    await pass(6)
    expect(await reasons()).toEqual(['paused'])
    await pass(600)
    expect(await reasons()).toEqual(['paused'])
    expect(await storage.backups.isCurrent('sahel')).toBe(true)
    await edit()
    expect(await storage.backups.isCurrent('sahel')).toBe(false)
  })

  it('come every hour for whoever never pauses', async () => {
    for (let minutes = 0; minutes < 130; minutes += 2) {
      await edit()
      await pass(2)
    }
    expect(await reasons()).toEqual(['working', 'working'])
  })

  it('come as the app ends, only where something is new', async () => {
    await storage.backups.beforeClosing({ aborted: false })
    expect(await reasons()).toEqual([])
    await edit()
    await storage.backups.beforeClosing({ aborted: false })
    await storage.backups.beforeClosing({ aborted: false })
    expect(await reasons()).toEqual(['closed'])
  })

  it('are broken off when the end can’t wait, and leave nothing half written', async () => {
    await edit()
    const signal = { aborted: false }
    disk.afterChange = () => {
      if (disk.unsynced().files.some(({ path }) => path.includes('/backups/'))) signal.aborted = true
    }
    await storage.backups.beforeClosing(signal)
    disk.afterChange = () => undefined
    expect(await reasons()).toEqual([])
    expect(await disk.list(`${FOLDER}/backups/sahel`)).toEqual([])
    await storage.backups.beforeClosing({ aborted: false })
    expect(await reasons()).toEqual(['closed'])
  })

  it('cost nothing but the backup when the disk is full, and are made up for after the next change', async () => {
    await edit()
    disk.fault = ({ kind, path }) => (kind === 'write' && path.includes('/backups/') ? { code: 'ENOSPC' } : null)
    await pass(6)
    expect(await reasons()).toEqual([])
    expect(store.saveState()).toEqual({ kind: 'saved' })
    disk.fault = () => null
    await edit()
    await pass(6)
    expect(await reasons()).toEqual(['paused'])
  })

  it('are not made by a command in a terminal, which would make one each time', async () => {
    const terminal = await openStorage({ dataFolder: '/other', disk, program: 'terminal' })
    const other = await terminal.open('sahel')
    const saving = other.commit(change('c-t', [putNote(note('n-t'))]))
    await pass(120)
    await saving
    expect(await terminal.backups.list('sahel')).toEqual([])
  })

  it('amount to a handful in a working day', async () => {
    // Eight hours: bursts of 20 minutes with an edit each minute, then 20 minutes of reading.
    for (let round = 0; round < 12; round += 1) {
      for (let minute = 0; minute < 20; minute += 1) {
        await edit()
        await pass(1)
      }
      await pass(20)
    }
    await storage.backups.beforeClosing({ aborted: false })
    // One for each burst were made; the five newest are kept.
    const kept = await storage.backups.list('sahel')
    expect(kept.map(({ reason }) => reason)).toEqual(['paused', 'paused', 'paused', 'paused', 'paused'])
    expect(Number(kept[0]?.id.slice(0, 6))).toBe(12)
  })
})
