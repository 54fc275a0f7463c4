import { describe, expect, it } from 'vitest'
import type { ChangedNote } from '../../../../src-main/contract/events'
import type { NoteSummary } from '../../../../src-main/domain/views/note-view'
import { withRows } from '../../../../src-renderer/state/notes/note-rows'

const row = (id: string, fields: Partial<NoteSummary> = {}): NoteSummary => ({
  id,
  label: id,
  preview: '',
  targets: [],
  tags: [],
  pinned: false,
  private: false,
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
  ...fields,
})
const changed = (id: string, fields: Partial<NoteSummary> = {}, what: Partial<ChangedNote> = {}): ChangedNote => ({
  summary: row(id, { preview: 'new', ...fields }),
  on: [],
  isRenamed: false,
  isPlacedAnew: false,
  isTiedAnew: false,
  ...what,
})
const ROWS = [row('p', { pinned: true }), row('a'), row('b'), undefined]
const list = { filter: {}, sort: 'changed' as const }

describe('the rows of the list of notes', () => {
  it('take over the note that stands first among its own already', () => {
    expect(withRows(ROWS, [changed('a')], list)?.map((one) => one?.preview)).toEqual(['', 'new', '', undefined])
    expect(withRows(ROWS, [changed('p', { pinned: true })], list)?.[0]?.preview).toBe('new')
  })

  it('take over any note where the order is not that of the last change', () => {
    expect(withRows(ROWS, [changed('b')], { ...list, sort: 'created' })?.[2]?.preview).toBe('new')
    expect(withRows(ROWS, [changed('b')], { ...list, sort: 'title' })?.[2]?.preview).toBe('new')
  })

  it('say nothing of a private note that is not listed', () => {
    expect(withRows(ROWS, [changed('x', { private: true })], list)).toEqual(ROWS)
  })

  it.each([
    ['it moves up', changed('b'), list],
    ['it is not among them', changed('x'), list],
    ['it is new', changed('a', {}, { isPlacedAnew: true }), list],
    [
      'it is called otherwise, in the order of names',
      changed('b', {}, { isRenamed: true }),
      { ...list, sort: 'title' as const },
    ],
    ['the list is searched by words', changed('a'), { ...list, filter: { text: 'gold' } }],
    ['private notes are shown', changed('a', { private: true }), { ...list, filter: { private: 'shown' as const } }],
  ])('have to be read anew when %s', (_when, note, how) => {
    expect(withRows(ROWS, [note], how)).toBeNull()
  })
})
