import DOMPurify from 'dompurify'
import TurndownService from 'turndown'
import type { Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { isAllowedAddress } from '@domain/notes/markdown/markdown-address'
import { styledWords } from './styled-words'
import { wordLists } from './word-lists'

/** *Units*: UTF-16 code units of HTML; more than this is pasted as the plain text that comes with it. */
const HTML_MAX = 2_000_000
const NESTING_MAX = 400

/** Pastes formatted text as clean Markdown. With Shift held, or when it holds no formatting, the plain text is pasted. */
export function pasteMarkdown(): Extension {
  let plainWanted = false
  return EditorView.domEventHandlers({
    keydown: (event) => {
      plainWanted = event.shiftKey && (event.ctrlKey || event.metaKey)
      return false
    },
    paste: (event, view) => {
      const html = event.clipboardData?.getData('text/html') ?? ''
      const asPlain = plainWanted
      plainWanted = false
      if (asPlain || html === '' || view.state.readOnly) return false
      const markdown = markdownOfHtml(html)
      if (markdown === undefined) return false
      event.preventDefault()
      view.dispatch(view.state.replaceSelection(markdown), { userEvent: 'input.paste', scrollIntoView: true })
      return true
    },
  })
}

/** The Markdown that says what the HTML says; undefined when it says no more than plain text or is more than can be read. */
export function markdownOfHtml(html: string): string | undefined {
  if (html.length > HTML_MAX) return undefined
  const body = cleanBody(html)
  if (!body || depthOf(body) > NESTING_MAX) return undefined
  if (!body.querySelector(FORMATTED)) return undefined
  const markdown = converter()
    .turndown(body)
    .replace(/^[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
  return markdown === '' ? undefined : markdown
}

const FORMATTED = 'h1,h2,h3,h4,h5,h6,ul,ol,blockquote,table,a[href],strong,b,em,i,code,pre,del,s,hr'

/** The HTML without script, style, pictures and addresses that a note may not hold, parsed where nothing runs or loads. */
function cleanBody(html: string): HTMLElement | undefined {
  const clean = DOMPurify.sanitize(wordLists(html), {
    RETURN_DOM: true,
    FORBID_TAGS: ['picture', 'svg', 'math', 'style', 'form', 'input', 'button', 'textarea', 'select', 'video', 'audio'],
    FORBID_ATTR: ['class', 'id', 'src', 'srcset'],
    ALLOW_DATA_ATTR: false,
  })
  if (!(clean instanceof HTMLElement)) return undefined
  styledWords(clean)
  for (const link of clean.querySelectorAll('a[href]'))
    if (!isAllowedAddress(link.getAttribute('href') ?? '')) link.replaceWith(...link.childNodes)
  return clean
}

function depthOf(root: Element): number {
  let deepest = 0
  const open: { element: Element; depth: number }[] = [{ element: root, depth: 1 }]
  for (let next = open.pop(); next; next = open.pop()) {
    deepest = Math.max(deepest, next.depth)
    if (deepest > NESTING_MAX) break
    for (const child of next.element.children) open.push({ element: child, depth: next.depth + 1 })
  }
  return deepest
}

let made: TurndownService | undefined

function converter(): TurndownService {
  if (made) return made
  const service = new TurndownService({
    headingStyle: 'atx',
    hr: '---',
    bulletListMarker: '-',
    codeBlockStyle: 'fenced',
    emDelimiter: '*',
    strongDelimiter: '**',
    linkStyle: 'inlined',
  })
  service.addRule('strike', {
    filter: ['del', 's'],
    replacement: (content) => (content.trim() ? `~~${content.trim()}~~` : ''),
  })
  service.addRule('item', {
    filter: 'li',
    replacement: (content, node) => {
      const list = node.parentElement
      const marker =
        list?.nodeName === 'OL'
          ? `${Number(list.getAttribute('start') ?? 1) + [...list.children].indexOf(node as Element)}. `
          : '- '
      const text = content.trim().replace(/\n/g, `\n${' '.repeat(marker.length)}`)
      return `${marker}${text}${node.nextSibling ? '\n' : ''}`
    },
  })
  service.addRule('cell', {
    filter: ['th', 'td'],
    replacement: (content) => ` ${onOneLine(content).replace(/(?<!\\)\|/g, '\\|')} |`,
  })
  service.addRule('row', { filter: 'tr', replacement: (content) => `|${content}\n` })
  service.addRule('table', { filter: 'table', replacement: (content) => `\n\n${withRule(content)}\n\n` })
  service.addRule('caption', {
    filter: 'caption',
    replacement: (content) => `\n${onOneLine(content)}\n`,
  })
  for (const part of ['thead', 'tbody', 'tfoot'] as const)
    service.addRule(part, { filter: part, replacement: (content) => content })
  return (made = service)
}

/** Puts the line under the first row that makes rows a table, and gives every row as many cells. */
function withRule(content: string): string {
  const rows = content.split('\n').filter((row) => row.trim().startsWith('|'))
  const widths = rows.map((row) => (row.match(/(?<!\\)\|/g)?.length ?? 1) - 1)
  const width = Math.max(...widths, 1)
  const filled = rows.map((row, at) => row.trimEnd() + '  |'.repeat(width - (widths[at] ?? 0)))
  const [head, ...rest] = filled
  const table = head === undefined ? '' : [head, `|${' --- |'.repeat(width)}`, ...rest].join('\n')
  const caption = content.split('\n').filter((line) => line.trim() !== '' && !line.trim().startsWith('|'))
  return [...caption, table].filter(Boolean).join('\n\n')
}

function onOneLine(text: string): string {
  return text.trim().replace(/\s+/g, (space) => (space.includes('\n') ? ' ' : space))
}
