import { syntaxTree } from '@codemirror/language'
import { EditorSelection, EditorState, type Extension, type Range } from '@codemirror/state'
import { Decoration, EditorView, WidgetType } from '@codemirror/view'
import type { SyntaxNode } from '@lezer/common'
import type { NoteLink } from '@domain/notes/markdown/note-syntax'
import type { ShownLink } from './note-lookup'

const STATES: Readonly<Record<ShownLink['state'], string>> = {
  live: '',
  ambiguous: ' (several have this name)',
  binned: ' (in the bin; can be restored)',
  missing: ' (nothing has this name yet)',
}

/**
 * A link shown by the name of what it points at. Where that name is written in it, the letters themselves are shown and what stands
 * around them is folded away: beside a widget a line is laid out anew at each key, and beside letters it is not.
 * *Shape*: `written` is the link as it stands in the text from `from` on.
 */
export function linkDecorations(
  written: string,
  from: number,
  link: NoteLink,
  now: ShownLink | undefined,
): Range<Decoration>[] {
  const look = lookOf(link, now)
  const words = ownWords(written)
  const to = from + written.length
  if (written.slice(words.from, words.to) !== look.words)
    return [Decoration.replace({ widget: new LinkWidget(look) }).range(from, to)]
  return [
    FOLDED.range(from, from + words.from),
    markOf(look).range(from + words.from, from + words.to),
    FOLDED.range(from + words.to, to),
  ]
}

/**
 * A cursor that would come to stand in what is folded away goes to that end of the link. Where a cursor stands at a link already,
 * all of it is shown as it is written and every place in it can be reached.
 */
export const cursorBesideLinks: Extension = EditorState.transactionFilter.of((transaction) => {
  const { selection, startState } = transaction
  if (!selection || transaction.docChanged || !transaction.isUserEvent('select')) return transaction
  let moved = false
  const ranges = selection.ranges.map((range) => {
    const place = range.empty ? placeBeside(startState, range.head) : range.head
    if (place === range.head) return range
    moved = true
    return EditorSelection.cursor(place, range.assoc, range.bidiLevel ?? undefined, range.goalColumn)
  })
  return moved ? [transaction, { selection: EditorSelection.create(ranges, selection.mainIndex) }] : transaction
})

function placeBeside(state: EditorState, at: number): number {
  for (let node = syntaxTree(state).resolveInner(at); ;) {
    if (node.name === 'NoteLink') {
      if (at === node.from || at === node.to || isTouched(state.selection, node)) return at
      const words = ownWords(state.sliceDoc(node.from, node.to))
      if (at <= node.from + words.from) return node.from
      return at >= node.from + words.to ? node.to : at
    }
    if (!node.parent) return at
    node = node.parent
  }
}

/**
 * The second click of a double click selects the word that the first one went to: that shows the link as it is written, and moves
 * its letters from under the pointer.
 */
export const wordOfFirstClick: Extension = EditorView.mouseSelectionStyle.of((view, { detail, clientX, clientY }) => {
  if (detail === 1) {
    const at = view.posAtCoords({ x: clientX, y: clientY })
    FIRST_CLICKS.set(view, at !== null && isInLink(view.state, at) ? at : null)
    return null
  }
  const at = FIRST_CLICKS.get(view) ?? null
  if (detail !== 2 || at === null || at > view.state.doc.length) return null
  const word = view.state.wordAt(at) ?? EditorSelection.cursor(at)
  return { get: () => EditorSelection.create([word]), update: () => false }
})

const FIRST_CLICKS = new WeakMap<EditorView, number | null>()

function isInLink(state: EditorState, at: number): boolean {
  return ([-1, 1] as const).some((side) => {
    for (let node: SyntaxNode | null = syntaxTree(state).resolveInner(at, side); node; node = node.parent)
      if (node.name === 'NoteLink') return true
    return false
  })
}

/** True when a cursor stands at or in a part of the text. */
export function isTouched(selection: EditorSelection, part: { from: number; to: number }): boolean {
  return selection.ranges.some((range) => range.from <= part.to && range.to >= part.from)
}

const FOLDED = Decoration.mark({ class: 'cm-note-folded' })

interface LinkLook {
  words: string
  state: ShownLink['state']
  /** What a screen reader says. */
  label: string
}

function lookOf(link: NoteLink, now: ShownLink | undefined): LinkLook {
  const words = now?.shown ?? link.label ?? link.target
  const state = now?.state ?? 'live'
  return { words, state, label: `${words}${STATES[state]}` }
}

function attributesOf({ state, label }: LinkLook): Record<string, string> {
  return {
    class: `cm-note-link cm-note-link-${state}`,
    role: 'link',
    'aria-label': label,
    title: `${label}. Ctrl+click or Ctrl+Enter opens it.`,
  }
}

function markOf(look: LinkLook): Decoration {
  return Decoration.mark({ attributes: attributesOf(look) })
}

/** Where the label stands in a link, or the target of one that has no label, without the spaces around it. */
function ownWords(written: string): { from: number; to: number } {
  const bar = written.indexOf('|')
  const start = bar < 0 ? '[['.length : bar + 1
  const inner = written.slice(start, -']]'.length)
  const from = start + inner.length - inner.trimStart().length
  return { from, to: from + inner.trim().length }
}

class LinkWidget extends WidgetType {
  constructor(private readonly look: LinkLook) {
    super()
  }

  override eq({ look }: LinkWidget): boolean {
    return look.words === this.look.words && look.state === this.look.state
  }

  override toDOM(): HTMLElement {
    const span = document.createElement('span')
    span.textContent = this.look.words
    for (const [name, value] of Object.entries(attributesOf(this.look))) span.setAttribute(name, value)
    return span
  }

  override ignoreEvent(): boolean {
    return false
  }
}
