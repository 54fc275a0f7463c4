import type { Citation, Selector } from '../records/citation'
import { isSameJson } from '../text/canonical-json'
import { carriedRange } from '../highlights/carried-range'
import type { TextRange } from '../text/text-range'
import { textVersions, type TextVersions } from '../text/text-pieces'
import { paragraphStarts, sourceText } from '../highlights/text-selector'
import type { Source } from '../records/source'
import { citationTarget } from './citation-target'
import { citedText, citing, wordsOf, type CitedWords } from './cited-text'
import { movedTo } from './moved-to'
import { unchangedIds } from './paragraph-ids'
import { samePassage } from './same-passage'

type Text = Pick<Source, 'paragraphs'>

/** *Units*: UTF-16 code units. Words that were lost and are so long come back by themselves; shorter ones with their surroundings. */
const UNMISTAKABLE = 80
/** *Units*: UTF-16 code units of the surroundings that tell shorter words from others. */
const SURROUNDINGS = 20

/**
 * How a source's citations follow from one text of it to the next: each answers where its words went, the same object where nothing
 * changed for it, or itself marked as lost, with its old words, where they are gone or nobody can say where they are.
 */
export function citationsFollow(before: Text, after: Text): (citation: Citation) => Citation {
  if (before.paragraphs.length === 0 || after.paragraphs.length === 0) return (citation) => citation
  const unchanged = unchangedIds(before.paragraphs, after.paragraphs)
  const now = citedText(after)
  const isSame = samePassage(before.paragraphs, after.paragraphs)
  const starts = paragraphStarts(before)
  const startOf = new Map(before.paragraphs.map(({ id }, at) => [id, starts[at] ?? 0]))
  let made: TextVersions | undefined
  const versions = () => (made ??= textVersions(sourceText(before), sourceText(after)))
  return (citation) => {
    if (citation.locator.kind !== 'paragraph') return citation
    const place = citationTarget(before, citation)
    if (place.kind === 'lost') return back(before, after, citation)
    if (place.kind !== 'words') return citation
    const { words } = place
    if (unchanged.has(words.paragraph.id)) {
      const paragraph = now.paragraph({
        kind: 'paragraph',
        value: '',
        paragraphId: words.paragraph.id,
      })
      return paragraph ? kept(citation, words, { ...words, paragraph }) : citation
    }
    const start = startOf.get(words.paragraph.id) ?? 0
    const held = { from: start + words.from, to: start + words.to }
    const range = carriedRange(versions(), held)
    const found = range && (now.wordsAt(range) ?? largestPart(versions(), after, held, range))
    return found && isSame(words, found) ? kept(citation, words, found) : { ...citing(citation, words), lost: true }
  }
}

/** The citation, pointing at these words; the same object where it did already. */
function kept(citation: Citation, before: CitedWords, words: CitedWords): Citation {
  const pointed = movedTo(citation, words, wordsOf(before))
  const isSamePlace = citation.locator.paragraphId === pointed.locator.paragraphId
  const isSameWords = citation.selector
    ? isSameJson(citation.selector, pointed.selector)
    : words.from === 0 && words.to === words.paragraph.text.length
  return isSamePlace && isSameWords && citation.was === pointed.was ? citation : pointed
}

/** Of a passage that was parted into several paragraphs, what stands in the one that has most of it. */
function largestPart(versions: TextVersions, after: Text, held: TextRange, range: TextRange): CitedWords | undefined {
  const starts = paragraphStarts(after)
  let best: (CitedWords & { letters: number }) | undefined
  after.paragraphs.forEach((paragraph, at) => {
    const start = starts[at] ?? 0
    const [from, to] = [Math.max(start, range.from), Math.min(start + paragraph.text.length, range.to)]
    if (from >= to) return
    const own = carriedWords(versions, held, { from, to })
    if (own.letters <= (best?.letters ?? 0)) return
    best = { paragraph, from: own.from - start, to: own.to - start, letters: own.letters }
  })
  if (!best) return undefined
  const { letters: _, ...words } = best
  return words
}

/**
 * What of a passage stands in a range of the later text: from the first to the last of its unchanged words, with the reworded ones
 * beside them that are nobody else's. *Units*: letters of the unchanged words.
 */
function carriedWords({ old, now, pieces }: TextVersions, held: TextRange, within: TextRange) {
  const isUnchanged = new Uint8Array(now.tokens.length)
  let [first, last, letters] = [Infinity, -1, 0]
  for (const run of pieces.flatMap(({ runs }) => runs)) {
    isUnchanged.fill(1, run.now, run.now + run.length)
    for (let step = 0; step < run.length; step++) {
      const [was, is] = [old.tokens[run.old + step], now.tokens[run.now + step]]
      if (!was || !is || was.from < held.from || was.to > held.to) continue
      if (is.from < within.from || is.to > within.to) continue
      first = Math.min(first, run.now + step)
      last = Math.max(last, run.now + step)
      letters += is.text.length
    }
  }
  if (last < 0) return { from: 0, to: 0, letters }
  while (isUnchanged[first - 1] === 0 && (now.tokens[first - 1]?.from ?? -1) >= within.from) first--
  while (isUnchanged[last + 1] === 0 && (now.tokens[last + 1]?.to ?? Infinity) <= within.to) last++
  return { from: now.tokens[first]?.from ?? 0, to: now.tokens[last]?.to ?? 0, letters }
}

/** A lost citation whose words came back, exactly once and where nothing else can be meant. */
function back(before: Text, after: Text, citation: Citation): Citation {
  if (!citation.lost) return { ...citation, lost: true }
  const { selector } = citation
  if (!selector || sourceText(before).includes(selector.quote.exact)) return citation
  const text = sourceText(after)
  const { exact } = selector.quote
  const from = text.indexOf(exact)
  if (from < 0 || text.indexOf(exact, from + 1) >= 0 || !isUnmistakable(text, from, selector)) return citation
  const words = citedText(after).wordsAt({ from, to: from + exact.length })
  return words ? movedTo(citation, words, exact) : citation
}

function isUnmistakable(text: string, from: number, { quote: { exact, prefix, suffix } }: Selector): boolean {
  const [near, far] = [prefix.slice(-SURROUNDINGS), suffix.slice(0, SURROUNDINGS)]
  const to = from + exact.length
  const isWhole = !isInWord(text, from) && !isInWord(text, to)
  if (exact.length >= UNMISTAKABLE) return isWhole
  // All of a paragraph has no surroundings: it comes back as all of one.
  const isBefore = near === '' ? from === 0 || text[from - 1] === '\n' : text.slice(0, from).endsWith(near)
  const isBehind = far === '' ? to === text.length || text[to] === '\n' : text.startsWith(far, to)
  return isWhole && isBefore && isBehind
}

function isInWord(text: string, at: number): boolean {
  return /^[\p{L}\p{N}\p{M}]{2}$/u.test(text.slice(at - 1, at + 1))
}
