import { syntaxTree } from '@codemirror/language'
import { StateEffect, type Extension, type Range } from '@codemirror/state'
import { Decoration, type EditorView, ViewPlugin, type DecorationSet, type ViewUpdate } from '@codemirror/view'
import type { SyntaxNodeRef } from '@lezer/common'
import { citationAt, linkAt } from '@domain/notes/markdown/note-syntax'
import { hasOnlyGrown, type Shown } from './grown-tree'
import { cursorBesideLinks, isTouched, linkDecorations, wordOfFirstClick } from './live-links'
import { CitationWidget, TaskWidget } from './live-widgets'
import type { NoteLookup } from './note-lookup'

const lookupChanged = StateEffect.define<null>()

/**
 * Shows links by the names of what they point at, citations as what they cite and task boxes as boxes, in the part of the note that
 * is in view. Where the cursor stands, what is written is shown as it is written.
 */
export function liveView(lookup: NoteLookup): Extension {
  const plugin = ViewPlugin.fromClass(
    class {
      decorations: DecorationSet
      private readonly stop: () => void
      private shown: Shown

      constructor(view: EditorView) {
        this.decorations = decorate(view, lookup)
        this.shown = view.viewport
        this.stop = lookup.onChange(() => view.dispatch({ effects: lookupChanged.of(null) }))
      }

      update(update: ViewUpdate): void {
        const before = this.shown
        this.shown = update.view.viewport
        const asked = update.transactions.some((change) => change.effects.some((effect) => effect.is(lookupChanged)))
        // A letter of prose stands beside no link, and with it the cursor.
        if (!asked && !update.focusChanged && hasOnlyGrown(update, before) && isAtCursor(update)) {
          this.decorations = this.decorations.map(update.changes)
          return
        }
        const parsed = syntaxTree(update.startState) !== syntaxTree(update.state)
        if (
          asked ||
          parsed ||
          update.docChanged ||
          update.viewportChanged ||
          update.selectionSet ||
          update.focusChanged
        )
          this.decorations = decorate(update.view, lookup)
      }

      destroy(): void {
        this.stop()
      }
    },
    { decorations: ({ decorations }) => decorations },
  )
  return [plugin, cursorBesideLinks, wordOfFirstClick]
}

/** Whether the change was made where the cursor stands, and took it along. */
function isAtCursor({ changes, startState, state }: ViewUpdate): boolean {
  const before = startState.selection
  const after = state.selection
  if (before.ranges.length > 1 || after.ranges.length > 1 || !before.main.empty || !after.main.empty) return false
  const { head } = before.main
  return changes.touchesRange(head) !== false && changes.mapPos(head, 1) === after.main.head
}

function decorate(view: EditorView, lookup: NoteLookup): DecorationSet {
  const found: Range<Decoration>[] = []
  const { state, hasFocus } = view
  for (const range of view.visibleRanges) {
    syntaxTree(state).iterate({
      from: range.from,
      to: range.to,
      enter: (node) => {
        const lineClass = LINE_CLASSES.get(node.name)
        if (lineClass) markLines(view, node, range, lineClass, found)
        const shownAsWritten = hasFocus && isTouched(state.selection, node)
        if (node.name === 'NoteLink') {
          const written = state.sliceDoc(node.from, node.to)
          const link = linkAt(written, 0)
          // Asked also for one that is shown as it is written: it may be opened there.
          const now = link && lookup.link(link.target, link.label)
          if (link && !shownAsWritten) found.push(...linkDecorations(written, node.from, link, now))
        } else if (node.name === 'NoteCitation' && !shownAsWritten) {
          const citation = citationAt(state.sliceDoc(node.from, node.to), 0)
          if (citation) {
            const shown = citation.refs.map((ref) => lookup.citation(ref))
            found.push(
              Decoration.replace({ widget: new CitationWidget(citation.refs, shown) }).range(node.from, node.to),
            )
          }
        } else if (node.name === 'TaskMarker') {
          const done = /x/i.test(state.sliceDoc(node.from, node.to))
          if (!shownAsWritten)
            found.push(Decoration.replace({ widget: new TaskWidget(done) }).range(node.from, node.to))
          const end = state.doc.lineAt(node.to).to
          if (done && end > node.to + 1) found.push(DONE.range(node.to + 1, end))
        }
      },
    })
  }
  return Decoration.set(found, true)
}

const DONE = Decoration.mark({ class: 'cm-note-task-done' })
const LINE_CLASSES = new Map([
  ['Blockquote', Decoration.line({ class: 'cm-note-quote' })],
  ['FencedCode', Decoration.line({ class: 'cm-note-code' })],
  ['Table', Decoration.line({ class: 'cm-note-table' })],
  ...[1, 2, 3, 4, 5, 6].map((level) => [`ATXHeading${level}`, headingLine(level)] as const),
  ...[1, 2].map((level) => [`SetextHeading${level}`, headingLine(level)] as const),
])

function headingLine(level: number): Decoration {
  return Decoration.line({ class: `cm-note-heading cm-note-heading-${level}` })
}

/** Marks the lines of a block that are in view. */
function markLines(
  { state }: EditorView,
  node: SyntaxNodeRef,
  view: { from: number; to: number },
  decoration: Decoration,
  into: Range<Decoration>[],
): void {
  const end = Math.min(node.to, view.to)
  for (let at = Math.max(node.from, view.from); at <= end;) {
    const line = state.doc.lineAt(at)
    into.push(decoration.range(line.from))
    at = line.to + 1
  }
}
