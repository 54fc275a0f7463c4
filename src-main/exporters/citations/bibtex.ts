import type { BriefingModel, BriefingSource } from '../../domain/briefing/model'
import { babelLanguage } from './babel-language'
import { citationNote } from './citation-note'
import { bibDate } from './source-date'

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
  const type = typeOf(source)
  const published = source.publishedEdtf === undefined ? undefined : bibDate(source.publishedEdtf)
  const fields: [string, string | undefined][] = [
    // A second pair of braces keeps the capitals of names.
    ['title', `{${escaped(source.title)}}`],
    // Braces around a name keep it whole; 'and' within one would otherwise part it.
    ['author', source.authors.map((author) => `{${escaped(author)}}`).join(' and ') || undefined],
    // Whoever publishes is a list too.
    [PUBLISHERS[type], source.publisher && `{${escaped(source.publisher)}}`],
    ['date', published?.date],
    ['year', published && escaped(published.year)],
    ['month', published?.month],
    ['version', source.version && escaped(source.version)],
    ['url', source.url && plainUrl(source.url)],
    ['urldate', source.accessed],
    ...language(source.language),
    ['note', escaped(citationNote(source))],
  ]
  const lines = fields.flatMap(([name, value]) => (value === undefined ? [] : [`  ${name} = {${value}},\n`]))
  return `@${type}{${source.id},\n${lines.join('')}}\n`
}

/** The language as babel calls it; one that babel has no name for in words. */
function language(tag: string | undefined): [string, string | undefined][] {
  if (!tag) return []
  const langid = babelLanguage(tag)
  return [langid === undefined ? ['language', `{${escaped(languageName(tag))}}`] : ['langid', langid]]
}

function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }).of(tag) ?? tag
  } catch {
    // What a person wrote need not be a tag.
    return tag
  }
}

/** Braces by name: BibTeX counts those behind a backslash too, and one without its other swallows the entries that follow. */
const SPECIAL: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
}

/** Text that LaTeX sets as it stands, on one line. */
function escaped(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\~^{}&%$#_]/g, (sign) => SPECIAL[sign] ?? `\\${sign}`)
}

/** An address stands verbatim; only what would end the field is encoded. */
function plainUrl(url: string): string {
  return url.replace(/[{}\\\s]/g, (sign) => encodeURIComponent(sign))
}

/** An article is one in something: biber and BibTeX miss what it stands in otherwise. */
function typeOf({ kind = 'other', publisher }: BriefingSource): BibType {
  return kind === 'article' && publisher === undefined ? 'misc' : TYPES[kind]
}

/** Which field the styles print of who published it, for each type. */
const PUBLISHERS = {
  article: 'journal',
  book: 'publisher',
  dataset: 'publisher',
  misc: 'howpublished',
  online: 'organization',
  report: 'institution',
} as const

type BibType = keyof typeof PUBLISHERS

const TYPES: Readonly<Record<NonNullable<BriefingSource['kind']>, BibType>> = {
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
