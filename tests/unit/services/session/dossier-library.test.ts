import { describe, expect, it } from 'vitest'
import { saveNote } from '../../../../src-main/services/notes/edit-notes'
import { smallLibrary } from '../../../support/library'

describe('the library', () => {
  it('lists the bundled dossier and the reader’s own', async () => {
    const { library } = await smallLibrary()
    const id = await library().create({ title: 'My own', marking: 'TLP:AMBER+STRICT' })
    expect(await library().list()).toEqual([
      { id: 'd1', title: 'A dossier', own: false },
      { id, title: 'My own', own: true },
    ])
  })

  it('opens a dossier once, however often it is asked for', async () => {
    const { library } = await smallLibrary()
    const [a, b] = await Promise.all([library().open('d1'), library().open('d1')])
    expect(a).toBe(b)
  })

  it('names the dossiers that there are when asked for another', async () => {
    const { library } = await smallLibrary()
    await expect(library().open('gone')).rejects.toMatchObject({
      code: 'not-found',
      message: expect.stringContaining('d1'),
    })
  })

  it('copies a bundled dossier into one of the reader’s own, whole, and both live on apart', async () => {
    const { library, session, reopen } = await smallLibrary()
    await saveNote(await session(), { targets: [{ kind: 'entity', id: 'mali' }], title: '', body: 'Mine', tags: [] })
    const id = await library().duplicate('d1', 'A copy')
    const original = (await session()).index
    const copy = (await (await reopen()).open(id)).index
    expect(copy.meta).toMatchObject({ id, title: 'A copy' })
    expect(copy.meta.bundle).toBeUndefined()
    expect([...copy.claims.keys()].sort()).toEqual([...original.claims.keys()].sort())
    expect(copy.notesOn('mali').map((note) => note.body)).toEqual(['Mine'])
    expect(copy.origin('claims', 'c-member')).toBe('reader')
  })

  it('puts an own dossier into the bin and back, with what is in it', async () => {
    const { library } = await smallLibrary()
    const id = await library().create({ title: 'My own', marking: 'TLP:AMBER+STRICT' })
    await saveNote(await library().open(id), { targets: [], title: 'Kept', body: '', tags: [] })
    await library().remove(id)
    await expect(library().open(id)).rejects.toMatchObject({ code: 'not-found' })
    expect((await library().list()).find((dossier) => dossier.id === id)?.deletedAt).toBeDefined()
    await library().restore(id)
    expect(Object.values((await library().open(id)).index.notes)).toHaveLength(1)
  })

  it('does not let a bundled dossier be deleted', async () => {
    const { library } = await smallLibrary()
    await expect(library().remove('d1')).rejects.toMatchObject({ code: 'conflict' })
  })
})
