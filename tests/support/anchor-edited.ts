import { anchor, anchoringText } from '../../src-main/domain/notes/anchoring'
import { selectorFor } from '../../src-main/domain/notes/text-selector'
import { editWords, joinWords, madeUpProse, paragraphAround, seededRandom, type TracedWord } from './edited-text'

export interface AnchoringOutcome {
  total: number
  anchored: number
  /** One line for each highlight that covers a word it did not mark. */
  wrong: string[]
  /** One line for each highlight most of whose words are strange ones. */
  elsewhere: string[]
  /** One line for each highlight that was not found again. */
  orphaned: string[]
}

/** *Units*: of a marked passage's remaining words at least this part must be covered, or it stands on the wrong ones. */
const COVER_MIN = 0.5

/** Marks passages of 3 to 60 words, each within a paragraph of made-up prose, edits the prose and finds the passages again, judging each against where its words went. */
export function anchorEdited(
  seed: number,
  { words, highlights, share }: { words: number; highlights: number; share: number },
): AnchoringOutcome {
  const random = seededRandom(seed)
  const prose = madeUpProse(words, random)
  const before = placeWords(prose.map((word, was) => ({ word, was })))
  const edited = editWords(prose, share, random)
  const after = placeWords(edited)
  const text = joinWords(before.words)
  const into = anchoringText(joinWords(after.words))
  const outcome: AnchoringOutcome = { total: highlights, anchored: 0, wrong: [], elsewhere: [], orphaned: [] }
  for (let count = 0; count < highlights; count++) {
    const [start, end] = paragraphAround(before.words, Math.floor(random() * prose.length))
    const length = Math.min(end - start, 3 + Math.floor(58 * random() ** 1.6))
    const first = start + Math.floor(random() * (end - start - length))
    const last = first + length - 1
    const from = before.starts[first] ?? 0
    const to = (before.starts[last] ?? 0) + (prose[last]?.trim().length ?? 0)
    const found = anchor(selectorFor(text, { from, to }), into, false)
    if (!found) {
      outcome.orphaned.push(text.slice(from, to))
      continue
    }
    outcome.anchored++
    const covered = edited.filter((word, at) => {
      const start = after.starts[at] ?? 0
      return start < found.to && start + word.word.trim().length > found.from
    })
    // The very words of the passage are never the wrong ones, nor is a neighbour that is the same word as the passage's edge.
    const edges = [plain(prose[first]), plain(prose[last])]
    const isSame = into.text.slice(found.from, found.to) === text.slice(from, to)
    const strange = covered.filter(
      ({ was, word }) => !isSame && was !== null && (was < first || was > last) && !edges.includes(plain(word)),
    )
    const own = covered.filter(({ was }) => was !== null && was >= first && was <= last)
    const left = edited.filter(({ was }) => was !== null && was >= first && was <= last).length
    const line = `${text.slice(from, to)} → ${into.text.slice(found.from, found.to)}`
    if (strange.length >= own.length) outcome.elsewhere.push(line)
    if (!isSame && (strange.length > 0 || own.length < left * COVER_MIN || own.length === 0)) outcome.wrong.push(line)
  }
  return outcome
}

function plain(word = ''): string {
  return word.toLowerCase().replace(/[^\p{L}]/gu, '')
}

function placeWords(words: TracedWord[]): { words: TracedWord[]; starts: number[] } {
  let at = 0
  const starts = words.map(({ word }) => {
    const start = at
    at += word.endsWith('\n\n') ? word.length : word.length + 1
    return start
  })
  return { words, starts }
}
