import type { TextSpan } from './marked-parts'
import { wholeWords } from './whole-words'

/** Words selected in one passage of text. *Units*: UTF-16 code units of its text. */
export interface SelectedWords extends TextSpan {
  element: HTMLElement
}

/** What takes no part in a selection of text: it stands beside it. */
const MARGIN = '[data-margin]'

/** The whole words selected in elements that carry `data-passage`, passage by passage; none when the selection is of something else. */
export function selectedWords(selection: Selection | null): SelectedWords[] {
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return []
  const { anchorNode, focusNode } = selection
  if (!anchorNode || elementOf(anchorNode)?.closest(MARGIN)) return []
  if (!passageAround(anchorNode) && !(focusNode && passageAround(focusNode))) return []
  const range = selection.getRangeAt(0)
  return passagesIn(range).flatMap((element) => {
    const text = element.textContent ?? ''
    const isFirst = element.contains(range.startContainer)
    const isLast = element.contains(range.endContainer)
    const words = wholeWords(text, {
      from: isFirst ? offsetIn(element, range.startContainer, range.startOffset) : 0,
      to: isLast ? offsetIn(element, range.endContainer, range.endOffset) : text.length,
    })
    return words ? [{ element, ...words }] : []
  })
}

/** Lets the selection reach to the ends of these words, in the direction in which it was drawn. */
export function selectWords(selection: Selection, words: readonly SelectedWords[]): void {
  const [first, last] = [words[0], words.at(-1)]
  if (!first || !last || selection.rangeCount === 0) return
  const { startContainer, startOffset } = selection.getRangeAt(0)
  const isForward = selection.anchorNode === startContainer && selection.anchorOffset === startOffset
  const start = pointIn(first.element, first.from)
  const end = pointIn(last.element, last.to)
  const [anchor, focus] = isForward ? [start, end] : [end, start]
  selection.setBaseAndExtent(...anchor, ...focus)
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

/** Lets the selection reach over the next or previous passage too. */
export function reachPassage(element: HTMLElement, forward: boolean): void {
  const selection = getSelection()
  if (!selection) return
  if (selection.rangeCount === 0 || !passageAround(selection.anchorNode)) selection.collapse(element, 0)
  const here = passageAround(selection.focusNode) ?? element
  const all = [...document.querySelectorAll<HTMLElement>('[data-passage]')]
  const end = forward ? pointIn(here, here.textContent?.length ?? 0) : pointIn(here, 0)
  const isAtEnd = offsetIn(here, selection.focusNode ?? here, selection.focusOffset) === offsetIn(here, ...end)
  const to = isAtEnd ? all[all.indexOf(here) + (forward ? 1 : -1)] : here
  if (!to) return
  selection.extend(...pointIn(to, forward ? (to.textContent?.length ?? 0) : 0))
}

function passagesIn(range: Range): HTMLElement[] {
  const own = passageAround(range.commonAncestorContainer)
  if (own) return [own]
  const around = elementOf(range.commonAncestorContainer)
  const all = [...(around?.querySelectorAll<HTMLElement>('[data-passage]') ?? [])]
  return all.filter((element) => range.intersectsNode(element))
}

function elementOf(node: Node): Element | null {
  return node instanceof Element ? node : node.parentElement
}

function passageAround(node: Node | null): HTMLElement | null {
  return (node && elementOf(node)?.closest<HTMLElement>('[data-passage]')) ?? null
}

function offsetIn(element: HTMLElement, node: Node, offset: number): number {
  const range = document.createRange()
  range.selectNodeContents(element)
  range.setEnd(node, offset)
  return range.toString().length
}

function pointIn(element: HTMLElement, offset: number): [Node, number] {
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  let left = offset
  let last: Node = element
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const length = node.textContent?.length ?? 0
    if (left <= length) return [node, left]
    left -= length
    last = node
  }
  return [last, last === element ? 0 : (last.textContent?.length ?? 0)]
}
