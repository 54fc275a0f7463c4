import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { deleteRecord } from '../../../../src-main/services/content/bin'
import { chooseBackup, listBackups, restoreBackup } from '../../../../src-main/services/desktop/backups'
import { saveNote } from '../../../../src-main/services/notes/edit-notes'
import { smallLibrary } from '../../../support/library'

const draft = (body: string) => ({ targets: [], title: '', body, tags: [] })

describe('restoring a backup', () => {
  it('makes the dossier what the backup holds, and undo makes it what it was', async () => {
    const { library, session } = await smallLibrary()
    const open = await session()
    const first = await saveNote(open, draft('first'))
    const { id } = await library().storage.backups.create('d1')
    await saveNote(open, { ...draft('first, changed'), id: first.id })
    await saveNote(open, draft('second'))
    await deleteRecord(open, 'claims', 'c-member')
    const bodies = () => Object.values(open.index.notes).map((note) => note.body)

    await restoreBackup(library(), 'd1', id)
    expect(bodies()).toEqual(['first'])
    expect(open.index.claims.has('c-member')).toBe(true)

    expect(await open.undo()).toBe('restore the backup')
    expect(bodies().sort()).toEqual(['first, changed', 'second'])
    expect(open.index.claims.has('c-member')).toBe(false)
  })

  it('backs the present up first', async () => {
    const { library, session } = await smallLibrary()
    await saveNote(await session(), draft('first'))
    const { id } = await library().storage.backups.create('d1')
    await saveNote(await session(), draft('second'))
    await restoreBackup(library(), 'd1', id)
    const { backups } = await listBackups(library(), 'd1')
    expect(backups.map(({ reason }) => reason)).toContain('before-restore')
  })

  it('says what there is when asked for a backup that is not there', async () => {
    const { library, session } = await smallLibrary()
    await saveNote(await session(), draft('first'))
    const made = await library().storage.backups.create('d1')
    expect(() => chooseBackup([made], 'gone')).toThrow(made.id)
    expect(chooseBackup([made], 'newest')).toEqual(made)
    await expect(restoreBackup(library(), 'd1', '../../etc')).rejects.toMatchObject({ name: 'DossierError' })
  })

  it('takes the place of files that cannot be read, and keeps those', async () => {
    const { library, session, reopen, dataFolder } = await smallLibrary()
    await saveNote(await session(), draft('kept in the backup'))
    const { id } = await library().storage.backups.create('d1')
    await library().close()
    const folder = join(dataFolder, 'dossiers', 'd1')
    for (const name of await readdir(folder)) {
      if (name.startsWith('journal-')) await writeFile(join(folder, name), 'damaged')
    }

    const again = await reopen()
    const damaged = await again.open('d1')
    expect(damaged.store.undecided).not.toBeNull()
    await expect(saveNote(damaged, draft('too early'))).rejects.toMatchObject({ code: 'read-only' })
    await restoreBackup(again, 'd1', id)
    const restored = await again.open('d1')
    expect(Object.values(restored.index.notes).map((note) => note.body)).toEqual(['kept in the backup'])
    await saveNote(restored, draft('goes on'))
    expect((await readdir(folder)).some((name) => name.includes('.corrupt-'))).toBe(true)
  })
})
