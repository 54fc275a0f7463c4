import type { Claim } from '../records/claim'
import type { Entity } from '../records/entity'
import type { VocabularyDefinition } from './definition'
import type { Vocabulary } from './vocabulary'

/** The kinds and properties that some records are said in. */
export interface UsedWords {
  kinds: ReadonlySet<string>
  properties: ReadonlySet<string>
}

export function usedWords(
  entities: Iterable<Pick<Entity, 'schema'>>,
  claims: Iterable<Pick<Claim, 'property' | 'holdsFor'>>,
): UsedWords {
  const kinds = new Set<string>()
  const properties = new Set<string>()
  for (const { schema } of entities) kinds.add(schema)
  for (const { property, holdsFor = [] } of claims) {
    properties.add(property)
    for (const kind of holdsFor) kinds.add(kind)
  }
  return { kinds, properties }
}

/** All definitions of both; of an id that both define that of the first holds. */
export function unitedWords(first: VocabularyDefinition, second: VocabularyDefinition): VocabularyDefinition {
  const kinds = new Set(first.kinds.map(({ id }) => id))
  const properties = new Set(first.properties.map(({ id }) => id))
  return {
    kinds: [...first.kinds, ...second.kinds.filter(({ id }) => !kinds.has(id))],
    properties: [...first.properties, ...second.properties.filter(({ id }) => !properties.has(id))],
  }
}

/**
 * The definitions that are used, with the kinds that those are more closely. What is not used is not named by what is either: a kind that
 * nobody was shown is told to nobody. *Shape*: undefined for none.
 */
export function onlyUsed(
  { kinds, properties }: VocabularyDefinition,
  used: UsedWords,
  standard: Vocabulary,
): VocabularyDefinition | undefined {
  const defined = new Map(kinds.map((kind) => [kind.id, kind]))
  const kept = new Set(used.kinds)
  // A set goes on to what is put into it meanwhile.
  for (const id of kept) {
    const above = defined.get(id)?.extends
    if (above !== undefined) kept.add(above)
  }
  const told = (ids: readonly string[] | undefined) => ids?.filter((id) => kept.has(id) || standard.knowsKind(id))
  const left = {
    kinds: kinds.filter(({ id }) => kept.has(id)),
    properties: properties
      .filter(({ id }) => used.properties.has(id))
      .map(({ from, to, contrary, ...property }) => {
        const [fewerFrom = [], fewerTo = []] = [told(from), told(to)]
        const isTold = contrary !== undefined && (used.properties.has(contrary) || standard.knowsProperty(contrary))
        return {
          ...property,
          ...(fewerFrom.length > 0 && { from: fewerFrom }),
          ...(fewerTo.length > 0 && { to: fewerTo }),
          ...(isTold && { contrary }),
        }
      }),
  }
  return left.kinds.length === 0 && left.properties.length === 0 ? undefined : left
}
