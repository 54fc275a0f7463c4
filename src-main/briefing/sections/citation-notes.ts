import type { BriefingCitation, BriefingSource } from '../../domain/briefing-model'
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
    const places = text(`, ${group.places.map(placeText).join(', ')}`)
    if (!source) return [text(`source ${group.source}`), places]
    const first = !this.#cited.has(group.source)
    this.#cited.add(group.source)
    const grade = text(` [${source.reliability}${group.places.at(-1)?.credibility ?? ''}]`)
    return [...(first ? fullName(source) : shortName(source)), places, grade]
  }
}

interface CitationGroup {
  source: number
  places: { locator: string; credibility: number; gradeAfter: boolean }[]
}

/** Citations of one source stand together; a grade is printed where it changes. */
function bySource(citations: readonly BriefingCitation[]): CitationGroup[] {
  const groups: CitationGroup[] = []
  for (const { source, locator, credibility } of citations) {
    let group = groups.find((known) => known.source === source)
    if (!group) groups.push((group = { source, places: [] }))
    const last = group.places.at(-1)
    if (last && last.credibility !== credibility) last.gradeAfter = true
    group.places.push({ locator, credibility, gradeAfter: false })
  }
  return groups
}

function placeText({ locator, credibility, gradeAfter }: CitationGroup['places'][number]): string {
  return gradeAfter ? `${locator} [${credibility}]` : locator
}

/** 'A. Author, Title (publisher not given, 2025)'. */
function fullName(source: BriefingSource): Inline[] {
  const place = [source.publisher ?? 'publisher not given', source.published ?? 'date not given']
  const authors = source.authors.join(', ')
  return [
    ...(authors === '' ? [] : [text(`${authors}, `)]),
    linkToSource(source, source.title, 'emphasis'),
    text(` (${place.join(', ')})`),
  ]
}

function shortName(source: BriefingSource): Inline[] {
  const [author] = source.authors
  if (author === undefined) return [linkToSource(source, source.title, 'emphasis')]
  const surname = author.split(' ').at(-1) ?? author
  return [linkToSource(source, source.authors.length > 1 ? `${surname} et al.` : surname)]
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
