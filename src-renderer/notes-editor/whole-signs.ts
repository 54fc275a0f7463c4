import { EditorSelection, EditorState, findClusterBreak, type StateCommand, type Text } from '@codemirror/state'
import type { KeyBinding } from '@codemirror/view'

/** *Source*: grapheme clusters of Unicode UAX 29. */
const SIGNS = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
/** What makes a cluster a picture and not a letter with its marks. *Source*: Unicode UTS 51: pictures, flags, key caps. */
const PICTURE = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u
/** What may go on with a picture that has begun: joiners, variants, skin tones, key caps, the letters of a region's flag. */
const GOES_ON = /^[\u200d\ufe0e\ufe0f\u20e3\ud83c\udb40]/
/** *Units*: UTF-16 code units that are looked at on either side; the longest picture there is has some 40. */
const AROUND = 100

interface Span {
  from: number
  to: number
}

/** The picture that stands around a place, or ends or begins there, made of several characters; undefined when there is none. */
function pictureAt(doc: Text, at: number, bias: -1 | 1): Span | undefined {
  const line = doc.lineAt(at)
  const start = Math.max(line.from, at - AROUND)
  const text = line.text.slice(start - line.from, at - line.from + AROUND)
  const segment = SIGNS.segment(text).containing(at - start - (bias < 0 ? 1 : 0))
  if (!segment || segment.segment.length < 2 || !PICTURE.test(segment.segment)) return undefined
  const from = start + segment.index
  return { from, to: from + segment.segment.length }
}

/** Deletes the picture beside the cursor whole. Of a letter with marks Backspace takes the last mark, as elsewhere. */
function deletePicture(bias: -1 | 1): StateCommand {
  return ({ state, dispatch }) => {
    const { ranges } = state.selection
    if (state.readOnly || ranges.some(({ empty }) => !empty)) return false
    const pictures = ranges.map(({ head }) => pictureAt(state.doc, head, bias))
    if (pictures.every((picture) => picture === undefined)) return false
    const changes = state.changeByRange((range) => {
      const span = pictures[ranges.indexOf(range)] ?? letterAt(state.doc, range.head, bias)
      return { changes: span, range: EditorSelection.cursor(span.from) }
    })
    dispatch(
      state.update(changes, { userEvent: bias < 0 ? 'delete.backward' : 'delete.forward', scrollIntoView: true }),
    )
    return true
  }
}

function letterAt(doc: Text, at: number, bias: -1 | 1): Span {
  const line = doc.lineAt(at)
  const border = line.from + findClusterBreak(line.text, at - line.from, bias > 0, bias > 0)
  const to = border === at ? Math.max(0, Math.min(doc.length, at + bias)) : border
  return { from: Math.min(at, to), to: Math.max(at, to) }
}

export const signKeys: readonly KeyBinding[] = [
  { key: 'Backspace', run: deletePicture(-1) },
  { key: 'Delete', run: deletePicture(1) },
]

/** The cursor stands before a picture or behind it, never in it. */
export const wholeSigns = EditorState.transactionFilter.of((transaction) => {
  const { selection, startState } = transaction
  if (!selection || transaction.docChanged || !transaction.isUserEvent('select')) return transaction
  const { doc } = startState
  const before = startState.selection.main.head
  const out = (at: number) => {
    if (!GOES_ON.test(doc.sliceString(at, at + 1)) && doc.sliceString(at - 1, at) !== '\u200d') return at
    const picture = pictureAt(doc, at, 1)
    if (!picture || picture.from === at) return at
    return at > before ? picture.to : picture.from
  }
  const ranges = selection.ranges.map((range) => ({ range, anchor: out(range.anchor), head: out(range.head) }))
  if (ranges.every(({ range, anchor, head }) => range.anchor === anchor && range.head === head)) return transaction
  const moved = ranges.map(({ anchor, head }) => EditorSelection.range(anchor, head))
  return [transaction, { selection: EditorSelection.create(moved, selection.mainIndex) }]
})
