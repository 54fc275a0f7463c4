import type { Block } from '../../../src-main/briefing/content/block'
import type { Inline } from '../../../src-main/briefing/content/inline'
import { printable } from '../../../src-main/briefing/text/safe-text'

/** The text of every paragraph, heading, label and cell that the blocks hold, in their order. Footnotes are left out. */
export function expectedParagraphs(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block): string[] => {
    switch (block.kind) {
      case 'heading':
        return [normal(block.text)]
      case 'paragraph':
        return [
          ...(block.number === undefined ? [] : [block.number]),
          inlineText(block.content),
          ...(block.margin ? [inlineText(block.margin)] : []),
        ]
      case 'list':
        return block.items.flatMap((item) => [item.label, ...expectedParagraphs(item.blocks)])
      case 'table':
        return [
          ...(block.caption ? [inlineText(block.caption)] : []),
          ...(block.rowHeadersOnly
            ? []
            : block.columns.map(({ header }) => (typeof header === 'string' ? header : inlineText(header)))),
          ...block.rows.flatMap((row) => row.flatMap((cell) => expectedParagraphs(cell.blocks))),
        ]
      case 'figure':
        return [normal(block.title), inlineText(block.source)]
      case 'panel':
      case 'quote':
      case 'section':
        return expectedParagraphs(block.blocks)
      case 'columns':
        return block.columns.flatMap(expectedParagraphs)
      case 'space':
      case 'rule':
      case 'page-break':
        return []
    }
  })
}

/** Each footnote right after its number, which is an element of its own, in the order of the text. */
export function expectedFootnotes(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block): string[] => {
    switch (block.kind) {
      case 'paragraph':
        return notesIn(block.content)
      case 'list':
        return block.items.flatMap((item) => expectedFootnotes(item.blocks))
      case 'table':
        return [
          ...notesIn(block.caption ?? []),
          ...block.columns.flatMap(({ header }) => (typeof header === 'string' ? [] : notesIn(header))),
          ...block.rows.flatMap((row) => row.flatMap((cell) => expectedFootnotes(cell.blocks))),
        ]
      case 'panel':
      case 'quote':
      case 'section':
        return expectedFootnotes(block.blocks)
      case 'columns':
        return block.columns.flatMap(expectedFootnotes)
      case 'figure':
      case 'heading':
      case 'space':
      case 'rule':
      case 'page-break':
        return []
    }
  })
}

function notesIn(content: readonly Inline[]): string[] {
  return content.flatMap((inline) =>
    inline.kind === 'note' ? [normal(`${inline.note.number}${inlineText(inline.note.content)}`)] : [],
  )
}

/** White space as it is compared: a line's end is a space. */
export function normal(text: string): string {
  return text.replace(/[\s]+/g, ' ').trim()
}

function inlineText(content: readonly Inline[]): string {
  return normal(content.map((inline) => (inline.kind === 'note' ? '' : printable(inline.text))).join(''))
}
