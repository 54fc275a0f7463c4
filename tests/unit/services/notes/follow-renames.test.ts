import { describe, expect, it } from 'vitest'
import type { Note } from '../../../../src-main/domain/records/note'
import { resolveLink } from '../../../../src-main/domain/notes/links/resolve-link'
import { sharedBody } from '../../../../src-main/domain/notes/links/shared-body'
import type { DossierSession } from '../../../../src-main/services/session/dossier-session'
import { saveEntity, saveSource } from '../../../../src-main/services/content/edit-content'
import { restoreRevision, revisionsOf, saveNote } from '../../../../src-main/services/notes/edit-notes'
import { notebookOf } from '../../../../src-main/services/session/notebook-of'
import { smallLibrary } from '../../../support/library'
import { smallDossier } from '../../../support/small-dossier'

async function desk() {
  const session = await (await smallLibrary(smallDossier())).session()
  const write = async (title: string, body: string, more: Partial<Note> = {}) =>
    (await saveNote(session, { title, body, tags: [], targets: [], ...more })).id
  const rename = (id: string, title: string) =>
    saveNote(session, { ...found(session, id), title, baseUpdatedAt: found(session, id).updatedAt })
  const body = (id: string) => found(session, id).body
  const meant = (target: string, label?: string) =>
    resolveLink({ target, ...(label !== undefined && { label }) }, notebookOf(session).targets)
  return { session, write, rename, body, meant }
}

function found(session: DossierSession, id: string): Note {
  const note = session.index.notes[id]
  if (!note) throw new Error(`no note ${id}`)
  const { createdAt: _, formerNames: __, ...draft } = note
  return draft as Note
}

describe('renaming a note', () => {
  it('takes links along that were typed by its title, with their headings and words, in private notes too', async () => {
    const { session, write, rename, body } = await desk()
    const id = await write('Old title', 'About itself.')
    const open = await write(
      'Linking',
      'See [[Old title]], [[old  TITLE|these words]], [[Old title#Gold|gold]] and [[Old title#Trade]].\n\n| a | b |\n| --- | --- |\n| [[Old title\\|x]] | y |\n\n`[[Old title]]` and [[Aland]].',
    )
    const hidden = await write('Mine', 'See [[Old title]].', { private: true })
    const before = session.store.history.length
    await rename(id, 'New title')
    expect(session.store.history.length).toBe(before + 1)
    expect(body(open)).toBe(
      'See [[New title]], [[New title|these words]], [[New title#Gold|gold]] and [[New title#Trade]].\n\n| a | b |\n| --- | --- |\n| [[New title\\|x]] | y |\n\n`[[Old title]]` and [[Aland]].',
    )
    expect(body(hidden)).toBe('See [[New title]].')
    const backlinks = notebookOf(session)
      .about(id, 10, () => true)
      .backlinks.map(({ noteId }) => noteId)
    expect(backlinks.sort()).toEqual([open, hidden].sort())
    await session.undo()
    expect(body(open)).toContain('[[Old title#Gold|gold]]')
    expect(body(hidden)).toBe('See [[Old title]].')
    expect(session.index.notes[id]?.title).toBe('Old title')
    await session.redo()
    expect(body(hidden)).toBe('See [[New title]].')
  })

  it('goes by its id where the new name means something else, or could not stand in a link', async () => {
    const { write, rename, body, meant } = await desk()
    const id = await write('Old title', 'x')
    const linking = await write('Linking', '[[Old title]] [[Old title#Gold]] [[Old title|w]]')
    await rename(id, 'Aland')
    expect(body(linking)).toBe(`[[${id}|Aland]] [[${id}#Gold|Aland]] [[${id}|w]]`)
    await rename(id, 'Note [1] | C#')
    expect(meant(`${id}#Gold`)).toMatchObject({ target: { id }, shown: 'Note [1] | C##Gold' })
    expect(body(linking)).toBe(`[[${id}|Aland]] [[${id}#Gold|Aland]] [[${id}|w]]`)
    expect(meant(id, 'Aland').shown).toBe('Note [1] | C#')
  })

  it('puts no word of a private note’s name into another note', async () => {
    const { session, write, rename, body } = await desk()
    const id = await write('Old title', 'x', { private: true })
    const linking = await write('Linking', '[[Old title]] [[Old title#Gold]]')
    await rename(id, 'Secret')
    expect(body(linking)).toBe(`[[${id}]] [[${id}#Gold]]`)
    expect(sharedBody(session.index)(body(linking))).toBe(`[[${id}]] a private note`)
  })

  it('leaves alone what is meant by a nearer name, and takes in what only marks part from it', async () => {
    const { write, rename, body } = await desk()
    const jose = await write('José', 'x')
    const linking = await write('Linking', '[[José]] [[Jose]]')
    await write('Jose', 'another')
    await rename(jose, 'Pedro')
    expect(body(linking)).toBe('[[Pedro]] [[Jose]]')
  })

  it('is followed by a link in the note itself, in a version put back and in what comes later, by the name it had', async () => {
    const { session, write, rename, body, meant } = await desk()
    const id = await write('Old title', 'I am [[Old title]].')
    const linking = await write('Linking', 'See [[Old title]].')
    await rename(id, 'New title')
    expect(body(id)).toBe('I am [[Old title]].')
    expect(meant('Old title')).toMatchObject({ state: 'live', target: { id }, shown: 'New title' })
    await saveNote(session, { ...found(session, linking), body: 'Nothing.', keepBefore: true })
    const [version] = revisionsOf(session, linking).filter(({ note }) => note.body.includes('Old title'))
    if (version) await restoreRevision(session, version.id)
    await write('Later', '[[Old title|words]] and [[Old title]]')
    expect(meant('Old title').target?.id).toBe(id)
    expect(sharedBody(session.index)('[[Old title|words]] [[Old title#Gold]]')).toBe(`[[${id}|words]] [[${id}#Gold]]`)
    await write('Old title', 'Another of that name.')
    expect(meant('Old title').target?.id).not.toBe(id)
  })
})

describe('renaming an entity or a source', () => {
  it('takes links along that were typed by a name that it has no more', async () => {
    const { session, write, body, meant } = await desk()
    const linking = await write('Linking', '[[Aland]] [[Аланд]] [[aland|by id]] [[Aland#Trade|words]]')
    const aland = session.index.entities.get('aland')
    if (!aland) throw new Error('Aland is in the dossier')
    const { createdBy: _, ...draft } = aland
    await saveEntity(session, {
      ...draft,
      names: draft.names.map((name) => (name.value === 'Aland' ? { ...name, value: 'Upper Land' } : name)),
    })
    expect(body(linking)).toBe('[[Upper Land]] [[Аланд]] [[aland|by id]] [[Upper Land#Trade|words]]')
    await session.undo()
    expect(body(linking)).toContain('[[Aland]]')
    const gazette = session.index.sources.get('gazette')
    if (!gazette) throw new Error('the gazette is in the dossier')
    const name = gazette.shortTitle ?? gazette.title
    const citing = await write('Citing', `[[${name}]]`)
    const { createdBy: __, paragraphs: ___, contentHash: ____, textKind: _____, ...source } = gazette
    await saveSource(session, { ...source, title: 'The Courier', shortTitle: 'Courier' })
    expect(body(citing)).toBe('[[Courier]]')
    expect(meant('Courier').target?.id).toBe('gazette')
  })
})
