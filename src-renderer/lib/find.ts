import type { Id } from '@domain/records/ids'
import { vocabularyWith } from '@domain/vocabulary/standard-vocabulary'
import { foldText, spelledText } from '@domain/text/folding'
import type { Contents } from '@domain/views/contents'

/** Something that can be gone to. */
export interface Findable {
  kind: 'entity' | 'source' | 'note'
  id: Id
  /** What is shown. */
  title: string
  /** What kind of thing it is. */
  about: string
  /** Every name, folded. The first is the shown one. */
  names: readonly string[]
  /** The names with the marks that folding leaves out, in the same order. */
  spelled: readonly string[]
  /** The names as they are written, in the same order. */
  written: readonly string[]
  /** All folded names in one text, to pass over it quickly. */
  haystack: string
}

/** A thing found, with the name that led to it when that is not the one shown. */
export interface Found {
  item: Findable
  by: string | null
}

/** The entities and sources of a dossier that can be found by a name, folded once for many searches. */
export function findables(contents: Contents): readonly Findable[] {
  const known = made.get(contents)
  if (known) return known
  const vocabulary = vocabularyWith(...contents.vocabulary)
  const entities = contents.entities.map((entity) => {
    const type = vocabulary.kind(entity.schema).singular
    const about = entity.descriptor === undefined ? type : `${type} · ${entity.descriptor}`
    return findable('entity', entity.id, about, [entity.name, ...entity.otherNames])
  })
  const sources = contents.sources.map(({ id, title, shortTitle, reliability }) =>
    findable('source', id, `Source · ${reliability}`, shortTitle === title ? [title] : [title, shortTitle]),
  )
  const all = [...entities, ...sources]
  made.set(contents, all)
  return all
}

/** A note that the main process found; notes may be too many to hold them all here. */
export function findableNote(id: Id, label: string): Findable {
  return findable('note', id, 'Note', [label])
}

const made = new WeakMap<Contents, readonly Findable[]>()

function findable(kind: Findable['kind'], id: Id, about: string, written: readonly string[]): Findable {
  const names = written.map(foldText)
  const spelled = written.map(spelledText)
  return { kind, id, title: written[0] ?? id, about, names, spelled, written, haystack: names.join('\n') }
}

/**
 * The best answers to a query, best first: a name that is the query, then one that begins with it, then one
 * with a word that begins with it, then one that holds it anywhere; every word of the query must be met. Of names that differ in
 * their marks alone, the one that has those of the query.
 */
export function find(items: readonly Findable[], query: string, limit: number): Found[] {
  const wanted = foldText(query)
  if (wanted === '') return []
  const words = wanted.split(' ')
  const spelled = spelledText(query)
  const byScore = new Map<number, Found[]>()
  for (const item of items) {
    // Most things hold no word of the query: they are passed over without looking at their names one by one.
    if (!words.every((word) => item.haystack.includes(word))) continue
    const best = bestName(item, wanted, words, spelled)
    if (best.score === 0) continue
    const found = { item, by: best.at === 0 ? null : (item.written[best.at] ?? null) }
    const alike = byScore.get(best.score)
    if (alike) alike.push(found)
    else byScore.set(best.score, [found])
  }
  const answers: Found[] = []
  for (const score of [...byScore.keys()].sort((a, b) => b - a)) {
    if (answers.length >= limit) break
    const alike = byScore.get(score) ?? []
    answers.push(...alike.sort((a, b) => a.item.title.length - b.item.title.length).slice(0, limit - answers.length))
  }
  return answers
}

/** *Units*: less than what parts any two scores. */
const SPELLED_SO = 0.001

function bestName(
  item: Findable,
  wanted: string,
  words: readonly string[],
  spelled: string,
): { score: number; at: number } {
  let best = { score: 0, at: 0 }
  item.names.forEach((name, at) => {
    const folded = scoreName(name, wanted, words)
    const score = folded > 0 && item.spelled[at]?.includes(spelled) ? folded + SPELLED_SO : folded
    if (score > best.score) best = { score, at }
  })
  return best
}

/** How well a folded text answers a folded query; 0 when it does not. */
export function scoreName(name: string, wanted: string, words: readonly string[]): number {
  if (name === wanted) return 5
  if (name.startsWith(wanted)) return 4
  let total = 0
  for (const word of words) {
    const score = wordScore(name, word)
    if (score === 0) return 0
    total += score
  }
  return total / words.length
}

function wordScore(name: string, word: string): number {
  const at = name.indexOf(word)
  if (at < 0) return 0
  return at === 0 || name[at - 1] === ' ' || name.includes(` ${word}`) ? 3 : 1
}
