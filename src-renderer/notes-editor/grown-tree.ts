import { syntaxTree } from '@codemirror/language'
import type { Transaction } from '@codemirror/state'
import type { ViewUpdate } from '@codemirror/view'
import { NodeProp, Tree, TreeBuffer } from '@lezer/common'

/** A piece of prose that was put in or taken out. *Units*: UTF-16 code units; `by` is negative when it was taken out. */
interface ProseEdit {
  at: number
  by: number
}

/** What may be put in or taken out: it begins and ends nothing in Markdown when letters and spaces stand around it. */
const PIECE = /^(?: |[\p{L}\p{M}\p{N}.,;'’-]{1,40})$/u
/** A run of text between spaces that holds no mark of Markdown. */
const PLAIN = /^[\p{L}\p{M}\p{N}.,;'’-]*$/u
/** *Units*: UTF-16 code units that are looked at on each side. */
const REACH = 2_000

/**
 * The tree of a document after a letter of prose, without a parse: in the middle of a paragraph's plain words the nodes stay what
 * they are, and only grow or move.
 *
 * @returns undefined for every change about which that is not certain
 */
export function grownTree(transaction: Transaction): Tree | undefined {
  const edit = proseEdit(transaction)
  const before = syntaxTree(transaction.startState)
  const grown = edit && grow(before, edit, false)
  if (grown) grownFrom.set(grown, before)
  return grown
}

const grownFrom = new WeakMap<Tree, Tree>()

/** Stretch of text that stands in the page. *Units*: UTF-16 code units from the start of the note. */
export interface Shown {
  from: number
  to: number
}

/**
 * Whether an update changed no node of the tree and shows the same stretch of text, grown by what was written: what was made from
 * the tree only moves. The update's own `viewportChanged` is true as soon as the end of the stretch has another number.
 */
export function hasOnlyGrown({ view, state, startState, docChanged, changes }: ViewUpdate, before: Shown): boolean {
  if (!docChanged || grownFrom.get(syntaxTree(state)) !== syntaxTree(startState)) return false
  const { from, to } = view.viewport
  return (
    view.visibleRanges.length === 1 && from === changes.mapPos(before.from, -1) && to === changes.mapPos(before.to, 1)
  )
}

function proseEdit({ changes, startState }: Transaction): ProseEdit | undefined {
  let edit: ProseEdit | undefined
  let piece = ''
  let pieces = 0
  changes.iterChanges((fromA, toA, _fromB, _toB, inserted) => {
    pieces++
    if (pieces > 1 || (toA > fromA && inserted.length > 0) || toA - fromA > 40 || inserted.length > 40) return
    piece = toA > fromA ? startState.sliceDoc(fromA, toA) : inserted.toString()
    edit = { at: fromA, by: inserted.length - (toA - fromA) }
  })
  if (!edit || pieces !== 1 || !PIECE.test(piece)) return undefined
  const { at, by } = edit
  const end = by < 0 ? at - by : at
  const line = startState.doc.lineAt(at)
  if (end > line.to || line.length > REACH) return undefined
  const before = line.text.slice(0, at - line.from)
  const after = line.text.slice(end - line.from)
  // Where a line begins with no letter yet it may become a list, a heading or another block.
  if (!/\p{L}/u.test(before) || !isPlainAround(before, piece, after, by)) return undefined
  const tree = syntaxTree(startState)
  if (end >= tree.length && tree.length < startState.doc.length) return undefined
  const paragraph = tree.resolveInner(at, -1)
  if (paragraph.name !== 'Paragraph' || paragraph.from >= at || paragraph.to < end) return undefined
  return end === paragraph.to || tree.resolveInner(end, 1).name === 'Paragraph' ? edit : undefined
}

/** Whether only plain words stand around, and no two spaces come together: at the end of a line they are a mark. */
function isPlainAround(before: string, piece: string, after: string, by: number): boolean {
  const word = `${lastWord(before)}${piece.trim()}${/^\S*/.exec(after)?.[0] ?? ''}`
  if (!PLAIN.test(word) || /www/i.test(word)) return false
  if (by < 0) return /\S$/.test(before) || /^\S/.test(after)
  return piece !== ' ' || (/\S$/.test(before) && !/^\s/.test(after))
}

/** What stands behind the last space. Looked for from the end: a pattern that ends there would be tried at every letter. */
function lastWord(text: string): string {
  let from = text.length
  while (from > 0 && /\S/.test(text.charAt(from - 1))) from--
  return text.slice(from)
}

/** Undefined when a node other than a paragraph and what holds it would have to grow. */
function grow(tree: Tree, { at, by }: ProseEdit, inParagraph: boolean): Tree | undefined {
  const children: (Tree | TreeBuffer)[] = []
  const positions: number[] = []
  for (const [index, child] of tree.children.entries()) {
    const from = tree.positions[index] ?? 0
    const isBehind = from >= at
    let kept: Tree | TreeBuffer | undefined = child
    if (!isBehind && from + child.length >= at) {
      const within = { at: at - from, by }
      if (child instanceof TreeBuffer) kept = move(child, within)
      else if (inParagraph && !child.type.isAnonymous) kept = undefined
      else kept = grow(child, within, inParagraph || child.type.name === 'Paragraph')
    }
    if (!kept) return undefined
    children.push(kept)
    positions.push(isBehind ? from + by : from)
  }
  const hash = tree.prop(NodeProp.contextHash)
  const props: [NodeProp<number>, number][] = hash === undefined ? [] : [[NodeProp.contextHash, hash]]
  return new Tree(tree.type, children, positions, tree.length + by, props)
}

/** The nodes of a buffer: four numbers each, of which the second and third are where it begins and ends. */
function move({ buffer, length, set }: TreeBuffer, { at, by }: ProseEdit): TreeBuffer | undefined {
  const moved = buffer.slice()
  for (let node = 0; node < moved.length; node += 4) {
    const from = moved[node + 1] ?? 0
    const to = moved[node + 2] ?? 0
    if (to < at) continue
    if (from < at || to + by > 0xffff) return undefined
    moved[node + 1] = from + by
    moved[node + 2] = to + by
  }
  return new TreeBuffer(moved, length + by, set)
}
