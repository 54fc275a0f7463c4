import type { Id, MakeId } from '../records/ids'
import { wordTokens } from '../text/word-tokens'
import type { Paragraph } from '../records/source'

/** A paragraph that a text was parted into, before it is known which one of the earlier text it is. */
export type PartedParagraph = Omit<Paragraph, 'id'>

/** *Units*: part of the words of the longer of two paragraphs; with fewer in common they are not the same one. */
const MIN_COMMON = 0.4
/** *Units*: paragraphs; a word that more of them have says little about which is which. */
const COMMONPLACE = 40

/**
 * The paragraphs of a changed text, each with the id that it had: first those that certainly stand unchanged, then those that share most
 * of their words. What is new gets an id that no paragraph ever had. Why no claim cites a paragraph stays with one that is unchanged, and
 * where it stands in the original with every one.
 * *Errors*: none; where nobody can say which of several equal paragraphs is meant, it counts as new.
 */
export function withParagraphIds(
  before: readonly Paragraph[],
  after: readonly PartedParagraph[],
  makeId: MakeId,
): Paragraph[] {
  const partners = unchangedPartners(before, after)
  const unchanged = new Set(partners.keys())
  for (const [now, old] of likestPartners(before, after, partners)) partners.set(now, old)
  return after.map((paragraph, now) => {
    const old = before[partners.get(now) ?? -1]
    const kept = unchanged.has(now) ? old?.carriesNoClaim : undefined
    return {
      id: old?.id ?? makeId(),
      ...paragraph,
      ...(kept !== undefined && { carriesNoClaim: kept }),
      ...(old?.places && { places: old.places }),
    }
  })
}

/** By place in the later text the place in the earlier one. */
type Partners = Map<number, number>

interface Text {
  text: string
}

/** Paragraphs that stand once in either text, and equal ones between the same neighbours that are as many before and after. */
function unchangedPartners(before: readonly Text[], after: readonly Text[]): Partners {
  const partners: Partners = new Map()
  const [old, now] = [placesOf(before), placesOf(after)]
  for (const [text, places] of now) {
    const [place, former] = [places[0], old.get(text)]
    if (places.length === 1 && former?.length === 1 && place !== undefined && former[0] !== undefined)
      partners.set(place, former[0])
  }
  const anchors = [[-1, -1], ...[...partners].sort(([a], [b]) => a - b), [after.length, before.length]]
  const inOld = anchors.map(([, old = 0]) => old).sort((a, b) => a - b)
  const following = new Map(inOld.map((old, at) => [old, inOld[at + 1]]))
  anchors.forEach(([now = 0, old = 0], at) => {
    const [nextNow, nextOld] = anchors[at + 1] ?? []
    if (nextNow === undefined || nextOld === undefined || following.get(old) !== nextOld) return
    const gap = { now: [now + 1, nextNow] as const, old: [old + 1, nextOld] as const }
    for (const pair of equalInGap(before, after, gap)) partners.set(...pair)
  })
  return partners
}

interface Gap {
  now: readonly [number, number]
  old: readonly [number, number]
}

/** Equal paragraphs from either end of a gap between two anchors; a text that the gap has more or less often than before has none. */
function equalInGap(before: readonly Text[], after: readonly Text[], gap: Gap): [number, number][] {
  const balance = new Map<string, number>()
  for (let at = gap.old[0]; at < gap.old[1]; at++) add(balance, before[at]?.text ?? '', -1)
  for (let at = gap.now[0]; at < gap.now[1]; at++) add(balance, after[at]?.text ?? '', 1)
  const isSame = (old: number, now: number) =>
    before[old]?.text === after[now]?.text && balance.get(after[now]?.text ?? '') === 0
  const pairs: [number, number][] = []
  let [old, now] = [gap.old[0], gap.now[0]]
  while (old < gap.old[1] && now < gap.now[1] && isSame(old, now)) pairs.push([now++, old++])
  let [oldEnd, nowEnd] = [gap.old[1], gap.now[1]]
  while (oldEnd > old && nowEnd > now && isSame(oldEnd - 1, nowEnd - 1)) pairs.push([--nowEnd, --oldEnd])
  return pairs
}

/** Of the paragraphs left over, those that share most words, the likest first. One that stood twice has none: nobody knows which is which. */
function likestPartners(before: readonly Text[], after: readonly Text[], known: Partners): Partners {
  const taken = new Set(known.values())
  const twins = placesOf(before)
  const old = before.flatMap(({ text }, at) =>
    taken.has(at) || twins.get(text)?.length !== 1 ? [] : [{ at, text, words: countsOf(text) }],
  )
  const holders = new Map<string, number[]>()
  old.forEach(({ words }, each) => {
    for (const word of words.keys()) push(holders, word, each)
  })
  const likenesses: { now: number; old: number; likeness: number }[] = []
  after.forEach(({ text }, now) => {
    if (known.has(now)) return
    const words = countsOf(text)
    const near = new Set<number>()
    for (const word of words.keys()) {
      const having = holders.get(word) ?? []
      if (having.length <= COMMONPLACE) for (const each of having) near.add(each)
    }
    for (const each of near) {
      const candidate = old[each]
      if (!candidate) continue
      const likeness = commonPart(words, candidate.words)
      if (likeness >= MIN_COMMON) likenesses.push({ now, old: candidate.at, likeness })
    }
  })
  likenesses.sort((a, b) => b.likeness - a.likeness || a.now - b.now || a.old - b.old)
  const partners: Partners = new Map()
  for (const { now, old: place } of likenesses) {
    if (partners.has(now) || taken.has(place)) continue
    partners.set(now, place)
    taken.add(place)
  }
  return partners
}

function placesOf(texts: readonly Text[]): Map<string, number[]> {
  const places = new Map<string, number[]>()
  texts.forEach(({ text }, at) => push(places, text, at))
  return places
}

function countsOf(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { word } of wordTokens(text)) add(counts, word, 1)
  return counts
}

/** How many words two paragraphs have in common, as a part of the longer one's. */
function commonPart(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let common = 0
  for (const [word, count] of a) common += Math.min(count, b.get(word) ?? 0)
  return common / Math.max(1, sum(a), sum(b))
}

function sum(counts: ReadonlyMap<string, number>): number {
  let total = 0
  for (const count of counts.values()) total += count
  return total
}

function add(counts: Map<string, number>, key: string, more: number): void {
  counts.set(key, (counts.get(key) ?? 0) + more)
}

function push(lists: Map<string, number[]>, key: string, value: number): void {
  const list = lists.get(key)
  if (list) list.push(value)
  else lists.set(key, [value])
}

/** The ids of the paragraphs that stand unchanged in both texts, given those that they got. */
export function unchangedIds(before: readonly Paragraph[], after: readonly Paragraph[]): Set<Id> {
  const texts = new Map(before.map(({ id, text }) => [id, text]))
  return new Set(after.filter(({ id, text }) => texts.get(id) === text).map(({ id }) => id))
}
