/** Words selected within one passage of text. *Units*: UTF-16 code units of its text. */
export interface SelectedWords {
  element: HTMLElement
  from: number
  to: number
  text: string
  place: DOMRect
}

/** The words selected within one element that carries `data-passage`; null for no selection, or one that reaches further. */
export function selectedWords(selection: Selection | null): SelectedWords | null {
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  const start = passageAround(range.startContainer)
  if (!start) return null
  const from = offsetIn(start, range.startContainer, range.startOffset)
  // A selection by triple click ends at the beginning of what follows: it means the whole passage.
  const to = start.contains(range.endContainer)
    ? offsetIn(start, range.endContainer, range.endOffset)
    : (start.textContent ?? '').length
  if (!start.contains(range.endContainer) && range.endOffset !== 0 && passageAround(range.endContainer)) return null
  const text = (start.textContent ?? '').slice(from, to)
  const lead = text.length - text.trimStart().length
  const trimmed = text.trim()
  if (trimmed === '') return null
  return {
    element: start,
    from: from + lead,
    to: from + lead + trimmed.length,
    text: trimmed,
    place: range.getBoundingClientRect(),
  }
}

/** Selects the next or previous word of a passage, or reaches one further. */
export function stepWord(element: HTMLElement, forward: boolean, extend: boolean): void {
  const selection = getSelection()
  if (!selection) return
  const inside = selection.rangeCount > 0 && element.contains(selection.anchorNode)
  if (!inside) {
    selection.collapse(element, forward ? 0 : element.childNodes.length)
  } else if (!extend) {
    if (forward) selection.collapseToEnd()
    else selection.collapseToStart()
  }
  const direction = forward ? 'forward' : 'backward'
  selection.modify('extend', direction, 'word')
  if (!element.contains(selection.focusNode)) selection.modify('extend', forward ? 'backward' : 'forward', 'character')
}

function passageAround(node: Node): HTMLElement | null {
  const element = node instanceof Element ? node : node.parentElement
  return element?.closest<HTMLElement>('[data-passage]') ?? null
}

function offsetIn(element: HTMLElement, node: Node, offset: number): number {
  const range = document.createRange()
  range.selectNodeContents(element)
  range.setEnd(node, offset)
  return range.toString().length
}
