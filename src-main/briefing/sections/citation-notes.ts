import type { BriefingCitation, BriefingSource } from '../../domain/briefing/model'
import { withDetails } from '../../domain/views/claim-in-full'
import type { Reliability } from '../../domain/records/source'
import { text, type Footnote, type Inline, type NoteInline } from '../content/inline'

/** The place in the list of sources that a citation links to. */
export function sourceAnchor(number: number): string {
  return `source-${number}`
}

/** Makes the footnotes of a briefing, numbered in the order of the text: a source in full the first time, short later. */
export class CitationNotes {
  readonly #sources: ReadonlyMap<number, BriefingSource>
  readonly #cited = new Set<number>()
  #count = 0

  constructor(sources: readonly BriefingSource[]) {
    this.#sources = new Map(sources.map((source) => [source.number, source]))
  }

  /** The mark to append to a claim. *Shape*: empty when there is nothing to cite. */
  mark(citations: readonly BriefingCitation[]): Inline[] {
    return citations.length === 0 ? [] : [this.own([...this.words(citations), text('.')])]
  }

  /** The citation as it reads inside a footnote. */
  words(citations: readonly BriefingCitation[]): Inline[] {
    const content: Inline[] = []
    for (const group of bySource(citations)) {
      if (content.length > 0) content.push(text('; '))
      content.push(...this.#cite(group))
    }
    return content
  }

  /** The mark of a footnote that says something else than a source. */
  own(content: readonly Inline[]): NoteInline {
    const note: Footnote = { number: ++this.#count, content }
    return { kind: 'note', note }
  }

  #cite(group: CitationGroup): Inline[] {
    const source = this.#sources.get(group.source)
    if (!source) return [text(`source ${group.source}, ${locatorsText(group.at)}`)]
    const first = !this.#cited.has(group.source)
    this.#cited.add(group.source)
    return [
      ...(first ? fullName(source) : shortName(source)),
      text(`, ${locatorsText(group.at, source.deleted ? undefined : source.reliability)}`),
    ]
  }
}

interface CitationGroup {
  source: number
  at: CitedAt[]
}

interface CitedAt {
  locator: string
  credibility: number
}

/** Citations of one source stand together. */
function bySource(citations: readonly BriefingCitation[]): CitationGroup[] {
  const groups = new Map<number, CitationGroup>()
  for (const { source, locator, credibility } of citations) {
    const group = groups.get(source)
    if (group) group.at.push({ locator, credibility })
    else groups.set(source, { source, at: [{ locator, credibility }] })
  }
  return [...groups.values()]
}

/** Places of the same grade stand together, the most credible first: 'paras 1, 6 [C2], para. 9 [C3]'. */
function locatorsText(at: readonly CitedAt[], reliability?: Reliability): string {
  const grades = [...new Set(at.map(({ credibility }) => credibility))].sort((a, b) => a - b)
  return grades
    .map((grade) => {
      const own = at.filter(({ credibility }) => credibility === grade).map(({ locator }) => locator)
      return `${gathered(own)}${reliability === undefined ? '' : ` [${reliability}${grade}]`}`
    })
    .join(', ')
}

const NUMBERED = { 'para.': 'paras', 'p.': 'pp.' } as const

/** 'paras 1, 4–6' for numbered paragraphs and pages; sections by their names. */
function gathered(locators: readonly string[]): string {
  const parts: string[] = []
  const taken = new Set<string>()
  for (const [one, several] of Object.entries(NUMBERED)) {
    const numbers = locators.flatMap((locator) => {
      const match = locator.startsWith(`${one}\u00a0`) ? /^\d{1,9}$/.exec(locator.slice(one.length + 1)) : null
      if (!match) return []
      taken.add(locator)
      return [Number(match[0])]
    })
    const sorted = [...new Set(numbers)].sort((a, b) => a - b)
    if (sorted.length > 0) parts.push(`${sorted.length === 1 ? one : several}\u00a0${ranges(sorted)}`)
  }
  const named = locators.filter((locator) => !taken.has(locator)).map(namedPlace)
  return [...parts, ...new Set(named)].join(', ')
}

/** A part of the text by its kind is no name: 'title', 'byline'. */
function namedPlace(locator: string): string {
  return /^(?:Title|Byline|Headline|Standfirst|Subheading|Caption|Footnote|Abstract)$/.test(locator)
    ? locator.toLowerCase()
    : locator
}

/** Three numbers in a row or more are a range. */
function ranges(numbers: readonly number[]): string {
  const runs: { from: number; to: number }[] = []
  for (const number of numbers) {
    const last = runs.at(-1)
    if (last && number === last.to + 1) last.to = number
    else runs.push({ from: number, to: number })
  }
  return runs
    .flatMap(({ from, to }) => {
      if (from === to) return [String(from)]
      return to === from + 1 ? [String(from), String(to)] : [`${from}–${to}`]
    })
    .join(', ')
}

/** 'A. Author, Title (publisher not given, 2025)'. */
function fullName(source: BriefingSource): Inline[] {
  if (source.deleted) return [linkToSource(source, source.title, 'emphasis')]
  const place = [source.publisher ?? 'publisher not given', source.published ?? 'date not given']
  const authors = source.authors.join(', ')
  return [
    ...(authors === '' ? [] : [text(`${authors}, `)]),
    linkToSource(source, source.title, 'emphasis'),
    text(withDetails('', place.join(', '))),
  ]
}

function shortName(source: BriefingSource): Inline[] {
  const [author] = source.authors
  if (author === undefined) return [linkToSource(source, source.title, 'emphasis')]
  return [linkToSource(source, source.authors.length > 1 ? `${surnameOf(author)} et al.` : surnameOf(author))]
}

/** 'Wittig' of 'Andreas Wittig and contributors'. */
function surnameOf(author: string): string {
  const [person = author] = author.split(/ (?:and|&) /)
  return person.split(' ').at(-1) ?? person
}

function linkToSource(source: BriefingSource, label: string, tone?: 'emphasis'): Inline {
  return {
    kind: 'link',
    to: { kind: 'anchor', anchor: sourceAnchor(source.number) },
    text: label,
    description: `Source ${source.number}: ${source.title}`,
    ...(tone === undefined ? {} : { tone }),
  }
}
