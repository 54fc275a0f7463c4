import type { Citation } from '../../domain/records/citation'
import { paragraphCited, placeWords, quotation } from '../../domain/citing/citation-target'
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
    const { sourceId, credibility } = citation
    const cited = this.vault.index.sources.get(sourceId)
    const quote = quotation(cited, citation)
    const place = placeWords(cited, citation)
    const key = JSON.stringify([sourceId, place, credibility, quote])
    const known = this.numbers.get(key)
    if (known !== undefined) return known
    const number = this.numbers.size + 1
    this.numbers.set(key, number)
    const source = sourceRef(this.vault.index, sourceId)
    const paragraph = paragraphCited(cited, citation)
    const link = this.vault.link(
      'sources',
      sourceId,
      `${source.shortTitle}, ${place}`,
      paragraph ? `#^${blockId(paragraph.number)}` : '',
    )
    const grade = `reliability ${source.reliability}, credibility ${credibility}`
    const words = quote === undefined ? '' : ` ‘${markdownProse(quote, '    ')}’`
    this.lines.push(`[^${this.label}${number}]: ${link} (${grade})${words}`)
    return number
  }
}

/** The block of a source's file that holds a paragraph. */
export function blockId(paragraphNumber: string): string {
  return `para-${paragraphNumber}`
}
