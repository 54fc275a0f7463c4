import type { SyntaxNode } from '@lezer/common'
import { codeText } from './code-text'
import type { NoteBlock, NoteInline, NoteListItem } from './note-block'
import { NoteDefinitions } from './note-definitions'
import { noteTree, type NoteTree } from './note-tree'
import { readTable } from './read-table'
import { RunningText } from './running-text'
import { childrenOf } from './tree-nodes'

/**
 * Reads a note's Markdown into blocks: CommonMark without indented code, with tables, strikethrough, task boxes, footnotes,
 * and the links, tags and citations of `note-syntax`. Comments are left out, and other HTML is text. Whatever is put in, the blocks hold no markup, no script,
 * no picture to load and no address but http, https and mailto.
 */
export function parseNote(markdown: string): NoteBlock[] {
  return new BlockParser(noteTree(markdown)).read()
}

/** Turns the tree of a note into what is laid out. */
class BlockParser {
  private readonly running: RunningText
  private readonly definitions: NoteDefinitions
  /** Footnotes by label. */
  private readonly notes = new Map<string, NoteBlock[]>()

  constructor(private readonly note: NoteTree) {
    this.definitions = new NoteDefinitions(note)
    this.running = new RunningText(note.text, this.definitions)
  }

  read(): NoteBlock[] {
    const blocks = this.blocks(this.note.tree.topNode)
    // What nothing points at is shown too, behind the others.
    for (const label of this.notes.keys()) this.definitions.footnoteNumber(label)
    if (this.notes.size === 0) return blocks
    const items = this.definitions
      .footnotes()
      .map(({ label, number }) => ({ number, blocks: this.notes.get(label) ?? [] }))
    return [...blocks, { kind: 'footnotes', items }]
  }

  private blocks(parent: SyntaxNode): NoteBlock[] {
    return childrenOf(parent).flatMap((node) => this.block(node) ?? [])
  }

  private block(node: SyntaxNode): NoteBlock | undefined {
    switch (node.name) {
      case 'Paragraph':
      case 'Task':
        return { kind: 'paragraph', inlines: withoutMark(this.running.of(node)) }
      case 'Blockquote':
        return { kind: 'quote', blocks: this.blocks(node) }
      case 'BulletList':
      case 'OrderedList':
        return this.list(node)
      case 'FencedCode': {
        const info = node.getChild('CodeInfo')
        const language = info ? (this.running.unescaped(info.from, info.to).split(/\s+/)[0] ?? '') : ''
        return { kind: 'code', language, text: codeText(node, this.note.text) }
      }
      case 'Table':
        return readTable(node, this.note.text, this.running)
      case 'LinkReference': {
        // One that may lead nowhere would be lost.
        const { from, to } = node
        if (this.definitions.isAllowed(node)) return undefined
        return {
          kind: 'paragraph',
          inlines: [{ kind: 'text', text: this.running.unescapedLines(from, to) }],
        }
      }
      case 'HorizontalRule':
        return { kind: 'rule' }
      case 'Footnote':
        this.keepFootnote(node)
        return undefined
      default: {
        const level = headingLevel(node.name)
        return level && { kind: 'heading', level, inlines: this.running.of(node) }
      }
    }
  }

  private keepFootnote(node: SyntaxNode): void {
    const label = this.definitions.labelOf(node)
    const blocks = this.blocks(node)
    const note = this.notes.get(label)
    if (!note) this.notes.set(label, blocks)
    else for (const block of blocks) note.push(block)
  }

  private list(node: SyntaxNode): NoteBlock {
    const { text } = this.note
    const items = node.getChildren('ListItem')
    const mark = items[0]?.getChild('ListMark')
    const ordered = node.name === 'OrderedList'
    return {
      kind: 'list',
      ordered,
      start: ordered && mark ? Number.parseInt(text.slice(mark.from, mark.to), 10) : 1,
      tight: ![node, ...items].some((holder) => hasGap(holder, text)),
      items: items.map((item) => this.item(item)),
    }
  }

  private item(node: SyntaxNode): NoteListItem {
    const blocks = this.blocks(node)
    const box = node.getChild('Task')?.getChild('TaskMarker')
    if (!box) return { blocks }
    return { checked: this.note.text.charAt(box.from + 1) !== ' ', box: this.note.placeOf(box.from), blocks }
  }
}

/** Whether an empty line parts two blocks of a list or of an item. */
function hasGap(holder: SyntaxNode, text: string): boolean {
  const nodes = childrenOf(holder).filter(({ name }) => name !== 'QuoteMark')
  return nodes.some((node, at) => {
    const before = nodes[at - 1]
    return before !== undefined && /\n[ \t>\r]*\n/.test(text.slice(before.to, node.from))
  })
}

/** Without the mark that Obsidian made for links to the block, which says nothing to a reader. */
function withoutMark(inlines: NoteInline[]): NoteInline[] {
  const last = inlines.at(-1)
  if (last?.kind === 'text') last.text = last.text.replace(/(?:^|\s)\^(?=[a-z]*\d)(?=\d*[a-z])[a-z\d]{6}\s*$/, '')
  return last?.kind === 'text' && last.text === '' ? inlines.slice(0, -1) : inlines
}

function headingLevel(name: string): 1 | 2 | 3 | 4 | 5 | 6 | undefined {
  const level = Number(/^(?:ATX|Setext)Heading([1-6])$/.exec(name)?.[1])
  return level === 1 || level === 2 || level === 3 || level === 4 || level === 5 || level === 6 ? level : undefined
}
