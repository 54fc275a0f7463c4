import { cp, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { minuteWords } from '../../../../src-main/domain/dating/reader-day'
import type { ReaderStore } from '../../../../src-main/domain/ports'
import { cloudSyncWarning } from '../../../../src-main/storage/data-folder/cloud-sync'
import { resolveDataFolder } from '../../../../src-main/storage/data-folder/default-data-folder'
import { nodeDisk, type Disk } from '../../../../src-main/storage/disk/disk'
import { change, note, putNote } from '../../../support/notes'
import { openStorage } from '../../../support/storage'
import { tempFolder } from '../../../support/temp-folder'

/** Where this computer notes which folder is used in the place of another. */
let config: string
const open = (options: Parameters<typeof openStorage>[0]) =>
  openStorage({ chosenFolders: join(config, 'dossier', 'chosen-folders.json'), ...options })
/** The folder that the next start takes when it is given this one. */
const startsIn = (folder: string) =>
  resolveDataFolder(['--data-dir', folder], { XDG_CONFIG_HOME: config }, { name: 'linux', home: '/' })

async function filled(): Promise<string> {
  config = await tempFolder()
  const folder = join(await tempFolder(), 'old')
  const storage = await openStorage({ dataFolder: folder })
  await (await storage.open('sahel')).commit(change('c-1', [putNote(note('n-1'))]))
  await storage.backups.create('sahel')
  await storage.close()
  return folder
}

describe('moving the data folder', () => {
  it('takes everything along, and whoever asks for the old folder gets the new one', async () => {
    const [from, to] = [await filled(), join(await tempFolder(), 'new')]
    const storage = await open({ dataFolder: from })
    await storage.moveTo(to)
    await expect(storage.writeSettings({})).rejects.toMatchObject({ code: 'read-only' })
    await storage.close()
    expect(startsIn(from)).toBe(to)
    const moved = await open({ dataFolder: to })
    expect((await moved.open('sahel')).layer.records.notes['n-1']).toBeDefined()
    expect(await moved.backups.list('sahel')).toHaveLength(1)
  })

  it('leaves the copy behind for reading only when the new folder is gone', async () => {
    const [from, to] = [await filled(), join(await tempFolder(), 'new')]
    const storage = await open({ dataFolder: from })
    await storage.moveTo(to)
    await storage.close()
    await rm(to, { recursive: true })
    expect(startsIn(from)).toBe(from)
    await expect(open({ dataFolder: from })).rejects.toMatchObject({
      code: 'storage-failed',
      message: expect.stringContaining('moved to ‘new’'),
    })
    const reading = await open({ dataFolder: from, access: 'write-if-free' })
    expect((await reading.open('sahel')).saveState().kind).toBe('read-only')
    expect(await readdir(join(to, '..'))).toEqual([])
  })

  it('goes back to where it once was, keeping what was left there', async () => {
    const [from, to] = [await filled(), join(await tempFolder(), 'new')]
    const storage = await open({ dataFolder: from })
    await storage.moveTo(to)
    await storage.close()
    const back = await open({ dataFolder: to })
    await (await back.open('sahel')).commit(change('c-2', [putNote(note('n-2'))]))
    await back.moveTo(from)
    await back.close()
    expect(startsIn(to)).toBe(from)
    expect(Object.keys((await (await open({ dataFolder: from })).open('sahel')).layer.records.notes)).toHaveLength(2)
    expect((await readdir(from)).some((name) => name.startsWith('before-move-'))).toBe(true)
  })

  it('is followed where this computer did it; what a folder says of itself leads nowhere and is said', async () => {
    const [from, to] = [await filled(), join(await tempFolder(), 'new')]
    const storage = await open({ dataFolder: from })
    await storage.moveTo(to)
    await storage.close()
    expect(await readdir(from)).toContain('moved-to.json')
    await rm(join(config, 'dossier'), { recursive: true })
    expect(startsIn(from)).toBe(from)
    await expect(open({ dataFolder: from })).rejects.toMatchObject({
      code: 'storage-failed',
      message: expect.stringMatching(/its work is in ‘new’.*choose that folder in the app/),
    })
    const reading = await open({ dataFolder: from, access: 'write-if-free' })
    expect(reading.readOnly).toContain('nobody is led there without being asked')
  })

  it('stops before it begins when the new folder holds something, or is inside the old one', async () => {
    const [from, to] = [await filled(), await tempFolder()]
    await writeFile(join(to, 'thesis.docx'), 'mine')
    const storage = await open({ dataFolder: from })
    await expect(storage.moveTo(to)).rejects.toMatchObject({ code: 'conflict' })
    await expect(storage.moveTo(join(from, 'inside'))).rejects.toMatchObject({ code: 'invalid-input' })
    await expect(storage.moveTo('relative')).rejects.toMatchObject({ code: 'invalid-input' })
    expect(await readdir(to)).toEqual(['thesis.docx'])
    await (await storage.open('sahel')).commit(change('c-2', [putNote(note('n-2'))]))
  })

  it('tells how far it is, can be stopped, and then everything is where it was and can be changed', async () => {
    const [from, to] = [await filled(), join(await tempFolder(), 'new')]
    const storage = await open({ dataFolder: from })
    const [told, signal] = [[] as number[], { aborted: false }]
    const onProgress = ({ done, total }: { done: number; total: number }) => {
      told.push(done)
      if (done >= total / 2) signal.aborted = true
    }
    await expect(storage.moveTo(to, { onProgress, signal })).rejects.toMatchObject({ code: 'cancelled' })
    expect(told.length).toBeGreaterThan(2)
    expect(await readdir(to)).toEqual([])
    await (await storage.open('sahel')).commit(change('c-2', [putNote(note('n-2'))]))
    await storage.moveTo(to)
    await storage.close()
    expect(Object.keys((await (await open({ dataFolder: to })).open('sahel')).layer.records.notes)).toHaveLength(2)
  })

  it('that is not on the new disk as it was read stays where it is, for every later start too', async () => {
    const [from, to] = [await filled(), join(await tempFolder(), 'new')]
    const spoiling: Disk = {
      ...nodeDisk,
      async open(path, mode) {
        const file = await nodeDisk.open(path, mode)
        if (!path.startsWith(to) || !path.endsWith('.jsonl')) return file
        const write = (bytes: Uint8Array, position: number) =>
          file.write(
            Uint8Array.from(bytes, (byte, at) => (at === 300 ? byte ^ 1 : byte)),
            position,
          )
        return { ...file, write }
      },
    }
    const storage = await open({ dataFolder: from, disk: spoiling })
    await expect(storage.moveTo(to)).rejects.toMatchObject({ code: 'storage-failed' })
    await storage.close()
    expect(await readdir(to)).toEqual([])
    expect(startsIn(from)).toBe(from)
    const again = await open({ dataFolder: from })
    expect((await again.open('sahel')).layer.records.notes['n-1']).toBeDefined()
  })

  it('copies one moment: what is opened meanwhile can only be read', async () => {
    const [from, to] = [await filled(), join(await tempFolder(), 'new')]
    const storage = await open({ dataFolder: from })
    let opened: Promise<ReaderStore> | undefined
    const onProgress = () => {
      opened ??= storage.open('sahel')
    }
    await storage.moveTo(to, { onProgress })
    expect((await opened)?.saveState()).toMatchObject({ kind: 'read-only' })
  })

  it('can be done by hand as well: a copied folder opens', async () => {
    const [from, to] = [await filled(), join(await tempFolder(), 'copy')]
    await mkdir(to)
    await cp(from, to, { recursive: true })
    expect((await (await open({ dataFolder: to })).open('sahel')).recovery).toEqual([])
  })
})

describe('choosing another data folder', () => {
  it('leaves everything where it is, and whoever asks for the first folder gets the second', async () => {
    const [first, second] = [await filled(), join(await tempFolder(), 'second')]
    const storage = await open({ dataFolder: first })
    expect(await storage.lookAt(second)).toEqual({ holds: 'nothing', warning: null })
    await storage.switchTo(second)
    await storage.close()
    expect(startsIn(first)).toBe(second)
    const other = await open({ dataFolder: second })
    expect(await other.list()).toEqual([])

    expect(await other.lookAt(first)).toEqual({
      holds: 'dossiers',
      warning: `It was your data folder until ${minuteWords('2025-06-01T10:00:00.000Z')}; what is in it is as it was then.`,
    })
    await other.switchTo(first)
    await other.close()
    expect(startsIn(second)).toBe(first)
    expect((await (await open({ dataFolder: first })).open('sahel')).layer.records.notes['n-1']).toBeDefined()
  })

  it('is refused for a folder that holds something else, is in use, or is inside the present one', async () => {
    const [first, occupied] = [await filled(), await tempFolder()]
    await writeFile(join(occupied, 'thesis.docx'), 'mine')
    const storage = await open({ dataFolder: first })
    expect((await storage.lookAt(occupied)).holds).toBe('something else')
    await expect(storage.switchTo(occupied)).rejects.toMatchObject({ code: 'conflict' })
    await expect(storage.switchTo(join(first, 'inside'))).rejects.toMatchObject({ code: 'invalid-input' })
    const inUse = await filled()
    const other = await open({ dataFolder: inUse })
    await expect(storage.switchTo(inUse)).rejects.toMatchObject({ code: 'conflict' })
    await other.close()
    await (await storage.open('sahel')).commit(change('c-2', [putNote(note('n-2'))]))
    expect(await readdir(occupied)).toEqual(['thesis.docx'])
  })

  it('says so when the chosen folder is gone, and keeps the first for reading', async () => {
    const [first, second] = [await filled(), join(await tempFolder(), 'second')]
    const storage = await open({ dataFolder: first })
    await storage.switchTo(second)
    await storage.close()
    await rm(second, { recursive: true })
    const reading = await open({ dataFolder: first, access: 'write-if-free' })
    expect(reading.readOnly).toContain('another data folder was chosen, ‘second’')
    expect((await reading.open('sahel')).layer.records.notes['n-1']).toBeDefined()
  })
})

describe('a data folder that can’t be written', () => {
  /** The computer's disk, of which one folder refuses everything that changes it. */
  function readOnlyBelow(folder: string): Disk {
    const refusing =
      <Args extends [string, ...unknown[]], Answer>(work: (...args: Args) => Promise<Answer>) =>
      (...args: Args): Promise<Answer> =>
        args[0].startsWith(folder)
          ? Promise.reject(Object.assign(new Error('EROFS'), { code: 'EROFS' }))
          : work(...args)
    const { open, rename, link, remove, removeFolder } = nodeDisk
    return {
      ...nodeDisk,
      open: refusing(open),
      rename: refusing(rename),
      link: refusing(link),
      remove: refusing(remove),
      removeFolder: refusing(removeFolder),
    }
  }

  /** A read-only data folder, the place of another one, and where the choice is noted. */
  async function stuck() {
    const [first, second, config] = [await filled(), join(await tempFolder(), 'second'), await tempFolder()]
    const chosenFolders = join(config, 'dossier', 'chosen-folders.json')
    const disk = readOnlyBelow(first)
    const open = (dataFolder: string) =>
      openStorage({ dataFolder, disk, chosenFolders, access: 'write-if-free', program: 'app' })
    const next = () =>
      resolveDataFolder(['--data-dir', first], { XDG_CONFIG_HOME: config }, { name: 'linux', home: '/' })
    return { first, second, chosenFolders, open, next }
  }

  it('can be left for another one, which every later start takes, and is chosen again when it can be written', async () => {
    const { first, second, chosenFolders, open, next } = await stuck()
    const storage = await open(first)
    expect(storage.readOnly).toContain('read-only')
    const before = await readdir(first)
    await storage.switchTo(second)
    await storage.close()
    expect(await readdir(first)).toEqual(before)
    expect(next()).toBe(second)

    const other = await openStorage({ dataFolder: second, chosenFolders })
    expect(other.readOnly).toBeNull()
    await other.switchTo(first)
    await other.close()
    expect(next()).toBe(first)
    const again = await openStorage({ dataFolder: first, chosenFolders })
    expect(again.readOnly).toBeNull()
    expect((await again.open('sahel')).layer.records.notes['n-1']).toBeDefined()
  })

  it('can be moved, with everything that can be read in it', async () => {
    const { first, second, chosenFolders, open, next } = await stuck()
    const storage = await open(first)
    await storage.moveTo(second)
    expect(storage.readOnly).toContain('Another data folder is used from now on')
    await expect(storage.moveTo(join(second, '..', 'third'))).rejects.toMatchObject({ code: 'read-only' })
    await storage.close()
    expect(next()).toBe(second)
    const moved = await (await openStorage({ dataFolder: second, chosenFolders })).open('sahel')
    expect(moved.recovery).toEqual([])
    expect(moved.layer.records.notes['n-1']).toBeDefined()
  })

  it('is not moved when it is gone, as if nothing had been in it', async () => {
    const { first, second, chosenFolders, next } = await stuck()
    const storage = await openStorage({ dataFolder: first, chosenFolders })
    await rename(first, `${first}-out`)
    await expect(storage.moveTo(second)).rejects.toThrow(/The data folder is gone/)
    await rename(`${first}-out`, first)
    expect(next()).toBe(first)
    expect((await storage.open('sahel')).layer.records.notes['n-1']).toBeDefined()
  })

  it('can be used again when the one chosen in its place is gone', async () => {
    const { first, second, chosenFolders, open, next } = await stuck()
    const storage = await open(first)
    await storage.switchTo(second)
    await storage.close()
    await rm(second, { recursive: true })
    expect(next()).toBe(first)
    // It can be written by now, and nobody must do so by accident.
    const options = { dataFolder: first, chosenFolders }
    const reading = await openStorage({ ...options, access: 'write-if-free' })
    expect(reading.readOnly).toContain('another data folder was chosen, ‘second’')
    await reading.switchTo(first)
    await reading.close()
    expect((await openStorage(options)).readOnly).toBeNull()
  })

  it('is not copied while another program writes in it, but can be left', async () => {
    const { first, second, chosenFolders, next } = await stuck()
    const writer = await openStorage({ dataFolder: first })
    const storage = await openStorage({ dataFolder: first, chosenFolders, access: 'write-if-free' })
    await expect(storage.moveTo(second)).rejects.toThrow(/another program may be writing/)
    await storage.switchTo(second)
    expect(next()).toBe(second)
    expect(await readdir(first)).not.toContain('moved-to.json')
    await (await writer.open('sahel')).commit(change('c-9', [putNote(note('n-9'))]))
  })
})

describe('a folder that a service keeps in step', () => {
  it.each([
    '/home/a/Dropbox/dossier',
    'C:\\Users\\a\\OneDrive - Ministry\\Dossier',
    '/Users/a/Library/Mobile Documents/com~apple~CloudDocs/Dossier',
    '/Users/a/Library/CloudStorage/GoogleDrive-a@b.org/My Drive/Dossier',
    '/home/a/Nextcloud/work',
  ])('is warned of, with the reason: %s', (folder) => {
    expect(cloudSyncWarning(folder)).toMatch(/keeps in step.*two computers/)
  })

  it.each(['/home/a/.local/share/dossier', '/home/a/inbox/dossier', 'C:\\Users\\a\\AppData\\Roaming\\Dossier'])(
    'is not seen in %s',
    (folder) => {
      expect(cloudSyncWarning(folder)).toBeNull()
    },
  )
})
