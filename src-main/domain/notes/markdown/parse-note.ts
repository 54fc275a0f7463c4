import { blankComments } from './comments'
import type { CellAlignment, NoteBlock, NoteInline, NoteListItem } from './note-block'
import { isAllowedAddress, markdownTokens, syntaxMeta, type MarkdownToken as Token } from './markdown-parser'
import { scanNote } from './note-syntax'

/**
 * Reads a note's Markdown into blocks: CommonMark without indented code, with tables, strikethrough, task boxes, footnotes,
 * and the links, tags and citations of `note-syntax`. Comments are left out, and other HTML is text. Whatever is put in, the blocks hold no markup, no script,
 * no picture to load and no address but http, https and mailto.
 */
export function parseNote(markdown: string): NoteBlock[] {
  return new BlockReader(markdownTokens(guardBars(blankComments(markdown)))).read()
}

/** A bar inside a link would end a table's cell: it is written `\|` there, and read so here when the writer forgot. */
function guardBars(markdown: string): string {
  if (!markdown.includes('[[') || !mayHoldTable(markdown)) return markdown
  let guarded = ''
  let at = 0
  for (const link of scanNote(markdown).links) {
    const bar = markdown.indexOf('|', link.from)
    if (bar < 0 || bar >= link.to || markdown.charAt(bar - 1) === '\\') continue
    guarded += `${markdown.slice(at, bar)}\\`
    at = bar
  }
  return guarded + markdown.slice(at)
}

/** True when some line begins as the one under a table's head does: with a dash and a bar behind it. */
function mayHoldTable(markdown: string): boolean {
  for (const [signs] of markdown.matchAll(/^[ \t>]*[ \t:|-]*/gm)) {
    const dash = signs.indexOf('-')
    if (dash >= 0 && signs.lastIndexOf('|') > dash) return true
  }
  return false
}

/** Reads markdown-it's flat tokens into a tree. */
class BlockReader {
  private at = 0
  /** Footnotes by label, in the order in which they are first pointed at. */
  private readonly numbers = new Map<string, number>()
  private readonly notes = new Map<string, NoteBlock[]>()

  constructor(private readonly tokens: readonly Token[]) {}

  read(): NoteBlock[] {
    const blocks = this.blocks()
    // What nothing points at is shown too, behind the others.
    for (const label of this.notes.keys()) this.number(label)
    if (this.notes.size === 0) return blocks
    const items = [...this.numbers].map(([label, number]) => ({ number, blocks: this.notes.get(label) ?? [] }))
    return [...blocks, { kind: 'footnotes', items }]
  }

  private number(label: string): number {
    const known = this.numbers.get(label)
    if (known !== undefined) return known
    this.numbers.set(label, this.numbers.size + 1)
    return this.numbers.size
  }

  private blocks(until?: string): NoteBlock[] {
    const blocks: NoteBlock[] = []
    for (let token = this.tokens[this.at]; token && token.type !== until; token = this.tokens[this.at]) {
      const block = this.block(token)
      if (block) blocks.push(block)
    }
    this.at++
    return blocks
  }

  private block(token: Token): NoteBlock | undefined {
    this.at++
    switch (token.type) {
      case 'heading_open':
        return { kind: 'heading', level: headingLevel(token.tag), inlines: this.inlines('heading_close') }
      case 'paragraph_open':
        return { kind: 'paragraph', inlines: withoutMark(this.inlines('paragraph_close')) }
      case 'blockquote_open':
        return { kind: 'quote', blocks: this.blocks('blockquote_close') }
      case 'bullet_list_open':
        return this.list(false, 1, 'bullet_list_close')
      case 'ordered_list_open':
        return this.list(true, Number(token.attrGet('start') ?? 1), 'ordered_list_close')
      case 'fence':
      case 'code_block':
        return { kind: 'code', language: token.info.trim().split(/\s+/)[0] ?? '', text: token.content }
      case 'deep_text':
        return { kind: 'paragraph', inlines: [{ kind: 'text', text: token.content }] }
      case 'table_open':
        return this.table()
      case 'hr':
        return { kind: 'rule' }
      case 'footnote_open': {
        this.keepFootnote(syntaxMeta(token).footnote ?? '', this.blocks('footnote_close'))
        return undefined
      }
      default:
        return undefined
    }
  }

  private keepFootnote(label: string, blocks: NoteBlock[]): void {
    const note = this.notes.get(label)
    if (!note) this.notes.set(label, blocks)
    else for (const block of blocks) note.push(block)
  }

  private list(ordered: boolean, start: number, close: string): NoteBlock {
    const items: NoteListItem[] = []
    let tight = true
    for (let token = this.tokens[this.at]; token && token.type !== close; token = this.tokens[this.at]) {
      this.at++
      if (token.type !== 'list_item_open') continue
      const first = this.tokens[this.at]
      if (first?.type === 'paragraph_open' && !first.hidden) tight = false
      items.push(taskItem({ blocks: this.blocks('list_item_close') }, token.map?.[0]))
    }
    this.at++
    return { kind: 'list', ordered, start, tight, items }
  }

  private table(): NoteBlock {
    const alignments: CellAlignment[] = []
    const header: NoteInline[][] = []
    const rows: NoteInline[][][] = []
    for (let token = this.tokens[this.at]; token && token.type !== 'table_close'; token = this.tokens[this.at]) {
      this.at++
      if (token.type === 'th_open') {
        alignments.push(alignmentOf(token.attrGet('style')))
        header.push(this.inlines('th_close'))
      } else if (token.type === 'td_open') rows.at(-1)?.push(this.inlines('td_close'))
      else if (token.type === 'tr_open' && header.length > 0) rows.push([])
    }
    this.at++
    return { kind: 'table', alignments, header, rows }
  }

  private inlines(close: string): NoteInline[] {
    let inlines: NoteInline[] = []
    for (let token = this.tokens[this.at]; token && token.type !== close; token = this.tokens[this.at]) {
      this.at++
      if (token.type === 'inline')
        inlines = inlines.concat(readInlines(token.children ?? [], (label) => this.number(label)))
    }
    this.at++
    return inlines
  }
}

/** Without the mark that Obsidian made for links to the block, which says nothing to a reader. */
function withoutMark(inlines: NoteInline[]): NoteInline[] {
  const last = inlines.at(-1)
  if (last?.kind === 'text') last.text = last.text.replace(/(?:^|\s)\^(?=[a-z]*\d)(?=\d*[a-z])[a-z\d]{6}\s*$/, '')
  return last?.kind === 'text' && last.text === '' ? inlines.slice(0, -1) : inlines
}

const WRAPS = { strong_open: 'strong', em_open: 'emphasis', s_open: 'strike' } as const

function readInlines(tokens: readonly Token[], footnoteNumber: (label: string) => number): NoteInline[] {
  const root: NoteInline[] = []
  const open: NoteInline[][] = [root]
  let linkDepth = 0
  const push = (inline: NoteInline) => {
    const list = open.at(-1) ?? root
    const last = list.at(-1)
    if (inline.kind === 'text' && last?.kind === 'text') last.text += inline.text
    else if (inline.kind !== 'text' || inline.text !== '') list.push(inline)
  }
  for (const token of tokens) {
    switch (token.type) {
      case 'text':
        if (linkDepth === 0 && token.content.includes('://')) splitAddresses(token.content).forEach(push)
        else push({ kind: 'text', text: token.content })
        break
      case 'text_special':
        push({ kind: 'text', text: token.content })
        break
      case 'softbreak':
        push({ kind: 'text', text: '\n' })
        break
      case 'hardbreak':
        push({ kind: 'break' })
        break
      case 'code_inline':
        push({ kind: 'code', text: token.content })
        break
      case 'strong_open':
      case 'em_open':
      case 's_open': {
        const inlines: NoteInline[] = []
        push({ kind: WRAPS[token.type], inlines })
        open.push(inlines)
        break
      }
      case 'link_open': {
        const inlines: NoteInline[] = []
        const href = String(token.attrGet('href') ?? '')
        linkDepth++
        // Judged once more on the very value that is handed on.
        if (isAllowedAddress(href)) push({ kind: 'link', href, inlines })
        open.push(isAllowedAddress(href) ? inlines : (open.at(-1) ?? root))
        break
      }
      case 'link_close':
        linkDepth--
        open.pop()
        break
      case 'strong_close':
      case 'em_close':
      case 's_close':
        open.pop()
        break
      case 'image': {
        const href = String(token.attrGet('src') ?? '')
        const { isFile } = syntaxMeta(token)
        push({ kind: 'image', text: token.content, ...(isAllowedAddress(href) && { href }), ...(isFile && { isFile }) })
        break
      }
      case 'note_syntax':
        push(syntaxInline(token))
        break
      case 'footnote_ref':
        push({ kind: 'footnote-ref', number: footnoteNumber(syntaxMeta(token).footnote ?? '') })
        break
      default:
        if (token.content) push({ kind: 'text', text: token.content })
    }
  }
  return root
}

const ADDRESS = /\bhttps?:\/\/[^\s<>"'`]{1,1500}/gi

/** Addresses that stand in running text become links, without the sign that ends the sentence. */
function splitAddresses(text: string): NoteInline[] {
  const inlines: NoteInline[] = []
  let at = 0
  for (const match of text.matchAll(ADDRESS)) {
    const href = withoutClosingSigns(match[0])
    if (!isAllowedAddress(href)) continue
    inlines.push({ kind: 'text', text: text.slice(at, match.index) })
    inlines.push({ kind: 'link', href, inlines: [{ kind: 'text', text: href }] })
    at = match.index + href.length
  }
  inlines.push({ kind: 'text', text: text.slice(at) })
  return inlines
}

function withoutClosingSigns(address: string): string {
  const closing = address.includes('(') ? '.,;:!?…*_~' : '.,;:!?…*_~)'
  let end = address.length
  while (end > 0 && closing.includes(address.charAt(end - 1))) end--
  return address.slice(0, end)
}

function syntaxInline(token: Token): NoteInline {
  const { link, citation, tag } = syntaxMeta(token)
  if (link) return { kind: 'note-link', target: link.target, ...(link.label !== undefined && { label: link.label }) }
  if (citation) return { kind: 'citation', refs: citation.refs }
  return { kind: 'tag', name: tag?.name ?? '' }
}

const TASK = /^\[([ xX])\](?=\s|$)\s?/

function taskItem(item: NoteListItem, line: number | undefined): NoteListItem {
  const paragraph = item.blocks[0]
  const text = paragraph?.kind === 'paragraph' ? paragraph.inlines[0] : undefined
  const box = text?.kind === 'text' ? TASK.exec(text.text) : null
  if (!box || text?.kind !== 'text') return item
  text.text = text.text.slice(box[0].length)
  return { checked: box[1] !== ' ', ...(line !== undefined && { line }), blocks: item.blocks }
}

function headingLevel(tag: string): 1 | 2 | 3 | 4 | 5 | 6 {
  const level = Number(tag.slice(1))
  return level === 1 || level === 2 || level === 3 || level === 4 || level === 5 ? level : 6
}

function alignmentOf(style: string | null): CellAlignment {
  if (style?.includes('center')) return 'centre'
  return style?.includes('right') ? 'right' : style?.includes('left') ? 'left' : null
}
