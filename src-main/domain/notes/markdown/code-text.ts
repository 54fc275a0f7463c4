import type { SyntaxNode } from '@lezer/common'

/** The code of a fenced block: its lines without what they are set in by. */
export function codeText(node: SyntaxNode, text: string): string {
  const opening = text.indexOf('\n', node.from)
  const closing = node.getChildren('CodeMark')[1]
  const end = closing ? text.lastIndexOf('\n', closing.from - 1) : node.to
  if (opening < 0 || opening >= end) return ''
  const lines = node.getChildren('CodeText').map(({ from, to }) => text.slice(from, to))
  const code = lines.join('')
  // One empty line has no text of its own, and the last of an open block is the end of the note.
  const isEmptyLine = code === '\n' && !text.slice(opening + 1, end).includes('\n')
  const lineEnd = closing || node.to < text.length ? '\n' : ''
  return withoutIndent(
    `${isEmptyLine ? '' : code}${lineEnd}`.replace(/\r\n?/g, '\n').replaceAll('\0', '\ufffd'),
    indentOf(node, text),
  )
}

function withoutIndent(code: string, indent: number): string {
  return indent === 0 ? code : code.replace(/^ {1,3}/gm, (spaces) => spaces.slice(indent))
}

/** How far the fence is set in within what it stands in. *Source*: CommonMark: its lines lose as many spaces. */
function indentOf(node: SyntaxNode, text: string): number {
  const lineStart = text.lastIndexOf('\n', node.from - 1) + 1
  const before = text.slice(Math.max(lineStart, node.from - 200), node.from)
  const spaces = before.length - before.trimEnd().length
  const sign = before.charAt(before.length - spaces - 1)
  if (sign === '>') return Math.min(3, Math.max(0, spaces - 1))
  if (sign !== '') return 0
  const item = node.parent?.name === 'ListItem' ? node.parent : null
  const first = item?.getChild('ListMark')?.nextSibling
  if (!item || !first) return Math.min(3, spaces)
  return Math.min(3, Math.max(0, spaces - (first.from - (text.lastIndexOf('\n', first.from - 1) + 1))))
}
