import type { WriteBriefing } from '../../domain/briefing/files'
import type { Block, ListBlock, TableBlock, TableCell } from '../content/block'
import type { Footnote, Inline } from '../content/inline'
import { printable } from '../text/safe-text'
import { composeBlocks } from './compose-blocks'
import { writeSteps, type WriteStep } from './write-steps'

/** Writes a briefing as Markdown with footnotes: what the PDF says, with each figure's title, description and data. */
export function markdownBriefing(): WriteBriefing {
  return async (model, options = {}) => {
    // drawings are not written, so nothing is measured
    const blocks = await composeBlocks(model, (value, { sizePt }) => value.length * sizePt * 0.5)
    const writer = new MarkdownWriter(writeSteps(blocks, options))
    const body = writer.blocks(blocks)
    const mark = `**${escapeMarkdown(model.marking)}**`
    return `${[mark, body, writer.notes(), mark].filter((part) => part !== '').join('\n\n')}\n`
  }
}

class MarkdownWriter {
  readonly #footnotes: Footnote[] = []

  constructor(readonly step: WriteStep) {}

  blocks(blocks: readonly Block[]): string {
    return blocks
      .map((block) => this.#block(block))
      .filter((part) => part !== '')
      .join('\n\n')
  }

  notes(): string {
    return this.#footnotes.map(({ number, content }) => `[^${number}]: ${this.#line(content)}`).join('\n')
  }

  #block(block: Block): string {
    switch (block.kind) {
      case 'heading':
        return `${'#'.repeat(block.level + 1)} ${oneLine(escapeMarkdown(printable(block.text)))}`
      case 'paragraph': {
        const text = this.#line(block.content)
        const shown = block.isTitle
          ? `# ${text}`
          : block.number === undefined
            ? startSafe(text)
            : `${block.number}\\. ${text}`
        return block.margin ? `${shown}\n\n*${this.#plain(block.margin)}*` : shown
      }
      case 'list':
        return this.#list(block)
      case 'table':
        return this.#table(block)
      case 'figure':
        return [
          `**${oneLine(escapeMarkdown(printable(block.title)))}**`,
          `*${oneLine(escapeMarkdown(printable(block.alt)))}*`,
          this.#line(block.source),
        ].join('\n\n')
      case 'panel':
      case 'quote':
        return quoted(this.blocks(block.blocks))
      case 'columns':
        return block.columns.map((column) => `- ${this.#joined(column, ': ')}`).join('\n')
      case 'section':
        this.step()
        return this.blocks(block.blocks)
      case 'rule':
        return '---'
      case 'space':
      case 'page-break':
        return ''
    }
  }

  #list({ numbering, items }: ListBlock): string {
    return items
      .map(({ label, blocks }) => {
        const mark = numbering === 'Decimal' ? `${label.replace(/\.$/, '')}.` : '-'
        const indent = ' '.repeat(mark.length + 1)
        const box = /^\[[ x]\]$/.test(label) ? `${label} ` : ''
        return `${mark} ${box}${this.blocks(blocks).replaceAll('\n', `\n${indent}`)}`
      })
      .join('\n')
      .split('\n')
      .map((line) => line.trimEnd())
      .join('\n')
  }

  #table({ caption, columns, rowHeadersOnly, rows }: TableBlock): string {
    const head = columns.map(({ header }) => {
      if (rowHeadersOnly) return ''
      return cellSafe(typeof header === 'string' ? escapeMarkdown(header) : this.#line(header))
    })
    const lines = [
      row(head),
      row(columns.map(() => '---')),
      ...rows.map((cells) => row(cells.map((cell) => this.#cell(cell)))),
    ]
    return [...(caption ? [`**${this.#line(caption)}**`, ''] : []), ...lines].join('\n')
  }

  #cell({ blocks, rowHeader }: TableCell): string {
    const text = cellSafe(this.#joined(blocks, '<br>'))
    return rowHeader && text !== '' ? `**${text}**` : text
  }

  /** Blocks where only one line has room. */
  #joined(blocks: readonly Block[], between: string): string {
    return blocks
      .flatMap((block): string[] => {
        switch (block.kind) {
          case 'paragraph':
            return [this.#line(block.content), ...(block.margin ? [this.#line(block.margin)] : [])]
          case 'list':
            return block.items.map(({ label, blocks: own }) => `${escapeMarkdown(label)} ${this.#joined(own, between)}`)
          default:
            return [oneLine(this.#block(block))]
        }
      })
      .filter((part) => part !== '')
      .join(between)
  }

  #line(content: readonly Inline[]): string {
    return oneLine(content.map((inline) => this.#inline(inline)).join(''))
  }

  /** Without marks of its own, where all of it is emphasised. */
  #plain(content: readonly Inline[]): string {
    return oneLine(
      content
        .map((inline) => (inline.kind === 'note' ? this.#inline(inline) : escapeMarkdown(printable(inline.text))))
        .join(''),
    )
  }

  #inline(inline: Inline): string {
    if (inline.kind === 'note') {
      this.#footnotes.push(inline.note)
      return `[^${inline.note.number}]`
    }
    const text = escapeMarkdown(printable(inline.text))
    if (inline.kind === 'link' && inline.to.kind === 'url' && /^(?:https?|mailto):/i.test(inline.to.url)) {
      const address = inline.to.url.replace(/[<>\s\\]/g, encodeURIComponent)
      return `[${text}](<${address}>)`
    }
    const struck = inline.kind === 'text' && inline.struck ? around(text, '~~') : text
    switch (inline.tone) {
      case 'strong':
        return around(struck, '**')
      case 'emphasis':
        return around(struck, '*')
      case 'strong-emphasis':
        return around(struck, '***')
      case 'quiet':
      case undefined:
        return struck
    }
  }
}

/** Marks stand at letters, never at spaces. */
function around(text: string, mark: string): string {
  const words = text.trim()
  if (words === '') return text
  const from = text.length - text.trimStart().length
  return `${text.slice(0, from)}${mark}${words}${mark}${text.slice(from + words.length)}`
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}

function cellSafe(text: string): string {
  return oneLine(text).replace(/(?<!\\)\|/g, '\\|')
}

function quoted(text: string): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n')
}

function oneLine(text: string): string {
  return text.replace(/[^\S\u00a0\u202f]+/g, ' ').trim()
}

/** What begins a list, a rule or a heading only at the start of a line. */
function startSafe(line: string): string {
  return line.replace(/^([-+=:])/, '\\$1').replace(/^(\d{1,9})([.)])/, '$1\\$2')
}

/**
 * Text that shows as it is: nothing in it becomes a heading, a link, a tag or a footnote.
 * *Source*: CommonMark's backslash escapes.
 */
function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>#^$&|~]/g, '\\$&')
}
