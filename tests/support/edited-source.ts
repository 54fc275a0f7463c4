import { madeUpProse, seededRandom } from './edited-text'

/** A word of a paragraph. `was`: the place of its first letter in the text before it was edited; null for a word put in. */
interface Word {
  word: string
  was: number | null
  /** The word as it was; the letters that differ from it were changed. */
  old: string
}

/** A paragraph that is being edited. `was`: which one of the text before it begins as. */
interface EditedParagraph {
  words: readonly Word[]
  was: number | null
  /** True once a word of it was changed, or it was parted or joined. */
  edited: boolean
  /** True when another paragraph read the same before the edits. */
  hadTwin: boolean
}

/** A paragraph after the edits, with what is known of each of its letters. */
export interface TracedParagraph {
  text: string
  was: number | null
  edited: boolean
  /** For each letter its place in the text before; -1 for one that was put in. */
  origins: Int32Array
  /** 1 for a letter that stands unchanged. */
  kept: Uint8Array
}

/** A passage of one paragraph. *Units*: UTF-16 code units of the paragraph. */
export interface CitedPassage {
  paragraph: number
  from: number
  to: number
  /** True when all of the paragraph is cited, without choosing words. */
  isWhole: boolean
}

/** A text before and after random edits, and passages of the former. */
export interface EditedSource {
  before: TracedParagraph[]
  after: TracedParagraph[]
  passages: CitedPassage[]
  edits: number
}

/**
 * Writes a text in which some sentences and whole paragraphs stand several times, chooses passages of it, and edits it: paragraphs put
 * in, deleted, parted, joined and moved, words changed, put in and taken out. Every letter is followed through the edits, so that
 * nothing of what is tested has to be asked where a passage went.
 */
export function editedSource(seed: number, { paragraphs = 14, passages = 12, edits = 6 } = {}): EditedSource {
  const random = seededRandom(seed)
  const text = written(paragraphs, random)
  const before = text.map(traced)
  const chosen = Array.from({ length: passages }, () => passageOf(before, random))
  const now = [...text]
  for (let step = 0; step < edits; step++) edit(now, random)
  return { before, after: now.map(traced), passages: chosen, edits }
}

const below = (limit: number, random: () => number) => Math.floor(limit * random())

function written(count: number, random: () => number): EditedParagraph[] {
  const prose = madeUpProse(count * 34, random).map((word) => word.trim())
  const paragraphs: string[][] = []
  for (let at = 0; at < prose.length;) {
    const length = 6 + below(56, random)
    paragraphs.push(prose.slice(at, at + length))
    at += length
  }
  // Lists and forms repeat whole paragraphs, testimony its phrases, often close to each other.
  if (random() < 0.5) {
    const twin = [...(paragraphs[below(paragraphs.length, random)] ?? [])]
    paragraphs.splice(below(paragraphs.length + 1, random), 0, twin)
  }
  for (let times = below(4, random); times > 0; times--) {
    const [from, to] = [paragraphs[below(paragraphs.length, random)] ?? [], random() < 0.5]
    const start = below(from.length, random)
    const phrase = from.slice(start, start + 2 + below(7, random))
    const into = to ? from : (paragraphs[below(paragraphs.length, random)] ?? from)
    const gap = to ? Math.min(into.length, start + phrase.length + below(9, random)) : below(into.length + 1, random)
    into.splice(gap, 0, ...phrase)
  }
  let letters = 0
  const texts = paragraphs.map((words) => words.join(' '))
  return paragraphs.map((words, was) => ({
    was,
    edited: false,
    hadTwin: texts.indexOf(words.join(' ')) !== texts.lastIndexOf(words.join(' ')),
    words: words.map((word) => {
      const own = { word, was: letters, old: word }
      letters += word.length + 1
      return own
    }),
  }))
}

function traced({ words, was, edited }: EditedParagraph): TracedParagraph {
  const text = words.map(({ word }) => word).join(' ')
  const origins = new Int32Array(text.length).fill(-1)
  const kept = new Uint8Array(text.length)
  let at = 0
  for (const { word, was: from, old } of words) {
    for (let letter = 0; from !== null && letter < word.length; letter++) {
      origins[at + letter] = from + letter
      kept[at + letter] = word[letter] === old[letter] ? 1 : 0
    }
    at += word.length + 1
  }
  return { text, was, edited, origins, kept }
}

function passageOf(paragraphs: readonly TracedParagraph[], random: () => number): CitedPassage {
  const paragraph = below(paragraphs.length, random)
  const text = paragraphs[paragraph]?.text ?? ''
  if (random() < 0.3) return { paragraph, from: 0, to: text.length, isWhole: true }
  const ends = [...text.matchAll(/\S+/g)].map(({ 0: word, index }) => [index, index + word.length] as const)
  const first = below(ends.length, random)
  const last = Math.min(ends.length - 1, first + below(14, random))
  return { paragraph, from: ends[first]?.[0] ?? 0, to: ends[last]?.[1] ?? text.length, isWhole: false }
}

const EDITED = { edited: true, hadTwin: false }

function edit(paragraphs: EditedParagraph[], random: () => number): void {
  const at = below(paragraphs.length, random)
  const here = paragraphs[at]
  if (!here) return
  const kind = random()
  if (kind < 0.15) paragraphs.splice(at, 0, { words: newWords(8 + below(40, random), random), was: null, ...EDITED })
  else if (kind < 0.25) {
    if (paragraphs.length > 3) paragraphs.splice(at, 1)
  } else if (kind < 0.4) {
    const place = 1 + below(here.words.length - 1, random)
    const [head, tail] = [here.words.slice(0, place), here.words.slice(place)]
    if (tail.length > 0)
      paragraphs.splice(
        at,
        1,
        { ...here, words: head, edited: true },
        { ...here, words: tail, was: null, edited: true },
      )
  } else if (kind < 0.52) {
    const next = paragraphs[at + 1]
    if (next)
      paragraphs.splice(at, 2, {
        was: here.was,
        edited: true,
        hadTwin: here.hadTwin || next.hadTwin,
        words: [...here.words, ...next.words],
      })
  } else if (kind < 0.67) move(paragraphs, at, below(paragraphs.length, random))
  else if (here.words.length > 0) paragraphs[at] = { ...here, edited: true, words: reworded(here.words, random) }
}

/**
 * Moves a paragraph. Neither one that stood twice nor past one that did: without the hand that moved it nobody could tell which of
 * the two was moved.
 */
function move(paragraphs: EditedParagraph[], from: number, to: number): void {
  if (paragraphs.slice(Math.min(from, to), Math.max(from, to) + 1).some(({ hadTwin }) => hadTwin)) return
  paragraphs.splice(to, 0, ...paragraphs.splice(from, 1))
}

function newWords(count: number, random: () => number): Word[] {
  return madeUpProse(count, random).map((word) => ({ word: word.trim(), was: null, old: '' }))
}

function reworded(words: readonly Word[], random: () => number): Word[] {
  const result = [...words]
  for (let times = 1 + below(4, random); times > 0; times--) {
    const at = below(result.length, random)
    const entry = result[at]
    const kind = random()
    if (!entry) continue
    if (kind < 0.25) result.splice(at, 1, ...newWords(1, random))
    else if (kind < 0.45 && result.length > 2) result.splice(at, 1)
    else if (kind < 0.65) result.splice(at, 0, ...newWords(1 + below(4, random), random))
    else if (kind < 0.8) {
      const letter = below(entry.word.length, random)
      if (entry.word.length > 4)
        result[at] = { ...entry, word: `${entry.word.slice(0, letter)}x${entry.word.slice(letter + 1)}` }
    } else {
      const length = Math.min(1 + below(6, random), result.length - at)
      result.splice(at, length, ...newWords(length, random))
    }
  }
  return result
}

/** What a citation covers after the edits, letter by letter, and what is wrong with that. */
export interface Verdict {
  /** Letters of the passage that it covers, and of other passages. */
  own: number
  strange: number
  faults: string[]
}

/**
 * Judges a place by the letters that it covers. Its faults: a letter that stood outside the passage, most of what the same paragraph
 * holds of the passage left out, and nothing of its own.
 */
export function judged(
  source: EditedSource,
  passage: CitedPassage,
  place: { paragraph: number; from: number; to: number },
): Verdict {
  const now = source.after[place.paragraph]
  const isOwn = lettersOf(source, passage)
  let [own, strange, leftOut] = [0, 0, 0]
  now?.origins.forEach((origin, at) => {
    if (origin < 0) return
    const isCovered = at >= place.from && at < place.to
    if (isCovered && !isOwn(origin)) strange++
    else if (isCovered) own += now.kept[at] ?? 0
    else if (isOwn(origin)) leftOut += now.kept[at] ?? 0
  })
  const faults = [
    ...(strange > 0 ? ['covers strange words'] : []),
    ...(leftOut > own ? ['leaves most of its own words out'] : []),
    ...(own === 0 ? ['covers nothing of its own'] : []),
  ]
  return { own, strange, faults }
}

/** True when every letter of the passage stands unchanged, in a row, in one paragraph: no reason to lose it. */
export function standsUntouched(source: EditedSource, passage: CitedPassage): boolean {
  const isOwn = lettersOf(source, passage)
  const words = source.before[passage.paragraph]?.text.slice(passage.from, passage.to) ?? ''
  return source.after.some(({ text, origins }) => {
    const from = origins.findIndex((origin) => origin >= 0 && isOwn(origin))
    return from >= 0 && text.startsWith(words, from)
  })
}

function lettersOf({ before }: EditedSource, { paragraph, from, to }: CitedPassage): (origin: number) => boolean {
  const origins = before[paragraph]?.origins ?? new Int32Array()
  const own = [...origins.slice(from, to)].filter((origin) => origin >= 0)
  const [first = 0, last = -1] = [own[0], own.at(-1)]
  return (origin) => origin >= first && origin <= last
}
