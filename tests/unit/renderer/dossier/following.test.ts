import { beforeEach, describe, expect, it } from 'vitest'
import type { ChangedNote, Written } from '../../../../src-main/contract/events'
import type { Contents } from '../../../../src-main/domain/views/contents'
import type { EntityPage } from '../../../../src-main/domain/views/entity-page'
import type { NoteSummary } from '../../../../src-main/domain/views/note-view'
import type { Overview } from '../../../../src-main/domain/views/overview'
import type { PageData } from '../../../../src-renderer/state/dossier/page-data'
import { note as noteOf } from '../../../support/notes'
import { answerByHand, tell, type MadeCall } from '../../../support/renderer-calls'

let calls: MadeCall[] = answerByHand()
beforeEach(() => {
  calls = answerByHand()
})

const at = (second: number) => `2026-01-01T00:00:0${second}.000Z`
const summary = (second: number, fields: Partial<NoteSummary> = {}): NoteSummary => ({
  id: 'r-1',
  label: 'On gold',
  preview: `As of ${second}`,
  targets: [],
  tags: [],
  pinned: false,
  private: false,
  createdAt: at(0),
  updatedAt: at(second),
  ...fields,
})
const changed = (second: number, fields: Partial<ChangedNote> = {}): ChangedNote => ({
  summary: summary(second),
  on: ['mali'],
  isRenamed: false,
  isPlacedAnew: false,
  isTiedAnew: false,
  ...fields,
})
const written = (...notes: ChangedNote[]): Written => ({
  notes,
  briefings: [],
  frame: { noteCount: 7, briefings: [] },
})

const ENTITY: PageData = { page: 'entity', entity: { id: 'mali', notes: [summary(0)] } as unknown as EntityPage }
const OVERVIEW: PageData = { page: 'overview', overview: { recentNotes: [summary(0)] } as unknown as Overview }

/** A window on this page, with the note open beside it. */
async function open(data: PageData) {
  const { begin } = await import('../../../../src-renderer/state/dossier/begin')
  const { openNote } = await import('../../../../src-renderer/state/notes/open-note.svelte')
  const { NoteDraft } = await import('../../../../src-renderer/state/notes/note-draft.svelte')
  const { session } = await import('../../../../src-renderer/state/dossier/session.svelte')
  const { currentPage } = await import('../../../../src-renderer/state/dossier/page.svelte')
  const stop = begin()
  const route = data.page === 'entity' ? { page: 'entity' as const, id: 'mali' } : { page: 'overview' as const }
  session.contents = { dossierId: 'd', entities: [], sources: [] } as unknown as Contents
  currentPage.shown = { location: { dossierId: 'd', route }, data }
  const draft = NoteDraft.of('d', noteOf('r-1', 'one', { title: 'On gold', createdAt: at(0), updatedAt: at(0) }))
  openNote.draft = draft
  calls.length = 0
  return {
    stop,
    session,
    currentPage,
    /** Types, and answers the save as the main process does: the event first. */
    async autosave(second: number, note: ChangedNote) {
      draft.write(() => `one ${second}`)
      const saving = draft.flush()
      await pause(5)
      tell('dossier:changed', {
        dossierId: 'd',
        edit: { undo: null, redo: null },
        notesGone: [],
        written: written(note),
      })
      calls
        .filter(({ channel }) => channel === 'note:save')
        .at(-1)
        ?.succeed({ id: 'r-1', updatedAt: at(second) })
      await saving
      await pause(120)
    },
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const asked = () => calls.map(({ channel }) => channel)

describe('a window in which a note is written', () => {
  it.each([
    ['an entity’s page', ENTITY],
    ['the overview', OVERVIEW],
  ])('asks for nothing that it has, on %s', async (_where, data) => {
    const { autosave, stop, session } = await open(data)
    await autosave(1, changed(1))
    await autosave(2, changed(2))
    expect(asked()).toEqual(['note:save', 'note:save'])
    expect(session.frame.noteCount).toBe(7)
    stop()
  })

  it('lists the note as it is now', async () => {
    const { autosave, stop, currentPage } = await open(ENTITY)
    await autosave(1, changed(1))
    const { data } = currentPage
    expect(data?.page === 'entity' && data.entity.notes[0]?.preview).toBe('As of 1')
    stop()
  })

  it('reads its page anew when the note is on it no longer', async () => {
    const { autosave, stop } = await open(ENTITY)
    await autosave(1, changed(1, { isPlacedAnew: true }))
    expect(asked()).toEqual(['note:save', 'entity:page'])
    calls.at(-1)?.succeed(ENTITY.page === 'entity' && ENTITY.entity)
    await pause(5)
    stop()
  })

  it('has what notes say of the page asked for again when the open note links to something else, and not before', async () => {
    const { autosave, stop, session } = await open(ENTITY)
    const before = session.ties
    await autosave(1, changed(1))
    expect(session.ties).toBe(before)
    await autosave(2, changed(2, { isTiedAnew: true }))
    expect(session.ties).toBe(before + 1)
    stop()
  })

  it('follows what another window wrote in the note', async () => {
    const { stop } = await open(ENTITY)
    tell('dossier:changed', { dossierId: 'd', edit: {}, notesGone: [], written: written(changed(5)) })
    await pause(120)
    expect(asked()).toEqual(['note:get'])
    stop()
  })

  it('reads everything anew when anything may have changed', async () => {
    const { stop } = await open(ENTITY)
    tell('dossier:changed', { dossierId: 'd', edit: {}, notesGone: [], written: written(changed(5)) })
    tell('dossier:changed', { dossierId: 'd', edit: {}, notesGone: [], written: null })
    await pause(120)
    expect(asked()).toContain('dossier:open')
    expect(asked()).toContain('entity:page')
    stop()
  })
})
