import { EditorSelection, EditorState, Text } from '@codemirror/state'
import { describe, expect, it } from 'vitest'
import { directionOf, rightToLeftLines } from '../../../src-renderer/notes-editor/line-directions'
import { signKeys, wholeSigns } from '../../../src-renderer/notes-editor/whole-signs'

const PICTURES = {
  family: '👩‍👩‍👧‍👦',
  'two flags’ second': '🇫🇷',
  'skin tone': '👍🏽',
  'joined skin tone': '👩🏽‍🚀',
  'key cap': '1️⃣',
  'key cap without a variant': '#⃣',
  'flag of a region': '🏴󠁧󠁢󠁥󠁮󠁧󠁿',
  heart: '❤️',
  rainbow: '🏳️‍🌈',
}

function press(key: 'Backspace' | 'Delete', doc: string, at: number): string | null {
  let after: string | null = null
  const state = EditorState.create({ doc, selection: { anchor: at } })
  const run = signKeys.find((binding) => binding.key === key)?.run
  run?.({
    state,
    dispatch: (transaction: { state: EditorState }) => (after = transaction.state.doc.toString()),
  } as never)
  return after
}

describe('a picture in a note', () => {
  it('made of several characters goes whole, with Backspace and with Delete', () => {
    for (const [name, picture] of Object.entries(PICTURES)) {
      const doc = `a🇲🇱${picture}b`
      const from = 'a🇲🇱'.length
      expect(press('Backspace', doc, from + picture.length), name).toBe('a🇲🇱b')
      expect(press('Delete', doc, from), name).toBe('a🇲🇱b')
    }
  })

  it('is the only thing that goes whole: of letters and their marks the editor’s own keys take what they took', () => {
    for (const letters of ['é', 'e\u0301', 'मा', 'ab', '文', ''])
      expect(press('Backspace', letters, letters.length)).toBeNull()
  })

  it('goes together with the letters at other cursors', () => {
    const doc = 'one👍🏽 two'
    const state = EditorState.create({
      doc,
      extensions: EditorState.allowMultipleSelections.of(true),
      selection: EditorSelection.create([EditorSelection.cursor('one👍🏽'.length), EditorSelection.cursor(doc.length)]),
    })
    let after = ''
    signKeys[0]?.run?.({
      state,
      dispatch: (made: { state: EditorState }) => (after = made.state.doc.toString()),
    } as never)
    expect(after).toBe('one tw')
  })

  it('is stepped over whole, either way', () => {
    for (const [name, picture] of Object.entries(PICTURES)) {
      const doc = `a${picture}b`
      const [start, end] = [1, 1 + picture.length]
      for (let inside = start + 1; inside < end; inside++) {
        for (const [from, to] of [
          [start, end],
          [end, start],
        ] as const) {
          const state = EditorState.create({ doc, selection: { anchor: from }, extensions: wholeSigns })
          const moved = state.update({ selection: { anchor: inside }, userEvent: 'select' }).state
          // Between two halves of one character nothing can stand, and nothing is asked to.
          const code = doc.charCodeAt(inside)
          if (code >= 0xdc00 && code < 0xe000) continue
          expect(moved.selection.main.head, `${name} from ${from} at ${inside}`).toBe(to)
        }
      }
    }
  })
})

describe('the direction of a line', () => {
  it('is that of the first letter among its words, not among the marks before them', () => {
    expect(directionOf('The word سلام')).toBe('ltr')
    expect(directionOf('سلام and peace')).toBe('rtl')
    expect(directionOf('- [x] مهمة')).toBe('rtl')
    expect(directionOf('> 1. שלום')).toBe('rtl')
    expect(directionOf('[^note]: حاشية')).toBe('rtl')
    expect(directionOf('[[Wagner Group|فاغنر]]')).toBe('rtl')
    expect(directionOf('12.5 % — ')).toBeUndefined()
    expect(directionOf('\u200fAbc')).toBe('rtl')
  })

  it('is each line’s own; one without letters goes with the line before', () => {
    const doc = Text.of(['English', '', 'عربي', '---', 'English', 'עברית'])
    const starts = rightToLeftLines(doc, 0, doc.length)
    expect(starts.map((from) => doc.lineAt(from).number)).toEqual([3, 4, 6])
  })

  it('is known for lines in view whose direction was set before them', () => {
    const doc = Text.of(['عربي', '1', '2', '3'])
    expect(rightToLeftLines(doc, doc.line(3).from, doc.line(3).to)).toEqual([doc.line(3).from])
  })

  it('of a line of a million signs is found by its beginning', () => {
    expect(directionOf(`${'-'.repeat(1_000_000)}سلام`)).toBeUndefined()
  })
})
