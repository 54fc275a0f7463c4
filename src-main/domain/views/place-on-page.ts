import type { Claim } from '../records/claim'
import type { Vocabulary } from '../vocabulary/vocabulary'

/** Where on its subject's page a claim stands: every claim stands somewhere, whoever made its property up. */
export type PlaceOnPage = 'outline' | 'relation' | 'fact' | 'text'

/** A relation stands where whom it names is told; that there is one and nobody says which is a fact about the subject alone. */
export function placeOnPage(vocabulary: Vocabulary, { property, value }: Claim): PlaceOnPage {
  if (value.type === 'geometry') return 'outline'
  if (value.type === 'entity') return 'relation'
  const { roles, isKnown, value: takes } = vocabulary.property(property)
  if (roles.has('key-fact')) return 'fact'
  if (isKnown) return takes === 'text' ? 'text' : 'fact'
  return value.type === 'text' || value.type === 'somevalue' || value.type === 'novalue' ? 'text' : 'fact'
}
