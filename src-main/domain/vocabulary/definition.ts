import { z } from 'zod'
import { lineSchema } from '../records/text'
import { schemeIdSchema } from '../values/identifier-scheme'
import { unknownTypeSchema } from '../values/unknown-value'

const wordId = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9-]{0,95}$/, 'must be letters, digits and hyphens, beginning with a letter, at most 96')

/** The id of a kind of entity. Any well-formed one parses: what it means is the vocabulary's to say, and an unknown one is kept. */
export const kindIdSchema = wordId
/** The id of a property; as that of a kind. */
export const propertyIdSchema = wordId

export type KindId = z.infer<typeof kindIdSchema>
export type PropertyId = z.infer<typeof propertyIdSchema>

/** What the app has to know of a kind, whatever it is called. */
const kindRoleSchema = z.enum([
  'person',
  /** Happens: others take part in it, speak at it, and have its date. */
  'event',
  /** Something is wrong when it has no date. */
  'dated',
  /** Needs no date, and neither does what ties others to it. */
  'timeless',
  /** Where something is or happens. */
  'place',
  /** No two of them are one within the other. */
  'country',
])

/** What the app has to know of a property, whatever it is called. */
const propertyRoleSchema = z.enum([
  /** Stands in the table at the top of the page. */
  'key-fact',
  /** What somebody says; in version 1 a date beside it was that of the saying. */
  'utterance',
  /** What the value has one of at a time, called by the claim's role. */
  'office',
  /** The value is an event, and the claim is of its time. */
  'attends',
  /** Where an event is held. */
  'venue',
  /** Lies in what it points at. */
  'within',
  /** The date of the thing itself, of which nothing else has to be said. */
  'own-date',
  /** Two letters for a country. *Source*: ISO 3166-1. */
  'country-code',
  /** Says what it says also without its label, beside the name of what it is about. */
  'plain',
  /** Is a sentence of its own. */
  'sentence',
  /** What a new claim begins as. */
  'first-offered',
])

const valueTypeSchema = z.enum([
  'text',
  'number',
  'money',
  'percentage',
  'date',
  'entity',
  'identifier',
  'address',
  'coordinates',
  'url',
  'email',
  'phone',
  'country',
  'geometry',
])

const name = z.string().min(1).max(100)

/**
 * Where a kind stands in FollowTheMoney's default model. *Source*: the nearest schema that entities may have: its `Thing` is abstract, and
 * its `Document` is a file that one holds. A contract has a date and a type as an agreement has; a note applies to things as a topic does.
 */
const kindInFollowTheMoneySchema = z.strictObject({
  schema: name,
  /** A property that takes the name besides `name`: what things of that schema are shown by. */
  alsoNamed: name.optional(),
})

/** Where a property stands in FollowTheMoney's default model; a claim of any other is a note or a link of no kind. */
const propertyInFollowTheMoneySchema = z.strictObject({
  /** Properties of the thing itself that take a value that is no entity, on things of a schema; `span` the two ends of a date that has them. */
  facts: z
    .array(
      z.strictObject({
        on: name.optional(),
        property: name,
        span: z.tuple([name, name]).optional(),
        /** The property that takes the currency of a sum. */
        currency: name.optional(),
        /** The property that takes the longitude of a place, where this one takes its latitude. */
        longitude: name.optional(),
        /** What may stand there that would be another thing if it were cut. *Units*: characters. */
        longest: z.int().positive().optional(),
      }),
    )
    .optional(),
  /** The property of the thing that takes the code of the country pointed at. */
  countryCode: name.optional(),
  /** Properties of the thing that point where the claim does. */
  points: z.array(z.strictObject({ on: name.optional(), at: name.optional(), property: name })).optional(),
  /** Properties of the thing that take the name of what the claim points at. */
  names: z.array(z.strictObject({ on: name.optional(), property: name })).optional(),
  /** Properties of what the claim points at that point back. */
  pointsBack: z.array(z.strictObject({ on: name, from: name, property: name })).optional(),
  /** The link that it is, between things of two schemata, with the names of its ends. */
  link: z
    .strictObject({
      schema: name,
      from: name,
      fromIs: name,
      to: name,
      toIs: name,
      /** What takes the role, where it is not `role`. */
      role: name.optional(),
      share: name.optional(),
      amount: name.optional(),
      currency: name.optional(),
    })
    .optional(),
  /** A post of its own stands between the two, which points at a body by one of its properties. */
  post: z.strictObject({ holderIs: name, bodyIs: name, body: name }).optional(),
})

/** A kind of entity as a vocabulary says it. */
const kindDefinitionSchema = z.strictObject({
  id: kindIdSchema,
  singular: lineSchema.max(200),
  plural: lineSchema.max(200),
  /** The kind that it is more closely: whatever may be said of that may be said of this. */
  extends: kindIdSchema.optional(),
  roles: z.array(kindRoleSchema).max(20).optional(),
  followTheMoney: kindInFollowTheMoneySchema.optional(),
})

/** A property as a vocabulary says it. */
const propertyDefinitionSchema = z.strictObject({
  id: propertyIdSchema,
  label: lineSchema.max(200),
  /** The label seen from the other end of a relation. */
  inverse: lineSchema.max(200).optional(),
  /** The relation reads the same from both ends. */
  symmetric: z.boolean().optional(),
  /** A type that only a newer version knows is kept, and stands for any. */
  value: z.union([valueTypeSchema, unknownTypeSchema]),
  /** Of identifiers: the one scheme that they are of; absent: any. */
  scheme: schemeIdSchema.optional(),
  /** Kinds that it is said of; absent: any. */
  from: z.array(kindIdSchema).min(1).max(200).optional(),
  /** Kinds that a relation may point at; absent: any. */
  to: z.array(kindIdSchema).min(1).max(200).optional(),
  /** An entity has one true value, or one of each unit and role; absent: as many as there are. */
  one: z.enum(['value', 'of-each-unit']).optional(),
  /** `lasting` is what goes on: that it held at some time is no event of that time. `none` is what no time is asked for. */
  time: z.enum(['lasting', 'none']).optional(),
  /** What nobody does to the same thing at the same time. */
  contrary: propertyIdSchema.optional(),
  /** What two claims of it disagree about, when the label does not say it. */
  question: lineSchema.max(200).optional(),
  roles: z.array(propertyRoleSchema).max(20).optional(),
  followTheMoney: propertyInFollowTheMoneySchema.optional(),
})

/** Kinds and properties, in the order in which they are shown. */
export const vocabularySchema = z
  .strictObject({
    kinds: z.array(kindDefinitionSchema).max(1_000),
    properties: z.array(propertyDefinitionSchema).max(5_000),
  })
  .refine(({ kinds, properties }) => hasNoIdTwice(kinds) && hasNoIdTwice(properties), 'must not define an id twice')

export type KindRole = z.infer<typeof kindRoleSchema>
export type PropertyRole = z.infer<typeof propertyRoleSchema>
export type ValueType = z.infer<typeof valueTypeSchema>
export type KindDefinition = z.infer<typeof kindDefinitionSchema>
export type PropertyDefinition = z.infer<typeof propertyDefinitionSchema>
export type VocabularyDefinition = z.infer<typeof vocabularySchema>

function hasNoIdTwice(items: readonly { id: string }[]): boolean {
  return new Set(items.map(({ id }) => id)).size === items.length
}
