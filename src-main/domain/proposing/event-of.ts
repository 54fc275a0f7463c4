import type { Claim } from '../records/claim'
import type { Id } from '../records/ids'
import type { Vocabulary } from '../vocabulary/vocabulary'

/** The event that a claim is of the time and the place of; undefined for a claim of none. */
export function eventOf({ property, value, qualifiers }: Claim, vocabulary: Vocabulary): Id | undefined {
  return value.type === 'entity' && vocabulary.isProperty(property, 'attends') ? value.entityId : qualifiers?.event
}
