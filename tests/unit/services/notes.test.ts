import { describe, expect, it } from 'vitest'
import { dispatch } from '../../../src-main/contract/dispatch'
import { handOver } from '../../../src-main/domain/leaving/handover'
import { noteLabel } from '../../../src-main/domain/records/note'
import { answeringWith } from '../../../src-main/services/answering'
import { noteHandlers } from '../../../src-main/services/handlers/note'
import { deleteRecord, restoreFromBin } from '../../../src-main/services/content/bin'
import { saveEntity, saveSource } from '../../../src-main/services/content/edit-content'
import { addHighlights, placeHighlight } from '../../../src-main/services/content/edit-highlights'
import {
  changeNotes,
  dailyLog,
  renameTagEverywhere,
  restoreRevision,
  revisionsOf,
  saveNote,
} from '../../../src-main/services/notes/edit-notes'
import { notebookOf } from '../../../src-main/services/session/notebook-of'
import { sourcePage } from '../../../src-main/domain/views/source-page'
import { generatedNotes } from '../../support/generated-notes'
import { handlersContext } from '../../support/handlers-context'
import { smallLibrary } from '../../support/library'

const draft = (body: string, more: object = {}) => ({ title: '', body, tags: [], targets: [], ...more })

async function openSmall() {
  const desk = await smallLibrary()
  return { desk, session: await desk.session() }
}

/** The answers about notes in the library of a desk. */
const ask = (desk: Awaited<ReturnType<typeof smallLibrary>>) =>
  noteHandlers(answeringWith(handlersContext(desk.library())))

describe('saving a note', () => {
  it('keeps what stood at the end of an earlier sitting as a version, and nothing of one sitting', async () => {
    const { session } = await openSmall()
    const { id } = await saveNote(session, draft('one'))
    for (const body of ['one t', 'one tw', 'one two']) await saveNote(session, { ...draft(body), id })
    expect(revisionsOf(session, id)).toEqual([])
    const later = { ...session.tools, now: () => '2026-01-02T09:00:00.000Z' }
    Object.assign(session.tools, later)
    await saveNote(session, { ...draft('one two three'), id })
    expect(revisionsOf(session, id).map((revision) => revision.note.body)).toEqual(['one two'])
  })

  it('refuses to overwrite another window’s text, unless knowingly, and then keeps that one', async () => {
    const { session } = await openSmall()
    const first = await saveNote(session, draft('base'))
    const other = await saveNote(session, { ...draft('theirs'), id: first.id, baseUpdatedAt: first.updatedAt })
    const mine = { ...draft('mine'), id: first.id }
    await expect(saveNote(session, { ...mine, baseUpdatedAt: first.updatedAt })).rejects.toMatchObject({
      code: 'conflict',
    })
    await saveNote(session, { ...mine, baseUpdatedAt: other.updatedAt, keepBefore: true })
    expect(session.index.notes[first.id]?.body).toBe('mine')
    expect(revisionsOf(session, first.id).map((revision) => revision.note.body)).toEqual(['theirs'])
  })

  it.each([
    ['NUL and lone surrogates', 'a\0b\ud800c\udfffd\r\ne\rf'],
    ['a million letters without a space', 'x'.repeat(1_000_000)],
    ['ten megabytes', 'Words and [[Mali]].\n'.repeat(530_000)],
    ['a thousand nested lists', Array.from({ length: 1_000 }, (_, at) => `${'  '.repeat(at)}- x`).join('\n')],
    ['a tag of 500 characters', `#${'t'.repeat(500)}`],
  ])('keeps %s to the letter over a restart', async (_name, body) => {
    const { desk, session } = await openSmall()
    const { id } = await saveNote(session, draft(body, { title: 'T' }))
    await desk.reopen()
    const again = (await desk.session()).index.notes[id]
    expect(again?.body === body).toBe(true)
    expect(again?.title).toBe('T')
  })

  it('refuses a tag of 501 characters in words', async () => {
    const { desk } = await openSmall()
    const handlers = { ...ask(desk) }
    const result = await dispatch(
      // Only the note calls are asked here.
      handlers as never,
      'note:change-many',
      { dossierId: 'd1', notes: { kind: 'these', ids: ['r-1'] }, change: { kind: 'add-tag', tag: 't'.repeat(501) } },
      undefined,
      () => 'log',
    )
    expect(result).toMatchObject({ ok: false, error: { code: 'invalid-input' } })
  })
})

describe('versions', () => {
  it('can be restored, and the present text becomes one', async () => {
    const { desk, session } = await openSmall()
    const { id } = await saveNote(session, draft('x'.repeat(1_000)))
    await saveNote(session, { ...draft('short'), id })
    const [kept] = revisionsOf(session, id)
    expect(kept?.note.body).toHaveLength(1_000)
    await restoreRevision(session, kept?.id ?? '')
    await desk.reopen()
    const again = await desk.session()
    expect(again.index.notes[id]?.body).toHaveLength(1_000)
    expect(revisionsOf(again, id).map((revision) => revision.note.body)).toContain('short')
  })

  it('keep what an undo takes back, also when the next edit empties the redo stack', async () => {
    const { desk, session } = await openSmall()
    const { id } = await saveNote(session, draft('one'))
    await saveNote(session, { ...draft('one two'), id })
    await saveNote(session, { ...draft('one two three'), id })
    await desk.reopen()
    const again = await desk.session()
    await again.undo()
    await again.undo()
    expect(again.index.notes[id]?.body).toBe('one')
    await saveNote(again, { ...draft('one else'), id })
    await desk.reopen()
    const bodies = revisionsOf(await desk.session(), id).map((revision) => revision.note.body)
    expect(bodies).toEqual(['one two three'])
  })

  it('are not taken back by undoing the edit that kept them', async () => {
    const { session } = await openSmall()
    const { id } = await saveNote(session, draft('one'))
    await saveNote(session, { ...draft('one two'), id })
    await session.undo()
    await saveNote(session, { ...draft('one else'), id })
    await session.undo()
    expect(session.index.notes[id]?.body).toBe('one')
    expect(revisionsOf(session, id).map((revision) => revision.note.body)).toEqual(['one two'])
    await session.redo()
    expect(session.index.notes[id]?.body).toBe('one else')
  })

  it('of a note whose making was undone go to the bin with the next edit', async () => {
    const { session } = await openSmall()
    const { id } = await saveNote(session, draft('only here'))
    await session.undo()
    expect(Object.values(session.index.bin)).toEqual([])
    const other = await saveNote(session, draft('another'))
    const [entry] = Object.values(session.index.bin)
    expect(entry?.recordId).toBe(id)
    await session.undo()
    expect(session.index.notes[other.id]).toBeUndefined()
    await restoreFromBin(session, entry?.id ?? '')
    expect(session.index.notes[id]?.body).toBe('only here')
  })
})

describe('links', () => {
  it('show the new name after a rename, everywhere, and the old one after undo', async () => {
    const { desk, session } = await openSmall()
    const { id } = await saveNote(session, draft('On [[mali|Name of mali]] and [[mali|the Malians]]. [[mali]]'))
    const shown = async () => {
      const links = await ask(desk)['note:links'](
        {
          dossierId: 'd1',
          links: [{ target: 'mali', label: name }, { target: 'mali', label: 'the Malians' }, { target: 'mali' }],
        },
        undefined,
      )
      return links.map((link) => link.shown)
    }
    const entity = session.index.entities.get('mali')
    if (!entity) throw new Error('no Mali')
    const name = entity.names[0]?.value ?? ''
    expect(await shown()).toEqual([name, 'the Malians', name])
    await saveEntity(session, { ...entity, names: [{ value: 'Republic of Mali', kind: 'name', citations: [] }] })
    expect(await shown()).toEqual(['Republic of Mali', 'the Malians', 'Republic of Mali'])
    expect(notebookOf(session).page({}, 'changed', 0, 1).rows[0]?.id).toBe(id)
    await session.undo()
    expect(await shown()).toEqual([name, 'the Malians', name])
  })

  it('to a note follow its new title also when it is changed in the sitting in which they were made', async () => {
    const { desk, session } = await openSmall()
    const { id } = await saveNote(session, draft('words', { title: 'First title' }))
    await saveNote(session, draft(`See [[${id}|First title]].`))
    await saveNote(session, { ...draft('words', { title: 'Never linked' }), id })
    await saveNote(session, { ...draft('words', { title: 'Second title' }), id })
    const link = { target: id, label: 'First title' }
    const [shown] = await ask(desk)['note:links']({ dossierId: 'd1', links: [link] }, undefined)
    expect(shown?.shown).toBe('Second title')
    expect(session.index.notes[id]?.formerNames).toEqual(['First title'])
  })

  it('to a deleted entity are marked and can be restored', async () => {
    const { desk, session } = await openSmall()
    await saveNote(session, draft('See [[mali]]'))
    await deleteRecord(session, 'entities', 'mali')
    const asked = { dossierId: 'd1', links: [{ target: 'mali' }] }
    const [dead] = await ask(desk)['note:links'](asked, undefined)
    expect(dead).toMatchObject({ state: 'binned' })
    await restoreFromBin(session, dead?.binEntryId ?? '')
    expect((await ask(desk)['note:links'](asked, undefined))[0]).toMatchObject({ state: 'live', kind: 'entity' })
  })

  it('are made of a mention with one step, and the entity knows both before and after', async () => {
    const { desk, session } = await openSmall()
    const name = session.index.entities.get('aes')?.names[0]?.value ?? ''
    const body = `First. Then ${name} met. Last.`
    const { id } = await saveNote(session, draft(body))
    const about = () => ask(desk)['note:about']({ dossierId: 'd1', id: 'aes' }, undefined)
    const before = await about()
    expect(before).toMatchObject({ complete: true, backlinks: [], unlinked: [{ noteId: id, text: name }] })
    const [place] = before.unlinked
    expect(place?.context).toEqual({ before: 'Then ', match: name, after: ' met.' })
    const ask_ = { dossierId: 'd1', id, from: place?.from ?? 0, to: place?.to ?? 0, text: name, targetId: 'aes' }
    await ask(desk)['note:link-mention'](ask_, undefined)
    expect(session.index.notes[id]?.body).toBe(`First. Then [[aes|${name}]] met. Last.`)
    expect(await about()).toMatchObject({
      unlinked: [],
      backlinks: [{ noteId: id, contexts: [{ before: 'Then ', match: name, after: ' met.' }] }],
    })
    await expect(ask(desk)['note:link-mention'](ask_, undefined)).rejects.toMatchObject({ code: 'conflict' })
  })
})

describe('the list of notes', () => {
  it('names a note by the words of its first line, also of a table, a link or a long row of nothing', () => {
    const label = (body: string) => noteLabel({ title: '', body })
    expect(label('| A | x |\n| --- | --- |')).toBe('A · x')
    expect(label('[a page](https://example.org) and ![Map](x.png)[^1]')).toBe('a page and Map')
    expect(label(`|${' '.repeat(1_990)}x`)).toBe('x')
  })

  it('filters, sorts, pins and pages', async () => {
    const { session } = await openSmall()
    const target = { kind: 'entity' as const, id: 'mali' }
    const a = await saveNote(session, draft('Alpha about gold #ore', { targets: [target] }))
    const b = await saveNote(session, draft('Beta on the Niger', { tags: ['Ore'] }))
    const c = await saveNote(session, draft('Gamma, été', { targets: [{ kind: 'dossier' }] }))
    const list = (filter = {}, sort: 'changed' | 'title' = 'changed') =>
      notebookOf(session)
        .page(filter, sort, 0, 10)
        .rows.map((row) => row.id)
    expect(list()).toEqual([c.id, b.id, a.id])
    expect(list({}, 'title')).toEqual([a.id, b.id, c.id])
    expect(list({ tag: 'ORE' })).toEqual([b.id, a.id])
    expect(list({ text: 'ete gamma' })).toEqual([c.id])
    expect(list({ place: 'free' })).toEqual([b.id])
    expect(list({ on: 'mali' })).toEqual([a.id])
    expect(list({ from: '2026-01-03' })).toEqual([])
    await changeNotes(session, { kind: 'these', ids: [a.id] }, { kind: 'pin', pinned: true })
    expect(list()).toEqual([a.id, c.id, b.id])
    expect(notebookOf(session).facets()).toMatchObject({
      all: 3,
      tags: [{ notes: 2 }],
      places: { entity: 1, dossier: 1, free: 1, claim: 0 },
    })
    expect(await changeNotes(session, { kind: 'these', ids: [a.id, b.id] }, { kind: 'delete' })).toBe(2)
    expect(list()).toEqual([c.id])
    await session.undo()
    expect(list()).toEqual([a.id, c.id, b.id])
  })

  it('changes all that a filter finds, but for a few, in one edit however large', async () => {
    const { session } = await openSmall()
    const many = generatedNotes(12_000, [])
    await session.edit({ kind: 'import-notes' }, () => ({
      ops: many.map((note) => session.put('notes', note)),
      answer: null,
    }))
    const here = () => Object.keys(session.index.notes).length
    const page = () => notebookOf(session).page({}, 'changed', 0, 12_000)
    const before = page()
    expect(before.total).toBe(12_000)
    const tagged = { kind: 'found', filter: { tag: 'topic-0' }, except: ['r-note-0'] } as const
    expect(await changeNotes(session, { ...tagged, except: [...tagged.except] }, { kind: 'delete' })).toBe(42)
    expect(here()).toBe(11_958)
    await session.undo()
    const all = { kind: 'found' as const, filter: {}, except: [] }
    expect(await changeNotes(session, all, { kind: 'pin', pinned: true })).toBe(12_000)
    expect(await changeNotes(session, all, { kind: 'delete' })).toBe(12_000)
    expect(page().rows).toEqual([])
    await session.undo()
    expect(page().rows.every((row) => row.pinned)).toBe(true)
    await session.undo()
    expect(page()).toEqual(before)
    await session.redo()
    expect(page().rows.every((row) => row.pinned)).toBe(true)
  })

  it('says by its name what was deleted that a note is on', async () => {
    const { session } = await openSmall()
    await saveNote(session, draft('On it', { targets: [{ kind: 'entity', id: 'mali' }] }))
    const name = notebookOf(session).page({}, 'changed', 0, 1).rows[0]?.targets[0]?.label
    await deleteRecord(session, 'entities', 'mali')
    expect(notebookOf(session).page({}, 'changed', 0, 1).rows[0]?.targets).toMatchObject([
      { label: `${name} (deleted)`, missing: true },
    ])
  })

  it('renames and merges tags in lists and texts', async () => {
    const { session } = await openSmall()
    const a = await saveNote(session, draft('On #ore and `#ore`.', { tags: ['ore', 'gold'] }))
    await renameTagEverywhere(session, 'ORE', 'gold')
    expect(session.index.notes[a.id]).toMatchObject({ body: 'On #gold and `#ore`.', tags: ['gold'] })
    await expect(renameTagEverywhere(session, 'gold', 'two words')).rejects.toMatchObject({ code: 'invalid-input' })
    await session.undo()
    expect(session.index.notes[a.id]).toMatchObject({ body: 'On #ore and `#ore`.', tags: ['ore', 'gold'] })
  })

  it('has one log a day', async () => {
    const { session } = await openSmall()
    const [first, second] = [await dailyLog(session, '2026-11-23'), await dailyLog(session, '2026-11-23')]
    expect(first).toBe(second)
    expect(session.index.notes[first]?.title).toContain('2026-11-23')
  })
})

describe('highlights', () => {
  const text =
    'The convoy left Gao at dawn with forty lorries of salt.\n\nBy noon it had stopped twice to repair an axle, said the driver.'

  async function withText() {
    const { session, desk } = await openSmall()
    const source = session.index.sources.get('s1')
    if (!source) throw new Error('no source')
    const { createdBy: _by, contentHash: _hash, paragraphs: _p, textKind: _k, ...fields } = source
    const put = (words: string) => saveSource(session, { ...fields, text: words })
    await put(text)
    return { session, desk, put }
  }

  it('follow their words into an edited text, and are listed when these are gone', async () => {
    const { session, put } = await withText()
    const passage = 'stopped twice to repair an axle'
    const second = text.split('\n\n')[1] ?? ''
    const from = second.indexOf(passage)
    const place = { sourceId: 's1', number: '2', from, to: from + passage.length, text: passage }
    await expect(addHighlights(session, [{ ...place, text: 'other' }], 'green')).rejects.toMatchObject({
      code: 'conflict',
    })
    await addHighlights(session, [place], 'green')
    const marked = () => {
      const page = sourcePage(session.index, 's1')
      return page?.paragraphs.flatMap((paragraph) =>
        paragraph.highlights.map((mark) => paragraph.text.slice(mark.from, mark.to)),
      )
    }
    expect(marked()).toEqual([passage])
    await put(`A new beginning.\n\n${text.replace('twice', 'three times')}`)
    expect(marked()).toEqual(['stopped three times to repair an axle'])
    await put('Nothing of it is left.')
    expect(marked()).toEqual([])
    expect(sourcePage(session.index, 's1')?.orphanedHighlights).toMatchObject([
      { colour: 'green', text: 'stopped three times to repair an axle' },
    ])
    await put(text)
    expect(marked()).toEqual([passage])
  })

  it('over several paragraphs are marked in each, all or none, and go together', async () => {
    const { session } = await withText()
    const paragraphs = session.index.sources.get('s1')?.paragraphs.slice(0, 2) ?? []
    const whole = paragraphs.map(({ number, text: words }) => ({
      sourceId: 's1',
      number,
      from: 0,
      to: words.length,
      text: words,
    }))
    const marked = () => sourcePage(session.index, 's1')?.paragraphs.map(({ highlights }) => highlights.length)
    const [first, second] = whole
    if (!first || !second) throw new Error('the text has two paragraphs')
    await expect(addHighlights(session, [first, { ...second, text: 'other' }], 'green')).rejects.toMatchObject({
      code: 'conflict',
    })
    expect(marked()?.slice(0, 2)).toEqual([0, 0])
    expect(await addHighlights(session, whole, 'green')).toHaveLength(2)
    expect(marked()?.slice(0, 2)).toEqual([1, 1])
    await session.undo()
    expect(marked()?.slice(0, 2)).toEqual([0, 0])
  })

  it('whose words were mostly rewritten are listed with a suggested place, and stand there once it is accepted', async () => {
    const { session, put } = await withText()
    const place = { sourceId: 's1', number: '2', from: 15, to: 45, text: 'stopped twice to repair an axl' }
    const [id = ''] = await addHighlights(session, [place], 'green')
    await put(text.replace('axle', 'ayxe'))
    const orphans = () => sourcePage(session.index, 's1')?.orphanedHighlights ?? []
    const suggested = orphans()[0]?.suggested
    expect(suggested).toMatchObject({ paragraph: '2', words: { before: 'By noon it had ' } })
    if (!suggested) throw new Error('nothing is suggested')
    const { from, to, words } = suggested
    await expect(placeHighlight(session, id, { from, to, text: 'other' })).rejects.toMatchObject({ code: 'conflict' })
    await placeHighlight(session, id, { from, to, text: words.match })
    expect(orphans()).toEqual([])
    expect(session.index.highlights[id]).toMatchObject({
      status: 'anchored',
      selector: { quote: { exact: words.match } },
    })
    await session.undo()
    expect(orphans()).toHaveLength(1)
  })

  it('change with their text in one step, and one undo takes both back', async () => {
    const { session, put } = await withText()
    await addHighlights(session, [{ sourceId: 's1', number: '2', from: 15, to: 28, text: 'stopped twice' }], 'green')
    const before = structuredClone(session.index.highlights)
    await put(`A new beginning.\n\n${text.replace('an axle', 'a wheel')}`)
    const [moved] = Object.values(session.index.highlights)
    expect(moved).toMatchObject({ status: 'anchored', selector: { quote: { exact: 'stopped twice' } } })
    expect(moved?.contentHash).not.toBe(Object.values(before)[0]?.contentHash)
    await session.undo()
    expect(session.index.highlights).toEqual(before)
    expect(session.index.sources.get('s1')?.paragraphs).toHaveLength(2)
  })
})

describe('private notes', () => {
  it('and their versions stay out of what is handed over', async () => {
    const { session } = await openSmall()
    const { id } = await saveNote(
      session,
      draft('secret-1 '.repeat(100), { private: true, title: 'secret-2', tags: ['secret-3'] }),
    )
    await saveNote(session, { ...draft('secret-4', { private: true }), id })
    await saveNote(session, draft('open'))
    const handed = JSON.stringify(handOver(session.index))
    expect(handed).toContain('open')
    expect(handed).not.toContain('secret')
  })
})
