import { listed } from '../text/listed'
import type { Claim, ClaimValue } from '../records/claim'
import type { Id } from '../records/ids'
import type { KindId } from './definition'
import { inSentence } from './in-sentence'
import { isUnknownValue } from '../values/unknown-value'
import type { Property, Vocabulary } from './vocabulary'

/** An end of a claim at which an entity stands of whose kind its property is not said. */
export interface Misfit {
  end: 'subject' | 'value'
  schema: KindId
  /** The kinds that it may be. */
  wanted: readonly KindId[]
}

/** True where a property that takes values of a type may have one of another: any may say that there is none, or not which. */
export function fitsType(given: ClaimValue['type'], takes: Property['value']): boolean {
  return (
    takes === undefined ||
    isUnknownValue({ type: takes }) ||
    given === takes ||
    given === 'somevalue' ||
    given === 'novalue' ||
    // It is listed by itself.
    isUnknownValue({ type: given })
  )
}

/** What says of which kind an entity is, and what kinds there are. */
export interface KindsHere {
  vocabulary: Vocabulary
  kindOf(id: Id): KindId | undefined
}

/** The ends at which the claim does not fit the kind of the entity there, whether its reader lets it stand or not. */
function misfitsOf(
  { subject, property, value }: Pick<Claim, 'subject' | 'property' | 'value'>,
  here: KindsHere,
): Misfit[] {
  const { vocabulary } = here
  const { from, to } = vocabulary.property(property)
  const look = (end: Misfit['end'], id: Id, wanted: readonly KindId[] | undefined): Misfit[] => {
    const schema = here.kindOf(id)
    if (schema === undefined || !wanted) return []
    const kind = vocabulary.kind(schema)
    // Of a kind that nobody defines nobody can say what does not fit it; that it is unknown is told by itself.
    return !kind.isKnown || kind.lineage.some((each) => wanted.includes(each)) ? [] : [{ end, schema, wanted }]
  }
  return [...look('subject', subject, from), ...(value.type === 'entity' ? look('value', value.entityId, to) : [])]
}

/** As `misfitsOf`, without those that its reader lets stand. */
export function openMisfits(
  claim: Pick<Claim, 'subject' | 'property' | 'value' | 'holdsFor'>,
  here: KindsHere,
): Misfit[] {
  return misfitsOf(claim, here).filter(({ schema }) => claim.holdsFor?.includes(schema) !== true)
}

/** What `holdsFor` is once the claim stands as it is: the kinds of before, and those that it does not fit. */
export function standingKinds(
  claim: Pick<Claim, 'subject' | 'property' | 'value' | 'holdsFor'>,
  here: KindsHere,
): KindId[] {
  return [...new Set([...(claim.holdsFor ?? []), ...misfitsOf(claim, here).map(({ schema }) => schema)])]
}

/** '‘Land borders’ is said of countries, not of an entity of the kind ‘Person’'. */
export function misfitWords(
  vocabulary: Vocabulary,
  { property }: Pick<Claim, 'property'>,
  { end, schema, wanted }: Misfit,
): string {
  const kinds = wanted.map((id) => inSentence(vocabulary.kind(id).plural))
  const [said, not] = end === 'subject' ? ['is said of', 'of'] : ['points at', 'at']
  return `‘${vocabulary.property(property).label}’ ${said} ${listed(kinds, 'or')}, not ${not} an entity of the kind ‘${vocabulary.kind(schema).singular}’`
}
