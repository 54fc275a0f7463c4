import type { Id } from '@domain/ids'
import { SCHEMA_INFO } from '@domain/schemata'
import { foldText } from '@domain/text'
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
  /** The names as they are written, in the same order. */
  written: readonly string[]
}

/** A thing found, with the name that led to it when that is not the one shown. */
export interface Found {
  item: Findable
  by: string | null
}

/** The pages and sources of a dossier that can be found by a name, folded once for many searches. */
export function findables(contents: Contents): Findable[] {
  const entities = contents.entities.map((entity): Findable => {
    const written = [entity.name, ...entity.otherNames]
    const type = SCHEMA_INFO[entity.schema].singular
    return {
      kind: 'entity',
      id: entity.id,
      title: entity.name,
      about: entity.descriptor === undefined ? type : `${type} · ${entity.descriptor}`,
      names: written.map(foldText),
      written,
    }
  })
  const sources = contents.sources.map((source): Findable => {
    const written = source.shortTitle === source.title ? [source.title] : [source.title, source.shortTitle]
    return {
      kind: 'source',
      id: source.id,
      title: source.title,
      about: `Source · ${source.reliability}`,
      names: written.map(foldText),
      written,
    }
  })
  return [...entities, ...sources]
}

/** A note that the main process found; notes may be too many to hold them all here. */
export function findableNote(id: Id, label: string): Findable {
  return { kind: 'note', id, title: label, about: 'Note', names: [foldText(label)], written: [label] }
}

/**
 * The best answers to a query, best first: a name that is the query, then one that begins with it, then one
 * with a word that begins with it, then one that holds it anywhere; every word of the query must be met.
 */
export function find(items: readonly Findable[], query: string, limit: number): Found[] {
  const wanted = foldText(query)
  if (wanted === '') return []
  const words = wanted.split(' ')
  const scored: { found: Found; score: number }[] = []
  for (const item of items) {
    let best = 0
    let bestAt = 0
    for (let at = 0; at < item.names.length; at++) {
      const score = scoreName(item.names[at] ?? '', wanted, words)
      if (score > best) {
        best = score
        bestAt = at
      }
    }
    if (best > 0)
      scored.push({ found: { item, by: bestAt === 0 ? null : (item.written[bestAt] ?? null) }, score: best })
  }
  return scored
    .sort((a, b) => b.score - a.score || a.found.item.title.length - b.found.item.title.length)
    .slice(0, limit)
    .map(({ found }) => found)
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
