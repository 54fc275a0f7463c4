import type { DossierIndex } from '../dossier/dossier-index'
import type { Id } from '../records/ids'
import { isUnknownValue } from '../values/unknown-value'
import { readableId } from '../vocabulary/readable-id'
import { entityRef, type EntityRef } from './refs'

/** A kind, a property or a type of value that the dossier uses and nobody here knows: it came in with a file, or its definition was taken away. */
export interface UnknownWord {
  what: 'kind' | 'property' | 'type of value'
  id: string
  /** The id made readable. */
  words: string
  /** How many entities are of that kind, or claims of that property or with such a value. */
  uses: number
  /** The first of the entities it stands at. */
  entities: EntityRef[]
}

/** *Units*: entities that are named; the uses are counted. */
const ENTITIES_NAMED = 5

/** Every kind, property and type of value that nobody defines, in this order, each by its words. */
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
  for (const { property, subject, value } of index.claims.values()) {
    const { isKnown, label } = vocabulary.property(property)
    if (!isKnown) add('property', property, label, subject)
    if (isUnknownValue(value)) add('type of value', String(value.type), readableId(String(value.type)), subject)
  }
  return [...found.values()].sort(
    (a, b) => ORDER.indexOf(a.what) - ORDER.indexOf(b.what) || compareWords(a.words, b.words),
  )
}

const ORDER: readonly UnknownWord['what'][] = ['kind', 'property', 'type of value']

const { compare: compareWords } = new Intl.Collator('en')
