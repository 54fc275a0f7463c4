import type { DossierIndex } from '../dossier/dossier-index'
import type { Id } from '../records/ids'
import type { KindId, PropertyId } from '../vocabulary/definition'
import { entityRef, type EntityRef } from './refs'

/** A kind or a property that the dossier uses and nobody defines: it came in with a file, or its definition was taken away. */
export interface UnknownWord {
  what: 'kind' | 'property'
  id: KindId | PropertyId
  /** The id made readable. */
  words: string
  /** How many entities are of that kind, or claims of that property. */
  uses: number
  /** The first of the entities it stands at. */
  entities: EntityRef[]
}

/** *Units*: entities that are named; the uses are counted. */
const ENTITIES_NAMED = 5

/** Every kind and property that nobody defines, kinds first, each by its words. */
export function unknownWords(index: DossierIndex): UnknownWord[] {
  const { vocabulary } = index
  const found = new Map<string, UnknownWord>()
  const add = (what: UnknownWord['what'], id: string, words: string, entity: Id) => {
    const key = `${what} ${id}`
    const word = found.get(key) ?? { what, id, words, uses: 0, entities: [] }
    word.uses++
    if (word.entities.length < ENTITIES_NAMED && !word.entities.some((known) => known.id === entity))
      word.entities.push(entityRef(index, entity))
    found.set(key, word)
  }
  for (const { id, schema } of index.entities.values()) {
    const { isKnown, singular } = vocabulary.kind(schema)
    if (!isKnown) add('kind', schema, singular, id)
  }
  for (const { property, subject } of index.claims.values()) {
    const { isKnown, label } = vocabulary.property(property)
    if (!isKnown) add('property', property, label, subject)
  }
  return [...found.values()].sort(
    (a, b) => (a.what === b.what ? 0 : a.what === 'kind' ? -1 : 1) || compareWords(a.words, b.words),
  )
}

const { compare: compareWords } = new Intl.Collator('en')
