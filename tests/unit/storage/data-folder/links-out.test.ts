import { createServer } from 'node:net'
import { mkdir, readdir, readFile, rename, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { change, note, putNote } from '../../../support/notes'
import { openStorage } from '../../../support/storage'
import { tempFolder } from '../../../support/temp-folder'

async function filled(): Promise<{ root: string; folder: string }> {
  const root = await tempFolder()
  const folder = join(root, 'data')
  const storage = await openStorage({ dataFolder: folder })
  await (await storage.open('sahel')).commit(change('c-1', [putNote(note('n-1'))]))
  await storage.close()
  return { root, folder }
}

describe('a data folder that somebody prepared', () => {
  it.each(['write', 'write-if-free', 'read'] as const)(
    'is not opened when something in it leads out of it (%s)',
    async (access) => {
      const { root, folder } = await filled()
      const outside = join(root, 'mine.json')
      await writeFile(outside, 'mine')
      await mkdir(join(root, 'elsewhere'))
      const places = {
        'settings.json': outside,
        backups: join(root, 'elsewhere'),
        'dossiers/sahel/journal-000000000009.jsonl': outside,
        'dossiers/other': join(root, 'elsewhere'),
        // Nothing is there yet: it would be made.
        'deleting.json': join(root, 'new.json'),
      }
      for (const [name, target] of Object.entries(places)) {
        const place = join(folder, name)
        const aside = join(root, 'aside')
        const isThere = await rename(place, aside).then(
          () => true,
          () => false,
        )
        await symlink(target, place)
        await expect(openStorage({ dataFolder: folder, access }), name).rejects.toMatchObject({
          code: 'storage-failed',
          message: expect.stringContaining(`‘${name}’ in the data folder is a link that leads out of it`),
        })
        await rename(place, join(root, `link-${name.replaceAll('/', '-')}`))
        if (isThere) await rename(aside, place)
      }
      expect(await readFile(outside, 'utf8')).toBe('mine')
      expect(await readdir(join(root, 'elsewhere'))).toEqual([])
    },
  )

  it('is not waited for when something in it is no file', async () => {
    const { folder } = await filled()
    const server = createServer()
    onTestFinished(() => void server.close())
    await new Promise<void>((resolve) => server.listen(join(folder, 'moved-to.json'), resolve))
    await expect(openStorage({ dataFolder: folder })).rejects.toThrow('neither a file nor a folder')
  })

  it('may be reached by a link, and may hold links to what is in it', async () => {
    const { root, folder } = await filled()
    await symlink(folder, join(root, 'by-link'))
    await rename(join(folder, 'README.txt'), join(folder, 'logs.txt'))
    await symlink(join(folder, 'logs.txt'), join(folder, 'README.txt'))
    const storage = await openStorage({ dataFolder: join(root, 'by-link') })
    expect((await storage.open('sahel')).layer.records.notes['n-1']).toBeDefined()
  })
})
