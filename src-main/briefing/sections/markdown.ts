import MarkdownIt from 'markdown-it'
import type Token from 'markdown-it/lib/token.mjs'
import type { Block } from '../content/block'
import { text, type Inline, type TextInline } from '../content/inline'

const parser = new MarkdownIt({ html: false, linkify: false })
const ALLOWED_LINK = /^https?:\/\//i

/** A note's Markdown as blocks. Nothing is dropped: what has no form of its own in a briefing is set as plain paragraphs. */
export function markdownBlocks(source: string): Block[] {
  const tokens = parser.parse(resolveWikiLinks(source), {})
  return new MarkdownReader(tokens).blocks()
}

/** `[[id|label]]` and `[[Name]]` are names in a note; in print only the name counts. */
function resolveWikiLinks(source: string): string {
  return source.replace(/\[\[(?:[^\]|]*\|)?([^\]|]+)\]\]/g, '$1')
}

class MarkdownReader {
  #at = 0
  constructor(readonly tokens: readonly Token[]) {}

  blocks(until?: string): Block[] {
    const blocks: Block[] = []
    for (;;) {
      const token = this.tokens[this.#at++]
      if (!token || token.type === until) return blocks
      switch (token.type) {
        case 'inline':
          blocks.push({
            kind: 'paragraph',
            style: 'noteBody',
            content: inlines(token),
            ...(token.content.trimEnd().endsWith(':') ? { keepWithNext: true } : {}),
          })
          break
        case 'heading_open': {
          const inline = this.tokens[this.#at++]
          if (inline) blocks.push({ kind: 'paragraph', style: 'noteBody', content: inlines(inline).map(emphasised) })
          break
        }
        case 'bullet_list_open':
          blocks.push({ kind: 'list', numbering: 'Disc', items: this.#items('bullet_list_close', () => '•') })
          break
        case 'ordered_list_open': {
          const start = Number(token.attrGet('start') ?? 1)
          blocks.push({
            kind: 'list',
            numbering: 'Decimal',
            items: this.#items('ordered_list_close', (n) => `${start + n}.`),
          })
          break
        }
        case 'fence':
        case 'code_block':
          for (const line of token.content.replace(/\n$/, '').split('\n'))
            blocks.push({ kind: 'paragraph', style: 'small', content: [text(line === '' ? ' ' : line)] })
          break
        case 'hr':
          blocks.push({ kind: 'rule' })
          break
        default:
          break
      }
    }
  }

  #items(close: string, label: (index: number) => string): { label: string; blocks: Block[] }[] {
    const items: { label: string; blocks: Block[] }[] = []
    for (;;) {
      const token = this.tokens[this.#at++]
      if (!token || token.type === close) return items
      if (token.type === 'list_item_open')
        items.push({ label: label(items.length), blocks: this.blocks('list_item_close') })
    }
  }
}

function inlines(token: Token): Inline[] {
  const result: Inline[] = []
  let strong = 0
  let emphasis = 0
  let href: string | undefined
  const push = (value: string): void => {
    if (value === '') return
    const tone: TextInline['tone'] =
      strong > 0 ? (emphasis > 0 ? 'strong-emphasis' : 'strong') : emphasis > 0 ? 'emphasis' : undefined
    if (href === undefined) result.push(text(value, tone))
    else
      result.push({
        kind: 'link',
        to: { kind: 'url', url: href },
        text: value,
        description: `Open ${href}`,
        ...(tone === undefined ? {} : { tone }),
      })
  }
  for (const child of token.children ?? []) {
    switch (child.type) {
      case 'strong_open':
        strong++
        break
      case 'strong_close':
        strong--
        break
      case 'em_open':
        emphasis++
        break
      case 'em_close':
        emphasis--
        break
      case 'link_open': {
        const target = child.attrGet('href') ?? ''
        href = ALLOWED_LINK.test(target) ? target : undefined
        break
      }
      case 'link_close':
        href = undefined
        break
      case 'softbreak':
      case 'hardbreak':
        push(' ')
        break
      case 'image':
        push(child.content)
        break
      default:
        push(child.content)
    }
  }
  return result
}

function emphasised(inline: Inline): Inline {
  return inline.kind === 'text' ? { ...inline, tone: 'strong' } : inline
}
