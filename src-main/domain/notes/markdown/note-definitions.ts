import type { SyntaxNode } from '@lezer/common'
import { addressOf, isAllowedAddress } from './markdown-address'
import type { NoteTree } from './note-tree'

/** What the places of a note say of each other by a label: where links lead, and which footnotes there are. */
export class NoteDefinitions {
  private readonly addresses = new Map<string, string>()
  private readonly labels = new Set<string>()
  /** Footnotes in the order in which they are first pointed at. */
  private readonly numbers = new Map<string, number>()
  private readonly text: string

  constructor({ tree, text }: NoteTree) {
    this.text = text
    if (!text.includes(']:')) return
    tree.iterate({
      enter: ({ name, node }) => {
        if (name === 'LinkReference') this.addAddress(node)
        else if (name === 'Footnote') this.labels.add(this.labelOf(node))
        return !node.type.is('LeafBlock')
      },
    })
  }

  /** Where a link with the label leads. */
  addressBy(label: string): string | undefined {
    return this.addresses.size === 0 ? undefined : this.addresses.get(keyOf(label))
  }

  isAllowed(definition: SyntaxNode): boolean {
    const url = definition.getChild('URL')
    return url !== null && isAllowedAddress(addressOf(this.text.slice(url.from, url.to)))
  }

  labelOf(footnote: SyntaxNode): string {
    const mark = footnote.getChild('FootnoteMark')
    return mark ? this.text.slice(mark.from + '[^'.length, mark.to - ']:'.length) : ''
  }

  hasFootnote(label: string): boolean {
    return this.labels.has(label)
  }

  /** The number of a footnote that is pointed at. */
  footnoteNumber(label: string): number {
    const number = this.numbers.get(label) ?? this.numbers.size + 1
    this.numbers.set(label, number)
    return number
  }

  footnotes(): { label: string; number: number }[] {
    return [...this.numbers].map(([label, number]) => ({ label, number }))
  }

  private addAddress(node: SyntaxNode): void {
    const label = node.getChild('LinkLabel')
    const url = node.getChild('URL')
    if (!label || !url || !this.isAllowed(node)) return
    const key = keyOf(this.text.slice(label.from + 1, label.to - 1))
    if (!this.addresses.has(key)) this.addresses.set(key, addressOf(this.text.slice(url.from, url.to)))
  }
}

/** *Source*: CommonMark, matching of link labels. */
function keyOf(label: string): string {
  return label.trim().replace(/\s+/g, ' ').toLowerCase().toUpperCase()
}
