import type { Citation } from '../../domain/citation'
import { formatLocator } from '../../domain/citation'
import { sourceRef } from '../../domain/views/refs'
import { markdownProse } from './escape'
import type { Vault } from './vault'

/** The citations of one file as footnotes; the same place in the same source is one note. */
export class Footnotes {
  private readonly numbers = new Map<string, number>()
  private readonly lines: string[] = []

  /** `label` begins the labels of the footnotes, so that they meet none that the text has already. */
  constructor(
    private readonly vault: Vault,
    private readonly label = '',
  ) {}

  /** '[^1][^3]' for the citations, '' for none. */
  cite(citations: readonly Citation[]): string {
    return citations.map((citation) => `[^${this.label}${this.number(citation)}]`).join('')
  }

  /** The notes' own lines, for the end of the file. */
  print(): string {
    return this.lines.length === 0 ? '' : `\n${this.lines.join('\n')}\n`
  }

  private number(citation: Citation): number {
    const { sourceId, locator, credibility, selector } = citation
    // Of a digest the marked words are ours: they are no quotation of the source.
    const isQuotation = this.vault.index.sources.get(sourceId)?.textKind === 'full'
    const quote = isQuotation ? selector?.quote.exact : undefined
    const key = JSON.stringify([sourceId, locator.kind, locator.value, credibility, quote])
    const known = this.numbers.get(key)
    if (known !== undefined) return known
    const number = this.numbers.size + 1
    this.numbers.set(key, number)
    const source = sourceRef(this.vault.index, sourceId)
    const isParagraph = locator.kind === 'paragraph' && this.hasParagraph(sourceId, locator.value)
    const link = this.vault.link(
      'sources',
      sourceId,
      `${source.shortTitle}, ${formatLocator(locator)}`,
      isParagraph ? blockId(locator.value) : undefined,
    )
    const grade = `reliability ${source.reliability}, credibility ${credibility}`
    const words = quote === undefined ? '' : ` ‘${markdownProse(quote, '    ')}’`
    this.lines.push(`[^${this.label}${number}]: ${link} (${grade})${words}`)
    return number
  }

  private hasParagraph(sourceId: string, number: string): boolean {
    return this.vault.index.sources.get(sourceId)?.paragraphs.some((paragraph) => paragraph.number === number) ?? false
  }
}

/** The block of a source's file that holds a paragraph. */
export function blockId(paragraphNumber: string): string {
  return `para-${paragraphNumber}`
}
