import { describe, expect, it } from 'vitest'
import { deleteRecord, restoreFromBin } from '../../../src-main/services/content/bin'
import {
  gradeSource,
  revertToBundle,
  saveClaim,
  saveEntity,
  saveSource,
} from '../../../src-main/services/content/edit-content'
import { saveNote } from '../../../src-main/services/notes/edit-notes'
import { aClaim, cite, text } from '../../support/records'
import { smallLibrary } from '../../support/library'

const draftOf = ({ createdBy: _, ...claim }: ReturnType<typeof aClaim>) => claim

describe('editing a dossier', () => {
  it('keeps a note over a restart', async () => {
    const { session, reopen } = await smallLibrary()
    const { id } = await saveNote(await session(), {
      targets: [{ kind: 'entity', id: 'mali' }],
      title: 'Ask',
      body: 'Ask the desk.\n\u0000 and \ud800 stay as they were typed.',
      tags: ['follow-up'],
    })
    const reopened = await (await reopen()).open('d1')
    expect(reopened.index.notes[id]?.body).toBe('Ask the desk.\n\u0000 and \ud800 stay as they were typed.')
    expect(reopened.index.notesOn('mali').map((note) => note.id)).toEqual([id])
  })

  it('refuses a note that was changed meanwhile, and keeps both texts apart', async () => {
    const { session } = await smallLibrary()
    const open = await session()
    const first = await saveNote(open, { targets: [], title: '', body: 'one', tags: [] })
    const base = { id: first.id, targets: [], title: '', tags: [], baseUpdatedAt: first.updatedAt }
    await saveNote(open, { ...base, body: 'two' })
    await expect(saveNote(open, { ...base, body: 'three' })).rejects.toMatchObject({ code: 'conflict' })
    expect(open.index.notes[first.id]?.body).toBe('two')
  })

  it('refuses a claim with neither citation nor own judgement, and changes nothing', async () => {
    const { session } = await smallLibrary()
    const open = await session()
    const before = open.index.claims.size
    const draft = { ...draftOf(aClaim('x', 'mali', { citations: [] })), id: undefined }
    await expect(saveClaim(open, draft)).rejects.toMatchObject({ code: 'invalid-input' })
    expect(open.index.claims.size).toBe(before)
    expect(open.store.history).toHaveLength(0)
    await expect(saveClaim(open, { ...draft, ownJudgement: true })).resolves.toMatch(/^r-/)
  })

  it('refuses a claim whose value is not of its property’s kind or points at nothing', async () => {
    const { session } = await smallLibrary()
    const open = await session()
    const draft = { ...draftOf(aClaim('x', 'mali')), id: undefined }
    const wrong = [
      { ...draft, property: 'founded' as const },
      { ...draft, subject: 'gone' },
      { ...draft, property: 'member-of' as const, value: { type: 'entity' as const, entityId: 'gone' } },
      { ...draft, citations: [cite('gone')] },
    ]
    for (const claim of wrong) await expect(saveClaim(open, claim)).rejects.toMatchObject({ name: 'DossierError' })
  })

  it('lays the reader’s version over a bundled claim and takes it back', async () => {
    const { session } = await smallLibrary()
    const open = await session()
    const bundled = open.index.claims.get('c-said')
    if (!bundled) throw new Error('fixture')
    await saveClaim(open, { ...draftOf(bundled), value: text('Closer to what was said.') })
    expect(open.index.origin('claims', 'c-said')).toBe('edited')
    await revertToBundle(open, 'claims', 'c-said')
    expect(open.index.claims.get('c-said')).toEqual(bundled)
    await expect(revertToBundle(open, 'claims', 'c-said')).rejects.toMatchObject({ code: 'conflict' })
  })

  it('undoes and redoes every kind of edit, over a restart too', async () => {
    const { session, reopen } = await smallLibrary()
    const open = await session()
    const states = [snapshot(open)]
    const step = async (edit: Promise<unknown>) => {
      await edit
      states.push(snapshot(open))
    }
    await step(saveEntity(open, { schema: 'Topic', names: [{ value: 'Arms', kind: 'name', citations: [] }] }))
    await step(saveClaim(open, { ...draftOf(aClaim('x', 'mali')), id: undefined }))
    await step(gradeSource(open, 's1', { reliability: 'B', rationale: 'Checked.', gradedAt: '2026-01-02' }))
    await step(deleteRecord(open, 'claims', 'c-member'))
    await step(saveNote(open, { targets: [], title: 'T', body: 'B', tags: [] }))

    const reopened = await (await reopen()).open('d1')
    expect(snapshot(reopened)).toEqual(states.at(-1))
    for (const expected of states.slice(0, -1).reverse()) {
      expect(await reopened.undo()).not.toBeNull()
      expect(snapshot(reopened)).toEqual(expected)
    }
    expect(await reopened.undo()).toBeNull()
    for (const expected of states.slice(1)) {
      expect(await reopened.redo()).not.toBeNull()
      expect(snapshot(reopened)).toEqual(expected)
    }
    expect(await reopened.redo()).toBeNull()

    function snapshot({ index, store }: typeof open): unknown {
      return structuredClone({
        entities: [...index.entities.keys()].sort(),
        claims: [...index.claims.keys()].sort(),
        records: store.layer.records,
      })
    }
  })

  it('hides a deleted bundled record and brings it back from the bin', async () => {
    const { session } = await smallLibrary()
    const open = await session()
    await deleteRecord(open, 'entities', 'mali')
    expect(open.index.entities.has('mali')).toBe(false)
    const [entry] = Object.values(open.index.bin)
    expect(entry).toMatchObject({ label: 'MALI', record: null })
    await restoreFromBin(open, entry?.id ?? '')
    expect(open.index.entities.has('mali')).toBe(true)
    expect(Object.keys(open.index.bin)).toEqual([])
  })

  it('brings the reader’s version of a bundled record back from the bin, not the bundled one', async () => {
    const { session } = await smallLibrary()
    const open = await session()
    const bundled = open.index.claims.get('c-said')
    if (!bundled) throw new Error('fixture')
    await saveClaim(open, { ...draftOf(bundled), value: text('Mine') })
    await deleteRecord(open, 'claims', 'c-said')
    expect(open.index.claims.has('c-said')).toBe(false)
    const own = Object.values(open.index.bin).find((entry) => entry.record !== null)
    await restoreFromBin(open, own?.id ?? '')
    expect(open.index.claims.get('c-said')?.value).toEqual(text('Mine'))
    expect(Object.keys(open.index.bin)).toEqual([])
  })

  it('keeps a source’s text as numbered paragraphs with its hash', async () => {
    const { session } = await smallLibrary()
    const open = await session()
    const { id } = await saveSource(open, {
      kind: 'document',
      title: 'A wire',
      authors: [],
      language: 'en',
      grade: { reliability: 'F', rationale: 'New to us.', gradedAt: '2026-01-02' },
      text: '# Heading\r\n\r\nFirst.\r\nStill first.\r\n\r\n\r\nSecond.',
    })
    const source = open.index.sources.get(id)
    expect(source?.paragraphs.map(({ number, text: words, heading }) => [number, words, heading])).toEqual([
      ['1', 'First.\nStill first.', 'Heading'],
      ['2', 'Second.', undefined],
    ])
    expect(source?.textKind).toBe('full')
    expect(source?.contentHash).toMatch(/^[0-9a-f]{64}$/)
  })

  it('refuses two sources that each derive from the other', async () => {
    const { session } = await smallLibrary()
    const open = await session()
    const fields = (id: string) => {
      const source = open.index.sources.get(id)
      if (!source) throw new Error('fixture')
      const { createdBy: _c, contentHash: _h, paragraphs: _p, textKind: _t, ...rest } = source
      return rest
    }
    await saveSource(open, { ...fields('s2'), derivedFrom: ['s1'] })
    await expect(saveSource(open, { ...fields('s1'), derivedFrom: ['s2'] })).rejects.toMatchObject({
      code: 'invalid-input',
    })
  })
})
