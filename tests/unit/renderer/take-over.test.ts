import { history, redoDepth, undo, undoDepth } from '@codemirror/commands'
import { EditorState, Transaction } from '@codemirror/state'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changeBetween, takeOver } from '../../../src-renderer/notes-editor/take-over'
import { runs } from '../../support/runs'

describe('a text that another window changed', () => {
  it('leaves the cursor and what undo takes back where they are', () => {
    const lines = Array.from({ length: 9 }, (_, at) => `line ${at + 1} words`)
    const begin = EditorState.create({ doc: lines.join('\n'), extensions: [history()] })
    const end = begin.doc.line(5).to
    const typed = begin.update({ changes: { from: end, insert: ' MINE' }, selection: { anchor: end + 5 } }).state
    const other = typed.doc.toString().replace('line 1 words', 'line 1 told').replace('line 9 words', 'line 9 told')
    const changes = changeBetween(typed.doc.toString(), other)
    let state = typed.update({ changes: changes ?? [], annotations: Transaction.addToHistory.of(false) }).state
    const { head } = state.selection.main
    expect([state.doc.lineAt(head).number, head]).toEqual([5, state.doc.line(5).to])
    undo({ state, dispatch: (transaction) => (state = transaction.state) })
    expect(state.doc.toString()).toBe(other.replace(' MINE', ''))
  })

  it('is undone here only where the reader asked for it here', () => {
    for (const undoable of [true, false]) {
      const state = EditorState.create({ doc: 'one', extensions: [history()] })
      const taken = takeOver(state, 'one from elsewhere', undoable)?.state ?? state
      expect([taken.doc.toString(), undoDepth(taken)]).toEqual(['one from elsewhere', undoable ? 1 : 0])
    }
  })

  it('that is what undo here would come to is that step, so that no later undo puts anything in twice', () => {
    let state = EditorState.create({ doc: 'I met Mali in a dream.', extensions: [history()] })
    const linked = 'I met [[mali|Mali]] in a dream.'
    for (const [body, undoable] of [
      [linked, true],
      ['I met Mali in a dream.', true],
      [linked, true],
      ['I met Mali in a dream.', false],
    ] as const)
      state = takeOver(state, body, undoable)?.state ?? state
    expect([undoDepth(state), redoDepth(state)]).toEqual([0, 1])
    expect(undo({ state, dispatch: (transaction) => (state = transaction.state) })).toBe(false)
    expect(takeOver(state, state.doc.toString(), true)).toBeUndefined()
  })

  it('is taken over to the letter', () => {
    const text = fc.array(fc.constantFrom('a', 'b', '😀', '', '\r', 'c c', '\n', '\n'), { maxLength: 14 })
    fc.assert(
      fc.property(text, text, (before, after) => {
        const state = EditorState.create({ doc: before.join(''), extensions: EditorState.lineSeparator.of('\n') })
        const changes = changeBetween(before.join(''), after.join(''))
        expect(state.update({ changes: changes ?? [] }).state.doc.toString()).toBe(after.join(''))
      }),
      { numRuns: runs(100) },
    )
  })
})
