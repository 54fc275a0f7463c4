import type { Highlight } from '../records/highlight'
import type { Id } from '../records/ids'
import type { Source } from '../records/source'
import { anchor, anchoringText, likelyPlace, type AnchoringText } from './anchoring'
import { carriedRange } from './carried-range'
import type { TextRange } from '../text/text-range'
import { textVersions } from '../text/text-pieces'
import { CodePointMap, paragraphStarts, selectorFor, sourceText } from './text-selector'

/** The part of a paragraph that a highlight marks. *Units*: UTF-16 code units from the paragraph's start. */
export interface HighlightMark {
  id: Id
  from: number
  to: number
}

/** Where a source's highlights stand now. */
export interface HighlightPlaces {
  /** By paragraph number; a highlight over several paragraphs has a mark in each. */
  marks: ReadonlyMap<string, HighlightMark[]>
  /** Those whose words are no longer found. */
  orphaned: OrphanedPlace[]
}

export interface OrphanedPlace {
  highlight: Highlight
  /** Where its words may be, for the reader to judge. *Units*: UTF-16 code units of `sourceText`. */
  suggested?: TextRange
}

/** Finds every highlight of a source in its text as it is now. */
export function highlightPlaces(source: Pick<Source, 'paragraphs'>, highlights: readonly Highlight[]): HighlightPlaces {
  const marks = new Map<string, HighlightMark[]>()
  const orphaned: OrphanedPlace[] = []
  if (highlights.length === 0) return { marks, orphaned }
  const text = sourceText(source)
  const starts = paragraphStarts(source)
  const into = lazily(() => anchoringText(text))
  const points = lazily(() => new CodePointMap(text))
  for (const highlight of highlights) {
    // An orphan was judged when its text was replaced, with both texts at hand: the quote alone does not know better.
    const isOpen = highlight.status === 'anchored'
    const range = unmoved(text, highlight, points()) ?? (isOpen ? anchor(highlight.selector, into(), false) : undefined)
    if (!range) {
      const suggested = suggestionFor(source, highlight, into)
      orphaned.push({ highlight, ...(suggested && { suggested }) })
      continue
    }
    for (let at = lastUpTo(starts, range.from); at < starts.length && (starts[at] ?? 0) < range.to; at++) {
      const { number, text: words } = source.paragraphs[at] ?? NO_PARAGRAPH
      const start = starts[at] ?? 0
      const from = Math.max(range.from - start, 0)
      const to = Math.min(range.to - start, words.length)
      if (from >= to) continue
      const mark = { id: highlight.id, from, to }
      const list = marks.get(number)
      if (list) list.push(mark)
      else marks.set(number, [mark])
    }
  }
  for (const list of marks.values()) list.sort((a, b) => a.from - b.from || a.to - b.to)
  return { marks, orphaned }
}

const NO_PARAGRAPH = { number: '', text: '' }

/** The place of the last number that is at most so much; 0 when none is. *Shape*: `sorted` rises. */
function lastUpTo(sorted: readonly number[], most: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) <= most) low = middle + 1
    else high = middle
  }
  return Math.max(0, low - 1)
}

/** What was suggested for an orphan in a text: a page is built anew at each change, and looking for a passage takes its time. */
const suggestions = new WeakMap<Source['paragraphs'], WeakMap<Highlight, TextRange | null>>()

function suggestionFor(
  { paragraphs }: Pick<Source, 'paragraphs'>,
  highlight: Highlight,
  into: () => AnchoringText,
): TextRange | undefined {
  const known = suggestions.get(paragraphs) ?? new WeakMap<Highlight, TextRange | null>()
  suggestions.set(paragraphs, known)
  let place = known.get(highlight)
  if (place === undefined) {
    const near = anchor(highlight.selector, into(), false) ?? likelyPlace(highlight.selector, into())
    place = near ? { from: near.from, to: near.to } : null
    known.set(highlight, place)
  }
  return place ?? undefined
}

/** The range at the highlight's own position when words and surroundings stand there unchanged. Cheap: no search. */
function unmoved(text: string, { selector }: Highlight, points: CodePointMap): TextRange | undefined {
  const { exact, prefix, suffix } = selector.quote
  const from = points.toUnits(selector.position.start)
  const stands = from >= prefix.length && text.startsWith(prefix + exact + suffix, from - prefix.length)
  return stands ? { from, to: from + exact.length } : undefined
}

/**
 * The highlights as they are to be kept after their source's text was replaced: with selectors for the new text where their words
 * stand in it, otherwise as they were and marked as orphaned. What the old text holds is followed from there into the new one;
 * a highlight that was orphaned before is looked for by what it quotes. `hash` is that of the new text.
 */
export function reanchor(
  before: Pick<Source, 'paragraphs'>,
  after: Pick<Source, 'paragraphs'>,
  highlights: readonly Highlight[],
  hash: string,
): Highlight[] {
  if (highlights.length === 0) return []
  const versions = textVersions(sourceText(before), sourceText(after))
  const old = lazily(() => anchoringText(versions.old.text))
  const oldPoints = lazily(() => new CodePointMap(versions.old.text))
  const now = lazily(() => anchoringText(versions.now.text))
  const rangeFor = (highlight: Highlight): TextRange | undefined => {
    if (highlight.contentHash === hash) return anchor(highlight.selector, now(), true)
    const held =
      unmoved(versions.old.text, highlight, oldPoints()) ??
      (highlight.status === 'anchored' ? anchor(highlight.selector, old(), false) : undefined)
    return held ? carriedRange(versions, held) : anchor(highlight.selector, now(), false)
  }
  const points = new CodePointMap(versions.now.text)
  return highlights.map((highlight) => {
    const range = rangeFor(highlight)
    if (!range) return { ...highlight, status: 'orphaned' }
    return {
      ...highlight,
      status: 'anchored',
      contentHash: hash,
      selector: selectorFor(versions.now.text, range, points),
    }
  })
}

function lazily<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => (made ??= { value: make() }).value
}
