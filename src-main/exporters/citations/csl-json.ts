import type { BriefingModel, BriefingSource } from '../../domain/briefing/model'
import { citationNote } from './citation-note'
import { cslDate } from './source-date'

/**
 * The sources of a briefing for reference managers, in the briefing's own numbering.
 * Names are given as they stand (`literal`): which part of a name is the family's is not known here.
 * *Source*: CSL-JSON of the Citation Style Language 1.0.2.
 */
export function cslJson({ sources }: BriefingModel): string {
  return `${JSON.stringify(sources.filter(({ deleted }) => !deleted).map(item), null, 2)}\n`
}

function item(source: BriefingSource) {
  return {
    id: source.id,
    'citation-number': String(source.number),
    type: TYPES[source.kind ?? 'other'],
    title: source.title,
    ...(source.authors.length > 0 && { author: source.authors.map((literal) => ({ literal })) }),
    ...(source.publisher !== undefined && { publisher: source.publisher }),
    ...(source.publishedEdtf !== undefined && { issued: cslDate(source.publishedEdtf) }),
    ...(source.accessed !== undefined && { accessed: cslDate(source.accessed) }),
    ...(source.url !== undefined && { URL: source.url }),
    ...(source.version !== undefined && { version: source.version }),
    ...(source.language !== undefined && { language: source.language }),
    note: citationNote(source),
  }
}

const TYPES: Readonly<Record<NonNullable<BriefingSource['kind']>, string>> = {
  article: 'article',
  report: 'report',
  book: 'book',
  statement: 'speech',
  'web-page': 'webpage',
  interview: 'interview',
  'data-package': 'dataset',
  document: 'document',
  other: 'document',
}
