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
export const claimValueSchema = z.union([knownValueSchema, unknownValueSchema], { error: (issue) => faultOf(issue) })

/** What is wrong with a value by its own type; that it is of no unknown type either says nothing. */
function faultOf({ errors }: { errors?: unknown }): string | undefined {
  const parsed = z
    .tuple([z.tuple([faultSchema]).rest(z.unknown())])
    .rest(z.unknown())
    .safeParse(errors)
  if (!parsed.success) return undefined
  const { path, message } = parsed.data[0][0]
  return path.length === 0 ? message : `${path.map(String).join('.')} ${message}`
}

const faultSchema = z.looseObject({ path: z.array(z.union([z.string(), z.number()])), message: z.string() })

export type ClaimValue = z.infer<typeof claimValueSchema>
