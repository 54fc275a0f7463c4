import type { BriefingModel, BriefingSource } from '../../domain/briefing-model'
import { citationNote } from './citation-note'
import { sourceDate } from './source-date'

/**
 * The sources of a briefing for LaTeX, in the order of their numbers. UTF-8, as biber and current BibTeX styles read it.
 * *Source*: the fields of biblatex 3; `year` and `month` stand beside `date` for plain BibTeX.
 */
export function bibTex({ sources }: BriefingModel): string {
  return sources
    .filter(({ deleted }) => !deleted)
    .map(entry)
    .join('\n')
}

function entry(source: BriefingSource): string {
  const date = sourceDate(source.publishedEdtf)
  const [year, month] = date?.parts ?? []
  const fields: [string, string | undefined][] = [
    // A second pair of braces keeps the capitals of names.
    ['title', `{${escaped(source.title)}}`],
    // Braces around a name keep it whole; 'and' within one would otherwise part it.
    ['author', source.authors.map((author) => `{${escaped(author)}}`).join(' and ') || undefined],
    ['publisher', source.publisher && escaped(source.publisher)],
    ['date', date && source.publishedEdtf],
    ['year', year === undefined ? undefined : String(year)],
    ['month', month === undefined ? undefined : String(month)],
    ['pubstate', date || source.published === undefined ? undefined : escaped(source.published)],
    ['version', source.version && escaped(source.version)],
    ['url', source.url && plainUrl(source.url)],
    ['urldate', source.accessed?.slice(0, 10)],
    ['langid', source.language && escaped(source.language)],
    ['note', escaped(citationNote(source))],
  ]
  const lines = fields.flatMap(([name, value]) => (value === undefined ? [] : [`  ${name} = {${value}},\n`]))
  return `@${TYPES[source.kind ?? 'other']}{${source.id},\n${lines.join('')}}\n`
}

const SPECIAL: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '{': '\\{',
  '}': '\\}',
}

/** Text that LaTeX sets as it stands, on one line. */
function escaped(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\~^{}&%$#_]/g, (sign) => SPECIAL[sign] ?? `\\${sign}`)
}

/** An address stands verbatim; only what would end the field is encoded. */
function plainUrl(url: string): string {
  return url.replace(/[{}\\\s]/g, (sign) => encodeURIComponent(sign))
}

const TYPES: Readonly<Record<NonNullable<BriefingSource['kind']>, string>> = {
  article: 'article',
  report: 'report',
  book: 'book',
  statement: 'misc',
  'web-page': 'online',
  interview: 'misc',
  'data-package': 'dataset',
  document: 'misc',
  other: 'misc',
}
