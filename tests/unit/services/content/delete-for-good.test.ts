import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { binView } from '../../../../src-main/domain/views/bin-view'
import { noteSummary } from '../../../../src-main/domain/views/note-view'
import { deleteRecord } from '../../../../src-main/services/content/bin'
import { deleteForGood } from '../../../../src-main/services/content/delete-for-good'
import { deletedWords } from '../../../../src-main/services/content/deleted-for-good'
import { saveClaim, saveEntity } from '../../../../src-main/services/content/edit-content'
import { saveNote } from '../../../../src-main/services/notes/edit-notes'
import { notebookOf } from '../../../../src-main/services/session/notebook-of'
import { countingTools } from '../../../support/counting-tools'
import { smallLibrary } from '../../../support/library'
import { makeOneOfEach, ONE_OF_EACH } from '../../../support/one-of-each'
import { smallDossier } from '../../../support/small-dossier'
import { terminalOn } from '../../cli/terminal'

const DOSSIER = 'river-pact'

/** Files under a folder in which 'zq' stands and is not 'zqstays', in whatever case. A test in the same worker may name the machine 'zqleak…'. */
async function holding(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const found = await Promise.all(
    files.map(async (file) => {
      const words = (await readFile(file, 'utf8')).match(/zq(?!leak)[a-z]+/gi) ?? []
      return words.filter((word) => word.toLowerCase() !== 'zqstays').map((word) => `${file} ${word}`)
    }),
  )
  return found.flat()
}

async function deskWithOneOfEach(tools = countingTools()) {
  const desk = await smallLibrary(smallDossier(), tools)
  const session = await desk.session()
  const ids = await makeOneOfEach(session)
  await saveNote(session, { title: 'Open', body: `zqstays [[${ids.entity}]] [[${ids.note}]]`, tags: [], targets: [] })
  await desk.library().storage.backups.create(DOSSIER)
  return { desk, session, ids }
}

describe('deleting for good from the bin', () => {
  it.each([
    ['notes', 'note'],
    ['claims', 'claim'],
    ['briefings', 'briefing'],
    ['entities', 'entity'],
    ['sources', 'source'],
    ['highlights', 'highlight'],
  ] as const)('leaves no word of one of the %s in any file', async (collection, kind) => {
    const { desk, session, ids } = await deskWithOneOfEach()
    // Everything else goes first, so that what is left in the end is of this one.
    for (const [other, of] of ONE_OF_EACH)
      if (of !== kind && !(kind === 'highlight' && of === 'source')) await deleteRecord(session, other, ids[of])
    await deleteForGood(desk.library(), DOSSIER, 'all').catch(() => undefined)
    expect((await holding(desk.dataFolder)).length, 'it is there before').toBeGreaterThan(1)
    await deleteRecord(session, collection, ids[kind])
    await session.undo()
    await session.redo()
    if (kind === 'highlight') await deleteRecord(session, 'sources', ids.source)
    const done = await deleteForGood(desk.library(), DOSSIER, 'all')
    expect(done).toMatchObject({ left: [], elsewhere: [] })
    expect(await holding(desk.dataFolder)).toEqual([])
    expect(binView(session.index)).toEqual([])
    const words = deletedWords({ ...done, entries: 1, backups: 1 })
    expect(words).toEqual(['It is gone for good, a backup too. A search of the data folder finds nothing of it.'])
    // Undo has nothing of it, and goes on with the rest.
    const again = await (await desk.reopen()).open(DOSSIER)
    expect(again.store.undecided).toBeNull()
    expect(Object.values(again.index.notes).map(({ body }) => body.slice(0, 7))).toEqual(['zqstays'])
    await again.undo()
    expect(await holding(desk.dataFolder)).toEqual([])
  })

  it('takes with a source the passages marked in it and the own grade, and with nothing else', async () => {
    const { desk, session, ids } = await deskWithOneOfEach()
    await deleteRecord(session, 'sources', ids.source)
    const [entry] = binView(session.index)
    expect(await desk.library().storage.holdings(DOSSIER)).toEqual({
      [entry?.id ?? '']: { versions: 0, marks: 1, undo: 2, backups: 1 },
    })
    await deleteForGood(desk.library(), DOSSIER, [entry?.id ?? ''])
    expect(session.index.highlights).toEqual({})
    expect(session.store.layer.records.grades).toEqual({})
    expect(Object.keys(session.index.notes)).toHaveLength(2)
    expect(session.index.claims.has(ids.claim)).toBe(true)
  })

  it('leaves what came with the app, and takes only the reader’s version of it', async () => {
    const { desk, session } = await deskWithOneOfEach()
    const aland = session.index.entities.get('aland')
    await saveEntity(session, {
      id: 'aland',
      schema: 'Country',
      names: [...(aland?.names ?? []), { value: 'Zqown name', kind: 'alias', citations: [] }],
    })
    await deleteRecord(session, 'entities', 'aland')
    const hides = binView(session.index).filter(({ bundled }) => bundled)
    await expect(
      deleteForGood(
        desk.library(),
        DOSSIER,
        hides.map(({ id }) => id),
      ),
    ).rejects.toMatchObject({ code: 'not-found' })
    await deleteForGood(desk.library(), DOSSIER, 'all')
    expect(binView(session.index)).toEqual(hides)
    const files = await holding(desk.dataFolder)
    expect(files.filter((file) => file.includes('Zqown'))).toEqual([])
  })

  it('unnames it where something else was called after it', async () => {
    const { desk, session, ids } = await deskWithOneOfEach()
    const about = await saveClaim(session, {
      subject: ids.entity,
      property: 'description',
      value: { type: 'text', text: 'something else' },
      kind: 'fact',
      rank: 'normal',
      citations: [],
      ownJudgement: true,
    })
    const untitled = await saveNote(session, { title: '', body: `[[${ids.entity}]] again`, tags: [], targets: [] })
    await saveNote(session, {
      id: untitled.id,
      title: 'Named',
      body: `[[${ids.entity}]] again`,
      tags: [],
      targets: [],
      keepBefore: true,
    })
    expect(session.index.notes[untitled.id]?.formerNames).toEqual(['Zqentity Renamed again'])
    await deleteRecord(session, 'claims', about)
    await deleteRecord(session, 'entities', ids.entity)
    const entry = binView(session.index).find(({ collection }) => collection === 'entities')
    await deleteForGood(desk.library(), DOSSIER, [entry?.id ?? ''])
    expect(session.index.notes[untitled.id]?.formerNames).toEqual([])
    const files = await holding(desk.dataFolder)
    expect(files.filter((file) => /Zqentity|zqsummary/.test(file))).toEqual([])
    const [label] = binView(session.index).map((left) => left.label)
    expect(label).toContain('something else')
    const note = session.index.notes[untitled.id]
    expect(note && noteSummary(session.index, note, notebookOf(session).targets).preview).toContain('again')
  })

  it('is done at the terminal too, after it was said what goes', async () => {
    // The terminal has the computer's clock, by which nothing may be too old for the bin.
    const { makeId } = countingTools()
    const { desk, session, ids } = await deskWithOneOfEach({ now: () => new Date().toISOString(), makeId })
    await deleteRecord(session, 'notes', ids.note)
    const own = await desk.library().create({ title: 'Zqdossier title', marking: 'TLP:AMBER+STRICT' })
    await desk.library().remove(own)
    await desk.library().close()
    const run = await terminalOn(desk)
    const listed = await run('bin', '--dossier', DOSSIER)
    expect(listed.said).toMatch(/note {2}Zqnote title {2}\(also in 1 version, 1 backup and undo\)$/)
    const entry = /(r-\d+) {2}note/.exec(listed.said)?.[1] ?? ''
    const asked = await run('bin', 'delete', entry, '--dossier', DOSSIER)
    expect(asked).toMatchObject({ code: 2 })
    expect(asked.said).toContain('Nothing was deleted. With --yes')
    expect((await run('bin', 'delete', 'r-none', '--dossier', DOSSIER)).code).toBe(1)
    expect(await run('bin', 'delete', entry, '--dossier', DOSSIER, '--yes')).toEqual({
      code: 0,
      said: expect.stringMatching(
        /^It is gone for good, (a backup|\d backups) too. A search of the data folder finds nothing of it.$/,
      ),
    })
    expect((await run('bin')).said).toContain('Zqdossier title')
    expect((await run('bin', 'delete', own, '--yes')).code).toBe(0)
    expect((await run('bin')).said).toBe('No dossier is in the bin.')
    const files = await holding(desk.dataFolder)
    expect(files.filter((file) => /Zqnote|zqdraft|zqlast|zqtag|Zqdossier/.test(file))).toEqual([])
  })
})
