import { WidgetType, type EditorView } from '@codemirror/view'
import type { CitedRef } from '@domain/notes/markdown/note-syntax'
import type { ShownCitation } from './note-lookup'

/** A citation shown as what it cites. */
export class CitationWidget extends WidgetType {
  private readonly words: string

  constructor(
    refs: readonly CitedRef[],
    private readonly shown: readonly (ShownCitation | undefined)[],
  ) {
    super()
    this.words = refs
      .map((ref, at) => shown[at]?.shown ?? (ref.kind === 'claim' ? ref.claimId : ref.sourceId))
      .join('; ')
  }

  override eq(other: CitationWidget): boolean {
    return other.words === this.words && other.isMissing === this.isMissing
  }

  private get isMissing(): boolean {
    return this.shown.some((citation) => citation?.missing)
  }

  override toDOM(): HTMLElement {
    const span = document.createElement('span')
    span.className = `cm-note-citation${this.isMissing ? ' cm-note-link-binned' : ''}`
    span.textContent = this.words
    span.setAttribute('role', 'link')
    span.setAttribute('aria-label', `Cites ${this.words}${this.isMissing ? ', no longer here' : ''}`)
    span.title = `${this.words}. Ctrl+click or Ctrl+Enter opens it.`
    return span
  }

  override ignoreEvent(): boolean {
    return false
  }
}

/** The box of a task, to be ticked with the mouse; Ctrl+Enter ticks the task of the line. */
export class TaskWidget extends WidgetType {
  constructor(private readonly done: boolean) {
    super()
  }

  override eq(other: TaskWidget): boolean {
    return other.done === this.done
  }

  override toDOM(view: EditorView): HTMLElement {
    const box = document.createElement('input')
    box.type = 'checkbox'
    box.className = 'cm-note-task'
    box.checked = this.done
    box.tabIndex = -1
    box.setAttribute('aria-label', this.done ? 'Done' : 'To do')
    box.addEventListener('mousedown', (event) => {
      event.preventDefault()
      toggleBox(view, view.posAtDOM(box))
    })
    return box
  }

  override ignoreEvent(): boolean {
    return true
  }
}

/** Ticks or unticks the box that begins at a position. Answers false when there is none. */
export function toggleBox(view: EditorView, at: number): boolean {
  const box = view.state.sliceDoc(at, at + 3)
  if (!/^\[[ xX]\]$/.test(box) || view.state.readOnly) return false
  view.dispatch({
    changes: { from: at + 1, to: at + 2, insert: box[1] === ' ' ? 'x' : ' ' },
    userEvent: 'input.toggle',
  })
  return true
}
