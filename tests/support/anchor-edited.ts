import { anchor, anchoringText } from '../../src-main/domain/highlights/anchoring'
import { carriedRange } from '../../src-main/domain/highlights/carried-range'
import { selectorFor } from '../../src-main/domain/highlights/text-selector'
import { textVersions } from '../../src-main/domain/text/text-pieces'
import { editWords, joinWords, madeUpProse, paragraphAround, seededRandom, type TracedWord } from './edited-text'

export interface AnchoringOutcome {
  total: number
  anchored: number
  /** One line for each highlight that covers anything but its own words, or not all of them. */
  wrong: string[]
  /** One line for each highlight that covers more of strange words than of its own. */
  elsewhere: string[]
  /** One line for each highlight that was not found again. */
  orphaned: string[]
}

interface Trial {
  words: number
  highlights: number
  /** Of the words this part is edited. */
  share: number
  /** *Units*: words of the shortest and of the longest passage. */
  shortest?: number
  longest?: number
  /** Whether the old text is still at hand, as when the app itself replaces it, or only what each highlight quotes. */
  by?: 'old text' | 'quote'
}

/**
 * Marks passages of up to 60 words, some of them from within a word or to within another, edits the prose and finds the passages
 * again. Every letter is followed through the edits, and each highlight judged by the letters that it covers.
 */
export function anchorEdited(
  seed: number,
  { words, highlights, share, shortest = 3, longest = 60, by = 'quote' }: Trial,
): AnchoringOutcome {
  const random = seededRandom(seed)
  const written = madeUpProse(words, random)
  const before = placeWords(written.map((word, was) => ({ word, was })))
  const after = placeWords(editWords(written, share, random))
  const text = joinWords(before.words)
  const into = anchoringText(joinWords(after.words))
  const versions = by === 'old text' ? textVersions(text, into.text) : undefined
  const origins = originsOf(before, after, into.text.length)
  const outcome: AnchoringOutcome = { total: highlights, anchored: 0, wrong: [], elsewhere: [], orphaned: [] }
  for (let count = 0; count < highlights; count++) {
    const passage = passageIn(before, shortest, longest, random)
    const found = versions ? carriedRange(versions, passage) : anchor(selectorFor(text, passage), into, false)
    if (!found) {
      outcome.orphaned.push(text.slice(passage.from, passage.to))
      continue
    }
    outcome.anchored++
    const { own, strange, faults } = judge(passage, found, origins)
    const line = `${text.slice(passage.from, passage.to)} → ${into.text.slice(found.from, found.to)}`
    if (strange >= own) outcome.elsewhere.push(line)
    if (faults.length > 0) outcome.wrong.push(`${line} (${faults.join(', ')})`)
  }
  return outcome
}

interface Range {
  from: number
  to: number
}

interface Placed {
  words: readonly TracedWord[]
  /** Where each begins in the joined text. */
  starts: readonly number[]
}

function passageIn({ words, starts }: Placed, shortest: number, longest: number, random: () => number): Range {
  const [start, end] = paragraphAround(words, Math.floor(random() * words.length))
  const length = Math.min(end - start, shortest + Math.floor((longest - shortest + 1) * random() ** 1.6))
  const first = start + Math.floor(random() * (end - start - length + 1))
  const last = first + length - 1
  const lengthOf = (at: number) => words[at]?.word.trim().length ?? 0
  const into = random() < 0.25 ? Math.floor(random() * lengthOf(first)) : 0
  const short = length > 1 && random() < 0.25 ? Math.floor(random() * lengthOf(last)) : 0
  return { from: (starts[first] ?? 0) + into, to: (starts[last] ?? 0) + lengthOf(last) - short }
}

/** The letter was put in. */
const NEW = -1

interface Origins {
  /** For each letter of the edited text the place of the letter that stood there before, also where it was changed into another. */
  before: Int32Array
  /** Which letters stand unchanged. */
  kept: Uint8Array
}

function originsOf(before: Placed, after: Placed, length: number): Origins {
  const origins: Origins = { before: new Int32Array(length).fill(NEW), kept: new Uint8Array(length) }
  after.words.forEach(({ word, was }, at) => {
    const old = was === null ? undefined : before.words[was]?.word
    if (was === null || old === undefined) return
    for (let letter = 0; letter < word.trim().length; letter++) {
      const place = (after.starts[at] ?? 0) + letter
      origins.before[place] = (before.starts[was] ?? 0) + letter
      origins.kept[place] = word[letter] === old[letter] ? 1 : 0
    }
  })
  return origins
}

/**
 * What a highlight covers, letter by letter. Its faults: a letter of the passage that was left out, a letter that stood outside the
 * passage, and an end that is not the passage's own although the word in which the passage ended is still there. Only where that
 * word was taken out or replaced may the highlight take in or leave out what was newly written in its place.
 */
function judge(passage: Range, found: Range, { before, kept }: Origins) {
  const faults = new Set<string>()
  let own = 0
  let strange = 0
  before.forEach((origin, at) => {
    const isCovered = at >= found.from && at < found.to
    const isOwn = origin >= passage.from && origin < passage.to
    if (isCovered && isOwn && kept[at] === 1) own++
    if (isCovered && !isOwn && origin !== NEW) strange++
    if (!isCovered && isOwn) faults.add('leaves words of its own out')
    if (origin === passage.from && at !== found.from) faults.add('begins elsewhere')
    if (origin === passage.to - 1 && at !== found.to - 1) faults.add('ends elsewhere')
  })
  if (strange > 0) faults.add('covers strange words')
  if (own === 0) faults.add('covers nothing of its own')
  return { own, strange, faults: [...faults] }
}

function placeWords(words: readonly TracedWord[]): Placed {
  let at = 0
  const starts = words.map(({ word }) => {
    const start = at
    at += word.endsWith('\n\n') ? word.length : word.length + 1
    return start
  })
  return { words, starts }
}
