import type { KindId, PropertyId } from '../../src-main/domain/vocabulary/definition'
import { STANDARD_VOCABULARY } from '../../src-main/domain/vocabulary/standard-vocabulary'
import type { Property } from '../../src-main/domain/vocabulary/vocabulary'

/** The properties that ship, in their order. */
export const PROPERTY_IDS: readonly PropertyId[] = STANDARD_VOCABULARY.properties.map(({ id }) => id)

/** The kinds of entity that ship, in their order. */
export const KIND_IDS: readonly KindId[] = STANDARD_VOCABULARY.kinds.map(({ id }) => id)

export function standardProperty(id: PropertyId): Property {
  return STANDARD_VOCABULARY.property(id)
}
