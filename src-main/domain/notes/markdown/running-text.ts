import type { SyntaxNode } from '@lezer/common'
import { decodeHTMLStrict } from 'entities'
import { ADDRESS_MAX, addressIn, addressOf, encoded, isAllowedAddress, unescaped } from './markdown-address'
import { inlineText, type NoteInline } from './note-block'
import { headingsNamed } from './own-headings'
import type { NoteDefinitions } from './note-definitions'
import { citationAt, linkAt, shownFile, tagAt } from './note-syntax'
import { childrenOf } from './tree-nodes'

const WRAPS = { StrongEmphasis: 'strong', Emphasis: 'emphasis', Strikethrough: 'strike' } as const

/** The end of a line with the spaces around it: looked for from the first of them only. */
const LINE_END = /(?<![ \t])[ \t]*(?:\r\n?|\n)[ \t]*/g

/** Collects the pieces of a running text; words beside words are one piece. */
class Inlines {
  readonly list: NoteInline[] = []
  private beginsLine = false

  /** Words as they are written: a line's end is a line feed, without the spaces around it. */
  addWritten(written: string): void {
    const lines = written.replaceAll('\0', '\ufffd').replace(LINE_END, '\n')
    this.addText(this.beginsLine ? lines.replace(/^[ \t]+/, '') : lines)
    if (lines.endsWith('\n')) this.beginsLine = true
  }

  addText(text: string): void {
    if (text.trim() !== '') this.beginsLine = false
    const last = this.list.at(-1)
    if (last?.kind === 'text') last.text += text
    else if (text !== '') this.list.push({ kind: 'text', text })
  }

  add(inline: NoteInline): void {
    if (inline.kind === 'text') this.addText(inline.text)
    else this.list.push(inline)
    this.beginsLine = inline.kind === 'break'
  }

  addAll(inlines: readonly NoteInline[]): void {
    for (const inline of inlines) this.add(inline)
  }

  /** Takes back the sign that stands last. */
  takeBack(): void {
    const last = this.list.at(-1)
    if (last?.kind !== 'text') return
    last.text = last.text.slice(0, -1)
    if (last.text === '') this.list.pop()
  }

  /** Without the spaces at either end. */
  trim(): NoteInline[] {
    const first = this.list[0]
    if (first?.kind === 'text' && (first.text = first.text.replace(/^[ \t\n]+/, '')) === '') this.list.shift()
    const last = this.list.at(-1)
    if (last?.kind === 'text' && (last.text = withoutSpaceBehind(last.text)) === '') this.list.pop()
    return this.list
  }
}

function withoutSpaceBehind(text: string): string {
  let end = text.length
  while (' \t\n'.includes(text.charAt(end - 1)) && end > 0) end--
  return text.slice(0, end)
}

/** Turns the running text of a tree into what is laid out. */
export class RunningText {
  constructor(
    private readonly text: string,
    private readonly definitions: NoteDefinitions,
  ) {}

  /** The running text of a paragraph, a heading or a cell. */
  of(node: SyntaxNode): NoteInline[] {
    const into = new Inlines()
    this.read(node, node.from, node.to, into, false)
    return into.trim()
  }

  /** A part of the text without the backslashes and entities that stand for signs. */
  unescaped(from: number, to: number): string {
    return unescapedText(this.text.slice(from, to))
  }

  /** The same of more than one line. */
  unescapedLines(from: number, to: number): string {
    return this.unescaped(from, to).replace(LINE_END, '\n')
  }

  private read(node: SyntaxNode, from: number, to: number, into: Inlines, inLink: boolean): void {
    let at = from
    const children = childrenOf(node)
    for (const [index, child] of children.entries()) {
      if (child.from < at || child.from >= to) continue
      into.addWritten(this.text.slice(at, child.from))
      at = this.readPart(child, children[index + 1], at, into, inLink)
    }
    into.addWritten(this.text.slice(at, to))
  }

  /** Answers where the reading goes on. `at` is where the words before the part began. */
  private readPart(node: SyntaxNode, next: SyntaxNode | undefined, at: number, into: Inlines, inLink: boolean): number {
    const { text } = this
    const { from, to, name } = node
    const isEmbed = from > at && text.charAt(from - 1) === '!'
    switch (name) {
      case 'Escape':
        into.addText(text.slice(from + 1, to))
        break
      case 'Entity':
        into.addText(decodeHTMLStrict(text.slice(from, to)))
        break
      case 'HardBreak':
        into.add({ kind: 'break' })
        break
      case 'InlineCode':
        into.add({ kind: 'code', text: this.code(node) })
        break
      case 'StrongEmphasis':
      case 'Emphasis':
      case 'Strikethrough': {
        const inner = new Inlines()
        this.read(node, from, to, inner, inLink)
        into.add({ kind: WRAPS[name], inlines: inner.list })
        break
      }
      case 'Link':
        return this.link(node, next, isEmbed, into, inLink)
      case 'Image':
        into.add(this.image(node))
        break
      case 'Autolink':
      case 'URL':
        into.add(this.address(node, inLink))
        break
      case 'NoteLink': {
        const link = linkAt(text, from)
        if (!link) break
        if (isEmbed) into.takeBack()
        into.add(isEmbed ? embedded(link) : { kind: 'note-link', target: link.target, ...labelled(link.label) })
        break
      }
      case 'NoteTag':
        into.add({ kind: 'tag', name: tagAt(text, from)?.name ?? '' })
        break
      case 'NoteCitation':
        into.add({ kind: 'citation', refs: citationAt(text, from)?.refs ?? [] })
        break
      case 'FootnoteRef': {
        const label = text.slice(from + '[^'.length, to - 1)
        if (this.definitions.hasFootnote(label))
          into.add({ kind: 'footnote-ref', number: this.definitions.footnoteNumber(label) })
        else into.addWritten(text.slice(from, to))
        break
      }
      // In brackets that turned out to be none.
      case 'LinkMark':
        into.addWritten(text.slice(from, to))
        break
      default:
    }
    return to
  }

  private link(
    node: SyntaxNode,
    next: SyntaxNode | undefined,
    isEmbed: boolean,
    into: Inlines,
    inLink: boolean,
  ): number {
    const { text } = this
    const [opening, closing] = node.getChildren('LinkMark')
    if (!opening || !closing) return node.to
    const inner = new Inlines()
    const readInner = (within: boolean) => this.read(node, opening.to, closing.from, inner, within)
    if (closing.to - closing.from > 1) {
      const url = node.getChild('URL')
      const href = url ? addressOf(text.slice(url.from, url.to)) : ''
      const isLink = isAllowedAddress(href) && !inLink
      const within = url && !inLink ? withinNote(text.slice(url.from, url.to)) : undefined
      readInner(isLink || inLink || within !== undefined)
      if (isLink) into.add({ kind: 'link', href, inlines: inner.list })
      else if (within !== undefined)
        into.add({ kind: 'note-link', target: within, ...labelled(inlineText(inner.list).trim() || undefined) })
      else if (inLink || !url) into.addAll(inner.list)
      else {
        into.addText('[')
        into.addAll(inner.list)
        into.addText(this.unescaped(closing.from, node.to))
      }
      return node.to
    }
    const { href, to } = this.definedAddress(node, next)
    const isLink = href !== undefined && isAllowedAddress(href) && !inLink
    readInner(isLink || inLink)
    if (isLink) {
      if (isEmbed) into.takeBack()
      into.add({ kind: 'link', href, inlines: inner.list })
      return to
    }
    into.addText('[')
    into.addAll(inner.list)
    into.addText(']')
    return node.to
  }

  /** Where what stands in brackets leads by a definition, and where it ends with the label that may follow. */
  private definedAddress(node: SyntaxNode, next: SyntaxNode | undefined): { href?: string; to: number } {
    const { text, definitions } = this
    const isLabelled = next?.name === 'Link' && next.from === node.to && next.getChildren('LinkMark')[1]?.to === next.to
    // Brackets with more than words in them are no label.
    if (isLabelled && childrenOf(next).length === 2) {
      const labelled = definitions.addressBy(text.slice(next.from + 1, next.to - 1))
      return labelled === undefined ? { to: node.to } : { href: labelled, to: next.to }
    }
    const href = definitions.addressBy(text.slice(node.from + 1, node.to - 1))
    if (href === undefined) return { to: node.to }
    return { href, to: text.startsWith('[]', node.to) ? node.to + 2 : node.to }
  }

  private image(node: SyntaxNode): NoteInline {
    const { text } = this
    const [opening, closing] = node.getChildren('LinkMark')
    const url = node.getChild('URL')
    const written = url ? text.slice(url.from, url.to) : ''
    const words = opening && closing ? text.slice(opening.to, closing.from) : ''
    const href = addressOf(written)
    if (isAllowedAddress(href)) return { kind: 'image', text: words, href }
    const file = shownFile(addressIn(written))
    const described = words.split('|', 1)[0]?.trim()
    return { kind: 'image', text: described || (file?.name ?? ''), ...(file?.isPicture === false && { isFile: true }) }
  }

  private address(node: SyntaxNode, inLink: boolean): NoteInline {
    const { text } = this
    const isBare = node.name === 'URL'
    const written = isBare ? text.slice(node.from, node.to) : text.slice(node.from + 1, node.to - 1)
    const address = isBare ? written : encoded(/^[a-z][a-z\d+.-]{1,31}:/i.test(written) ? written : `mailto:${written}`)
    if (inLink || !isAllowedAddress(address)) return { kind: 'text', text: text.slice(node.from, node.to) }
    return { kind: 'link', href: address, inlines: [{ kind: 'text', text: written }] }
  }

  private code(node: SyntaxNode): string {
    const { text } = this
    const [opening, closing] = node.getChildren('CodeMark')
    if (!opening || !closing) return ''
    let code = ''
    let at = opening.to
    for (const mark of node.getChildren('QuoteMark')) {
      code += text.slice(at, mark.from)
      at = mark.to
    }
    code = (code + text.slice(at, closing.from)).replace(/(?:\r\n?|\n)[ \t]*/g, ' ').replaceAll('\0', '\ufffd')
    if (node.parent?.name === 'TableCell' || isInCell(node)) code = code.replaceAll('\\|', '|')
    const isSpaced = code.length > 2 && code.startsWith(' ') && code.endsWith(' ') && code.trim() !== ''
    return isSpaced ? code.slice(1, -1) : code
  }
}

/** The place in the same note that `[label](#heading)` leads to. */
function withinNote(written: string): string | undefined {
  const address = addressIn(written)
  return address.length <= ADDRESS_MAX && headingsNamed(address) ? address : undefined
}

function isInCell(node: SyntaxNode): boolean {
  for (let above = node.parent; above; above = above.parent) if (above.name === 'TableCell') return true
  return false
}

function unescapedText(text: string): string {
  return text.includes('&') ? decodeHTMLStrict(unescaped(text)) : unescaped(text)
}

/** In what is embedded, digits behind the bar are a width. */
function embedded({ target, label }: { target: string; label?: string }): NoteInline {
  const words = label === undefined || /^\d+(?:x\d+)?$/.test(label) ? undefined : label
  const file = shownFile(target)
  if (!file) return { kind: 'note-link', target, ...labelled(words) }
  return { kind: 'image', text: words ?? file.name, ...(!file.isPicture && { isFile: true }) }
}

function labelled(label: string | undefined): { label?: string } {
  return label === undefined ? {} : { label }
}
