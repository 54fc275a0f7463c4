import { describe, expect, it, vi } from 'vitest'
import { editLabel } from '../../../src-main/domain/records/edit-made'
import type { Bundles } from '../../../src-main/domain/ports'
import { deleteRecord } from '../../../src-main/services/content/bin'
import { beginBriefing } from '../../../src-main/services/briefing/briefing-records'
import { DossierLibrary } from '../../../src-main/services/session/dossier-library'
import { gradeSource, saveClaim, saveEntity, saveSource } from '../../../src-main/services/content/edit-content'
import { saveNote } from '../../../src-main/services/notes/edit-notes'
import { leavingQuestion } from '../../../src-main/services/desktop/leaving-question'
import { countingTools } from '../../support/counting-tools'
import { MemoryDisk } from '../../support/memory-disk'
import { openStorage } from '../../support/storage'

const noBundles: Bundles = { list: () => Promise.resolve([]), read: () => Promise.reject(new Error('none')) }

/** A library with one page, one source and one note in a dossier, on a disk that can be made to fill up. */
async function libraryOnDisk() {
  const disk = new MemoryDisk()
  const tools = countingTools()
  const library = new DossierLibrary(noBundles, await openStorage({ disk, program: 'app', ...tools }), tools)
  const session = await library.open(await library.create({ title: 'Mine', marking: 'TLP:AMBER' }))
  const entity = await saveEntity(session, {
    schema: 'Person',
    names: [{ value: 'Camara', kind: 'name', citations: [] }],
  })
  const { id: source } = await saveSource(session, {
    kind: 'article',
    title: 'A report',
    authors: [],
    language: 'en',
    grade: { reliability: 'F', rationale: 'Unknown.', gradedAt: '2026-01-02' },
    text: 'One.\n\nTwo.',
  })
  const note = await saveNote(session, { targets: [], title: 'Bamako', body: 'one', tags: [] })
  const fill = () => {
    disk.fault = ({ kind, path }) => (kind === 'write' && path.includes('journal') ? { code: 'ENOSPC' } : null)
  }
  const free = () => {
    disk.fault = () => null
  }
  return { library, session, entity, source, note, fill, free }
}

describe('edits on a disk that is full', () => {
  it('are all counted from the moment they are made, named in the question, and written in their order when there is room', async () => {
    const { library, session, entity, source, note, fill, free } = await libraryOnDisk()
    fill()
    const written: string[] = []
    session.onChange((change) => written.push(editLabel(change)))
    const edits = [
      saveNote(session, { id: note.id, targets: [], title: 'Bamako', body: 'two', tags: [] }),
      gradeSource(session, source, { reliability: 'B', rationale: 'Known well.', gradedAt: '2026-01-02' }),
      saveClaim(session, {
        subject: entity,
        property: 'description',
        value: { type: 'text', text: 'A minister.' },
        kind: 'fact',
        citations: [],
        ownJudgement: true,
        rank: 'normal',
      }),
      beginBriefing(session, { format: 'brief', paper: 'A4', author: undefined }),
      // The fifth rests on the first: it is planned when that one is written.
      saveNote(session, { id: note.id, targets: [], title: 'Bamako', body: 'three', tags: [] }),
    ]
    await vi.waitFor(() => expect(library.refused()).not.toBeNull(), { timeout: 15_000 })
    expect(session.store.saveState()).toMatchObject({ kind: 'not-saved', unsavedChanges: 5 })
    const unsaved = await library.unsaved()
    expect(unsaved).toMatchObject({ changes: 5, reason: expect.stringContaining('disk is full') })
    expect(unsaved?.labels).toEqual([
      'change note ‘Bamako’',
      'grade source ‘A report’',
      'add claim ‘Description’',
      'add briefing',
    ])
    const question = leavingQuestion({ unsaved, held: [], ends: 'app' })
    expect(question.message).toBe('5 changes are not saved yet.')
    expect(question.leave).toBe('Quit and lose them')
    expect(session.index.notes[note.id]?.body).toBe('one')

    free()
    await Promise.all(edits)
    expect(written).toEqual(['change note', 'grade source', 'add claim', 'add briefing', 'change note'])
    expect(session.index.notes[note.id]?.body).toBe('three')
    expect(await library.unsaved()).toBeNull()
    expect(session.store.unsaved()).toEqual([])
  })

  it('are counted over all open dossiers', async () => {
    const { library, session, note, fill, free } = await libraryOnDisk()
    const other = await library.open(await library.create({ title: 'Another', marking: 'TLP:AMBER' }))
    fill()
    const edits = [
      deleteRecord(session, 'notes', note.id),
      saveNote(other, { targets: [], title: 'Niamey', body: 'x', tags: [] }),
      saveNote(other, { targets: [], title: 'Zinder', body: 'x', tags: [] }),
    ]
    await vi.waitFor(() => expect(library.refused()?.changes).toBe(3), { timeout: 15_000 })
    free()
    await Promise.all(edits)
    expect(library.refused()).toBeNull()
  })

  it('that turn out not to be possible are refused alone, and hold up nothing behind them', async () => {
    const { session, note, fill, free } = await libraryOnDisk()
    fill()
    const gone = deleteRecord(session, 'notes', note.id)
    const change = saveNote(session, { id: note.id, targets: [], title: '', body: 'late', tags: [] })
    const refused = expect(change).rejects.toMatchObject({ code: 'not-found' })
    const after = saveNote(session, { targets: [], title: 'After', body: 'x', tags: [] })
    await vi.waitFor(() => expect(session.store.unsaved()).toHaveLength(3), { timeout: 15_000 })
    free()
    await Promise.all([gone, refused, after])
    expect(Object.values(session.index.notes).map(({ title }) => title)).toEqual(['After'])
  })

  it('that throw when they are planned are told to who made them, and are not tried again', async () => {
    const { session } = await libraryOnDisk()
    let asked = 0
    const broken = session.edit({ kind: 'change-note' }, () => {
      asked += 1
      throw new TypeError('a fault of ours')
    })
    await expect(broken).rejects.toThrow('a fault of ours')
    await session.settled()
    expect(asked).toBe(1)
    expect(session.store.saveState()).toEqual({ kind: 'saved' })
  })
})

describe('a disk that does not answer', () => {
  it('is not waited for before the question, which counts what it has not taken', async () => {
    const { library, session } = await libraryOnDisk()
    vi.useFakeTimers()
    try {
      vi.spyOn(session.store, 'saveState').mockReturnValue({ kind: 'saving' })
      vi.spyOn(session.store, 'unsaved').mockReturnValue(['change note ‘Bamako’'])
      const asking = library.unsaved()
      await vi.advanceTimersByTimeAsync(6_000)
      expect(await asking).toEqual({
        changes: 1,
        labels: ['change note ‘Bamako’'],
        reason: 'The disk does not answer.',
      })
    } finally {
      vi.useRealTimers()
      vi.restoreAllMocks()
    }
  })
})
