import { syntaxTree } from '@codemirror/language'
import type { EditorState } from '@codemirror/state'

/** The link that is being written before the cursor: where its brackets open, and what stands in it so far. */
export function openLinkBefore(state: EditorState): { from: number; query: string } | undefined {
  const { main } = state.selection
  if (!main.empty || inCode(state, main.head)) return undefined
  const line = state.doc.lineAt(main.head)
  const from = Math.max(line.from, main.head - 102)
  const found = /\[\[([^[\]|\n]{0,100})$/.exec(state.sliceDoc(from, main.head))
  return found ? { from: from + found.index, query: found[1] ?? '' } : undefined
}

/** The citation that is being written before the cursor: where it begins, its bracket with it, and what stands behind the `@`. */
export function openCitationBefore(state: EditorState): { from: number; query: string } | undefined {
  const { main } = state.selection
  if (!main.empty || inCode(state, main.head)) return undefined
  const line = state.doc.lineAt(main.head)
  const from = Math.max(line.from, main.head - 64)
  const found = /(^|[\s([])@([^\s@[\]][^@[\]\n]{0,60})?$/.exec(state.sliceDoc(from, main.head))
  if (!found || (found[1] === '' && from !== line.from)) return undefined
  return { from: from + found.index + (found[1] === '[' ? 0 : (found[1] ?? '').length), query: found[2] ?? '' }
}

export function inCode(state: EditorState, at: number): boolean {
  const node = syntaxTree(state).resolveInner(at, -1)
  return /Code|URL/.test(node.name) || /Code/.test(node.parent?.name ?? '')
}

export function inTable(state: EditorState, at: number): boolean {
  return /^\s*\|/.test(state.doc.lineAt(at).text.slice(0, 100))
}
