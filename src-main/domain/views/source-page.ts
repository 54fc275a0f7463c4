import { paragraphCited } from '../citing/citation-target'
import { dateReason, dateWords } from '../dating/date-words'
import type { DossierIndex, Origin } from '../dossier/dossier-index'
import type { Highlight } from '../records/highlight'
import type { Id } from '../records/ids'
import { markOf, type Marking } from '../records/marking'
import { highlightPlaces } from '../highlights/highlight-places'
import type { TextRange } from '../text/text-range'
import { sentenceAround, type InContext } from '../notes/markdown/sentence'
import { paragraphStarts, sourceText } from '../highlights/text-selector'
import { RELIABILITY, type Grade, type Paragraph, type Source } from '../records/source'
import type { ClaimView } from './claim-view'
import { claimView } from './claim-among-others'
import { compareNotes, noteSummary, type NoteSummary } from './note-view'
import { linksById } from './links-by-id'
import { entityRef, sourceRef, type EntityRef, type SourceRef } from './refs'

/** A marked part of a paragraph. *Units*: UTF-16 code units of the paragraph. */
export interface HighlightView {
  id: Id
  colour: Highlight['colour']
  from: number
  to: number
  notes: NoteSummary[]
}

/** A highlight whose words are no longer in the source. */
export interface OrphanedHighlight {
  id: Id
  colour: Highlight['colour']
  /** The words as they were marked. */
  text: string
  /** Where they may be now. *Units*: UTF-16 code units of `sourceText`. */
  suggested?: { from: number; to: number; words: InContext; paragraph: string }
  notes: NoteSummary[]
}

export interface ParagraphView extends Paragraph {
  claims: ClaimView[]
  highlights: HighlightView[]
  notes: number
}

/** All that a source's page shows. */
export interface SourcePage {
  id: Id
  origin: Origin
  kind: Source['kind']
  title: string
  authors: string[]
  authorEntities: EntityRef[]
  publisher?: string
  published?: string
  publishedReason?: string
  accessed?: string
  url?: string
  version?: string
  licence?: string
  language: string
  /** Its own, or the dossier's where it was given none. */
  marking: Marking
  hasOwnMarking: boolean
  remarks?: string
  grade: Grade
  reliabilityWords: string
  /** The grade that came with the bundle, when the reader gave their own. */
  bundledGrade?: Grade
  textKind: Source['textKind']
  contentHash?: string
  paragraphs: ParagraphView[]
  /** Claims that cite it by page or section, or with words that are no longer in its text. */
  otherClaims: ClaimView[]
  derivedFrom: SourceRef[]
  /** Sources that repeat this one or are repeated by it: together they count once. */
  countsWith: SourceRef[]
  orphanedHighlights: OrphanedHighlight[]
  notes: NoteSummary[]
}

/** The page of a source; undefined when there is none with this id. */
export function sourcePage(index: DossierIndex, id: Id): SourcePage | undefined {
  const source = index.gradedSource(id)
  if (!source) return undefined
  const { claims, others } = claimsByParagraph(index, source)
  const notes = index.notesOn(id)
  const links = linksById(index)
  const highlights = new Map(
    Object.values(index.highlights).flatMap((highlight) =>
      highlight.sourceId === id ? [[highlight.id, highlight]] : [],
    ),
  )
  const places = highlightPlaces(source, [...highlights.values()])
  const notesOn = (highlightId: Id) =>
    [...index.notesOn(highlightId)].sort(compareNotes).map((note) => noteSummary(index, note, links))
  const bundledGrade = index.bundled('sources', id)?.grade
  const reason = source.published && dateReason(source.published)
  return {
    id,
    origin: index.origin('sources', id),
    kind: source.kind,
    title: source.title,
    authors: source.authors,
    authorEntities: (source.authorIds ?? []).map((author) => entityRef(index, author)),
    publisher: source.publisher,
    published: source.published && dateWords(source.published),
    publishedReason: reason,
    accessed: source.accessed,
    url: source.url,
    version: source.version,
    licence: source.licence,
    language: source.language,
    marking: markOf(source, index.meta),
    hasOwnMarking: source.marking !== undefined,
    remarks: source.remarks,
    grade: source.grade,
    reliabilityWords: RELIABILITY[source.grade.reliability],
    bundledGrade: bundledGrade && bundledGrade !== source.grade ? bundledGrade : undefined,
    textKind: source.textKind,
    contentHash: source.contentHash,
    paragraphs: source.paragraphs.map((paragraph) => ({
      ...paragraph,
      claims: claims.get(paragraph.id) ?? [],
      highlights: (places.marks.get(paragraph.number) ?? []).map((mark) => ({
        ...mark,
        colour: highlights.get(mark.id)?.colour ?? 'yellow',
        notes: notesOn(mark.id),
      })),
      notes: notes.filter((note) =>
        note.targets.some(
          (target) => target.kind === 'paragraph' && !target.lost && target.number === paragraph.number,
        ),
      ).length,
    })),
    otherClaims: others,
    derivedFrom: (source.derivedFrom ?? []).map((origin) => sourceRef(index, origin)),
    countsWith: [...index.sources.keys()]
      .filter((other) => other !== id && index.independentRoot(other) === index.independentRoot(id))
      .map((other) => sourceRef(index, other)),
    orphanedHighlights: places.orphaned.map(({ highlight, suggested }) => ({
      id: highlight.id,
      colour: highlight.colour,
      text: highlight.selector.quote.exact,
      suggested: suggested && suggestionAt(source, suggested),
      notes: notesOn(highlight.id),
    })),
    notes: [...notes].sort(compareNotes).map((note) => noteSummary(index, note, links)),
  }
}

function suggestionAt(source: Source, range: TextRange): OrphanedHighlight['suggested'] {
  const at = paragraphStarts(source).filter((start) => start <= range.from).length - 1
  const words = sentenceAround(sourceText(source), range, (text) => text)
  return { ...range, words, paragraph: source.paragraphs[at]?.number ?? '' }
}

function claimsByParagraph(index: DossierIndex, source: Source) {
  const claims = new Map<Id, ClaimView[]>()
  const others: ClaimView[] = []
  for (const claim of index.claimsCiting(source.id)) {
    const view = claimView(index, claim)
    const cited = new Set<Id>()
    let elsewhere = false
    for (const citation of claim.citations) {
      if (citation.sourceId !== source.id) continue
      const paragraph = paragraphCited(source, citation)
      if (paragraph) cited.add(paragraph.id)
      else elsewhere = true
    }
    for (const id of cited) {
      const list = claims.get(id)
      if (list) list.push(view)
      else claims.set(id, [view])
    }
    if (elsewhere) others.push(view)
  }
  return { claims, others }
}
