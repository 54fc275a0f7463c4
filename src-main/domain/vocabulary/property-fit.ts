import { listed } from '../text/listed'
import type { Claim } from '../records/claim'
import type { Id } from '../records/ids'
import { propertyInfo } from './properties'
import { SCHEMA_INFO, type SchemaName } from './schemata'

/** An end of a claim at which a page stands of whose kind its property is not said. */
export interface Misfit {
  end: 'subject' | 'value'
  schema: SchemaName
  /** The kinds that it may be. */
  wanted: readonly SchemaName[]
}

/** The ends at which the claim does not fit the kind of the page there, whether its reader lets it stand or not. */
export function misfitsOf(
  { subject, property, value }: Pick<Claim, 'subject' | 'property' | 'value'>,
  schemaOf: (id: Id) => SchemaName | undefined,
): Misfit[] {
  const { subjects, objects } = propertyInfo(property)
  const look = (end: Misfit['end'], id: Id, wanted: readonly SchemaName[] | undefined): Misfit[] => {
    const schema = schemaOf(id)
    return schema === undefined || !wanted || wanted.includes(schema) ? [] : [{ end, schema, wanted }]
  }
  return [
    ...look('subject', subject, subjects),
    ...(value.type === 'entity' ? look('value', value.entityId, objects) : []),
  ]
}

/** As `misfitsOf`, without those that its reader lets stand. */
export function openMisfits(
  claim: Pick<Claim, 'subject' | 'property' | 'value' | 'holdsFor'>,
  schemaOf: (id: Id) => SchemaName | undefined,
): Misfit[] {
  return misfitsOf(claim, schemaOf).filter(({ schema }) => claim.holdsFor?.includes(schema) !== true)
}

/** What `holdsFor` is once the claim stands as it is: the kinds of before, and those that it does not fit. */
export function standingKinds(
  claim: Pick<Claim, 'subject' | 'property' | 'value' | 'holdsFor'>,
  schemaOf: (id: Id) => SchemaName | undefined,
): SchemaName[] {
  return [...new Set([...(claim.holdsFor ?? []), ...misfitsOf(claim, schemaOf).map(({ schema }) => schema)])]
}

/** '‘Land borders’ is said of countries, not of a page of the kind ‘Person’'. */
export function misfitWords({ property }: Pick<Claim, 'property'>, { end, schema, wanted }: Misfit): string {
  const kinds = wanted.map((name) => SCHEMA_INFO[name].plural.toLowerCase())
  const [said, not] = end === 'subject' ? ['is said of', 'of'] : ['points at', 'at']
  return `‘${propertyInfo(property).label}’ ${said} ${listed(kinds, 'or')}, not ${not} a page of the kind ‘${SCHEMA_INFO[schema].singular}’`
}
