import { z } from 'zod'

/** The kinds of entity, in the order in which lists show them. */
export const SCHEMATA = [
  'Person',
  'PublicBody',
  'Organization',
  'Company',
  'Country',
  'Place',
  'Event',
  'Agreement',
  'Topic',
] as const

export const schemaNameSchema = z.enum(SCHEMATA)
export type SchemaName = z.infer<typeof schemaNameSchema>

/**
 * What an entity schema is called on screen and in exports.
 * *Source*: `followTheMoney` names the nearest schema of FollowTheMoney's default model that entities may have: its `Thing`
 * is abstract, and its `Document` is a file that one holds. A contract has a date and a type as an agreement has;
 * a note applies to things as a topic does.
 */
export interface SchemaInfo {
  singular: string
  plural: string
  followTheMoney: string
}

export const SCHEMA_INFO: Readonly<Record<SchemaName, SchemaInfo>> = {
  Person: { singular: 'Person', plural: 'People', followTheMoney: 'Person' },
  PublicBody: { singular: 'Public body', plural: 'Public bodies', followTheMoney: 'PublicBody' },
  Organization: { singular: 'Organisation', plural: 'Organisations', followTheMoney: 'Organization' },
  Company: { singular: 'Company', plural: 'Companies', followTheMoney: 'Company' },
  Country: { singular: 'Country', plural: 'Countries', followTheMoney: 'LegalEntity' },
  Place: { singular: 'Place', plural: 'Places', followTheMoney: 'Address' },
  Event: { singular: 'Event', plural: 'Events', followTheMoney: 'Event' },
  Agreement: { singular: 'Agreement', plural: 'Agreements', followTheMoney: 'Contract' },
  Topic: { singular: 'Topic', plural: 'Topics', followTheMoney: 'Note' },
}
