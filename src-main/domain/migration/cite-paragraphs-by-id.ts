import { z } from 'zod'
import { citationSchema, type Citation } from '../records/citation'
import { allOf, citing, CitedText, type CitedWords } from '../citing/cited-text'
import type { Id } from '../records/ids'
import { CodePointMap, paragraphStarts, sourceText } from '../highlights/text-selector'
import { changedList, changeEverywhere, isOldRecord, type MigrationStep, type OldRecord } from './old-records'

/**
 * Version 1 cited a paragraph by its number, with words whose place counted from the start of the whole text. Version 2 cites it by
 * its id, with the words that the line rests on. Where the number and the words disagree, the words are believed.
 */
export const citeParagraphsById: MigrationStep = (records) => {
  const texts = new OldTexts((id) => records.find('sources', id))
  const citation = (old: unknown) => texts.cited(old)
  changeEverywhere(records, 'claims', (claim) => withCitations(claim, citation))
  changeEverywhere(records, 'entities', (entity) => {
    const { names, summary } = entity
    const changed = Array.isArray(names)
      ? changedList(names, (name) => (isOldRecord(name) ? withCitations(name, citation) : name))
      : names
    const summed = isOldRecord(summary) ? withCitations(summary, citation) : summary
    return changed === names && summed === summary
      ? entity
      : { ...entity, names: changed, ...(summed !== undefined && { summary: summed }) }
  })
  records.change('meta', (meta) => {
    if (!isOldRecord(meta['summary'])) return meta
    const summary = withCitations(meta['summary'], citation)
    return summary === meta['summary'] ? meta : { ...meta, summary }
  })
}

function withCitations(record: OldRecord, change: (old: unknown) => unknown): OldRecord {
  const { citations } = record
  if (!Array.isArray(citations)) return record
  const changed = changedList(citations, change)
  return changed === citations ? record : { ...record, citations: changed }
}

const oldSourceSchema = z.looseObject({
  paragraphs: z.array(z.looseObject({ id: z.string(), number: z.string(), text: z.string() })),
})

/** The texts of a dossier's sources as version 1 had them. */
class OldTexts {
  private readonly texts = new Map<Id, OldText | null>()

  constructor(private readonly find: (id: Id) => OldRecord | undefined) {}

  /** The text of a source; null when it is not in the library. */
  of(sourceId: Id): OldText | null {
    const known = this.texts.get(sourceId)
    if (known !== undefined) return known
    const source = oldSourceSchema.safeParse(this.find(sourceId))
    const text = source.success && source.data.paragraphs.length > 0 ? new OldText(source.data.paragraphs) : null
    this.texts.set(sourceId, text)
    return text
  }

  /** A citation of version 1 as version 2 has it; what is none stays as it is. */
  cited(old: unknown): unknown {
    const parsed = citationSchema.safeParse(old)
    if (!parsed.success || parsed.data.locator.kind !== 'paragraph') return old
    return this.of(parsed.data.sourceId)?.cited(parsed.data) ?? old
  }
}

class OldText extends CitedText {
  private places: { text: string; starts: readonly number[]; points: CodePointMap } | undefined

  cited(citation: Citation): Citation {
    const { locator, selector } = citation
    const numbered = this.paragraphNumbered(locator.value)
    const words = selector ? this.wordsOf(selector, numbered) : numbered && allOf(numbered)
    return words ? citing(citation, words) : { ...citation, lost: true }
  }

  private wordsOf(selector: NonNullable<Citation['selector']>, numbered: CitedText['paragraphs'][number] | undefined) {
    return this.unmoved(selector) ?? (numbered && this.nearest(selector, numbered)) ?? this.anywhere(selector)
  }

  /** The words at their own place in the whole text. */
  private unmoved({ quote, position }: NonNullable<Citation['selector']>): CitedWords | undefined {
    const { text, points } = this.located()
    const from = points.toUnits(position.start)
    return text.startsWith(quote.exact, from) ? this.wordsAt({ from, to: from + quote.exact.length }) : undefined
  }

  /** The words in the paragraph of that number, where they stand nearest to their place. */
  private nearest(
    { quote, position }: NonNullable<Citation['selector']>,
    paragraph: CitedText['paragraphs'][number],
  ): CitedWords | undefined {
    const { starts, points } = this.located()
    const wanted = points.toUnits(position.start) - (starts[this.paragraphs.indexOf(paragraph)] ?? 0)
    let best = -1
    for (let at = paragraph.text.indexOf(quote.exact); at >= 0; at = paragraph.text.indexOf(quote.exact, at + 1))
      if (best < 0 || Math.abs(at - wanted) < Math.abs(best - wanted)) best = at
    return best < 0 ? undefined : { paragraph, from: best, to: best + quote.exact.length }
  }

  private located() {
    return (this.places ??= {
      text: sourceText(this),
      starts: paragraphStarts(this),
      points: new CodePointMap(sourceText(this)),
    })
  }
}
