import { cp, mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { cloudSyncWarning } from '../../../src-main/storage/cloud-sync'
import { resolveDataFolder } from '../../../src-main/storage/default-data-folder'
import { change, note, putNote } from '../../support/notes'
import { openStorage } from '../../support/storage'
import { tempFolder } from '../../support/temp-folder'

async function filled(): Promise<string> {
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
    const storage = await openStorage({ dataFolder: from })
    await storage.moveTo(to)
    await expect(storage.writeSettings({})).rejects.toMatchObject({ code: 'read-only' })
    await storage.close()
    expect(resolveDataFolder(['--data-dir', from], {})).toBe(to)
    const moved = await openStorage({ dataFolder: to })
    expect((await moved.open('sahel')).layer.records.notes['n-1']).toBeDefined()
    expect(await moved.backups.list('sahel')).toHaveLength(1)
  })

  it('leaves the copy behind for reading only when the new folder is gone', async () => {
    const [from, to] = [await filled(), join(await tempFolder(), 'new')]
    const storage = await openStorage({ dataFolder: from })
    await storage.moveTo(to)
    await storage.close()
    await rm(to, { recursive: true })
    expect(resolveDataFolder(['--data-dir', from], {})).toBe(from)
    await expect(openStorage({ dataFolder: from })).rejects.toMatchObject({
      code: 'storage-failed',
      message: expect.stringContaining('moved to ‘new’'),
    })
    const reading = await openStorage({ dataFolder: from, access: 'write-if-free' })
    expect((await reading.open('sahel')).saveState().kind).toBe('read-only')
    expect(await readdir(join(to, '..'))).toEqual([])
  })

  it('goes back to where it once was, keeping what was left there', async () => {
    const [from, to] = [await filled(), join(await tempFolder(), 'new')]
    const storage = await openStorage({ dataFolder: from })
    await storage.moveTo(to)
    await storage.close()
    const back = await openStorage({ dataFolder: to })
    await (await back.open('sahel')).commit(change('c-2', [putNote(note('n-2'))]))
    await back.moveTo(from)
    await back.close()
    expect(resolveDataFolder(['--data-dir', to], {})).toBe(from)
    expect(
      Object.keys((await (await openStorage({ dataFolder: from })).open('sahel')).layer.records.notes),
    ).toHaveLength(2)
    expect((await readdir(from)).some((name) => name.startsWith('before-move-'))).toBe(true)
  })

  it('stops before it begins when the new folder holds something, or is inside the old one', async () => {
    const [from, to] = [await filled(), await tempFolder()]
    await writeFile(join(to, 'thesis.docx'), 'mine')
    const storage = await openStorage({ dataFolder: from })
    await expect(storage.moveTo(to)).rejects.toMatchObject({ code: 'conflict' })
    await expect(storage.moveTo(join(from, 'inside'))).rejects.toMatchObject({ code: 'invalid-input' })
    await expect(storage.moveTo('relative')).rejects.toMatchObject({ code: 'invalid-input' })
    expect(await readdir(to)).toEqual(['thesis.docx'])
    await (await storage.open('sahel')).commit(change('c-2', [putNote(note('n-2'))]))
  })

  it('can be done by hand as well: a copied folder opens', async () => {
    const [from, to] = [await filled(), join(await tempFolder(), 'copy')]
    await mkdir(to)
    await cp(from, to, { recursive: true })
    expect((await (await openStorage({ dataFolder: to })).open('sahel')).recovery).toEqual([])
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
