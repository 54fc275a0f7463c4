import { z } from 'zod'
import { datedSchema } from '../dating/dates'
import { idSchema } from '../records/ids'
import { lineSchema, proseSchema } from '../records/text'
import { addressValueSchema } from './address'
import { coordinatesValueSchema } from './coordinates'
import { countryValueSchema } from './country'
import { emailValueSchema } from './email'
import { identifierValueSchema } from './identifier'
import { moneyValueSchema } from './money'
import { numberValueSchema } from './measure'
import { percentageValueSchema } from './percentage'
import { phoneValueSchema } from './phone'
import { unknownValueSchema } from './unknown-value'
import { urlValueSchema } from './url'

/** What a claim says; `somevalue` is 'known to exist, not said which', `novalue` is 'there is none'. *Source*: Wikidata's snak types. */
const knownValueSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), text: proseSchema, lang: z.string().max(35).optional() }),
  numberValueSchema,
  moneyValueSchema,
  percentageValueSchema,
  z.strictObject({ type: z.literal('date'), date: datedSchema, note: lineSchema.optional() }),
  z.strictObject({ type: z.literal('entity'), entityId: idSchema }),
  identifierValueSchema,
  addressValueSchema,
  coordinatesValueSchema,
  urlValueSchema,
  emailValueSchema,
  phoneValueSchema,
  countryValueSchema,
  /** The outline of a feature in a shipped map data package. */
  z.strictObject({
    type: z.literal('geometry'),
    dataset: z.enum(['world-atlas/countries-50m']),
    featureId: lineSchema,
  }),
  z.strictObject({ type: z.literal('somevalue') }),
  z.strictObject({ type: z.literal('novalue') }),
])

/** A value of any type, also of one that only a newer version knows. */
export const claimValueSchema = z.union([knownValueSchema, unknownValueSchema])

export type ClaimValue = z.infer<typeof claimValueSchema>
