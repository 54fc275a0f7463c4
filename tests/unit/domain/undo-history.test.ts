import { describe, expect, it } from 'vitest'
import type { Change } from '../../../src-main/domain/records/records'
import { undoState } from '../../../src-main/domain/undo-history'

const change = (id: string, fields: Partial<Change> = {}): Change => ({
  id,
  at: '2026-01-02T03:04:05.000Z',
  label: id,
  ops: [],
  ...fields,
})

const idsOf = (history: Change[]) => {
  const { undo, redo } = undoState(history)
  return [undo?.id ?? null, redo?.id ?? null]
}

describe('undo and redo read off the history', () => {
  it('offer nothing before the first edit', () => {
    expect(idsOf([])).toEqual([null, null])
  })

  it('offer the last edit, then the one before', () => {
    expect(idsOf([change('a'), change('b')])).toEqual(['b', null])
    expect(idsOf([change('a'), change('b'), change('u', { undoes: 'b' })])).toEqual(['a', 'b'])
  })

  it('offer a redone edit for undoing again', () => {
    expect(idsOf([change('a'), change('u', { undoes: 'a' }), change('r', { redoes: 'a' })])).toEqual(['a', null])
  })

  it('forget what could be redone after a new edit', () => {
    expect(idsOf([change('a'), change('u', { undoes: 'a' }), change('b')])).toEqual(['b', null])
  })

  it('go on where the history was cut', () => {
    expect(idsOf([change('u', { undoes: 'cut-off' }), change('b')])).toEqual(['b', null])
  })

  it('ask each change for its operations once, however often they are read', () => {
    let asked = 0
    const history = ['a', 'b'].map((id) => ({
      ...change(id),
      get ops() {
        asked++
        return []
      },
    }))
    for (let round = 0; round < 5; round++) expect(idsOf(history)).toEqual(['b', null])
    expect(asked).toBe(2)
  })
})
