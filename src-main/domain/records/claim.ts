import { z } from 'zod'
import { citationSchema } from './citation'
import { datedSchema } from '../dating/dates'
import { createdBySchema } from './entity'
import { idSchema } from './ids'
import { kindIdSchema, propertyIdSchema } from '../vocabulary/definition'
import { lineSchema, proseSchema } from './text'
import { claimValueSchema } from '../values/claim-value'
import { moneySchema } from '../values/money'
import { percentageSchema } from '../values/percentage'

export const claimKindSchema = z.enum(['fact', 'attributed', 'opinion', 'forecast', 'inference'])
const rankSchema = z.enum(['preferred', 'normal', 'deprecated'])

/** *Source*: ICD 203's levels of analytic confidence, each with its reason. */
export const confidenceSchema = z.strictObject({ level: z.enum(['low', 'moderate', 'high']), why: proseSchema })

const qualifiersSchema = z.strictObject({
  role: lineSchema.optional(),
  start: datedSchema.optional(),
  end: datedSchema.optional(),
  /** When it happened or held, where that is one time and not the claim's value. */
  happenedAt: datedSchema.optional(),
  /** When whoever stands behind the claim said it, whenever what they said happened. */
  saidAt: datedSchema.optional(),
  place: idSchema.optional(),
  /** The event in the course of which it was said or happened. */
  event: idSchema.optional(),
  /** The sum that it came to: of a payment, a contract, a fine. */
  amount: moneySchema.optional(),
  /** The part of the whole that it is about: of a company that somebody owns. */
  share: percentageSchema.optional(),
})

/** A claim that the one it stands on cannot hold beside, marked by somebody who says why. */
const contradictionSchema = z.strictObject({ claimId: idSchema, because: proseSchema.optional() })

/** One thing said about an entity, with where it was said. A relation is a claim whose value is an entity; its inverse is derived. */
export const claimSchema = z
  .strictObject({
    id: idSchema,
    subject: idSchema,
    property: propertyIdSchema,
    value: claimValueSchema,
    kind: claimKindSchema,
    /** Who said it: required for `attributed`; for `opinion` and `forecast` the person whose view it is. */
    attributedTo: idSchema.optional(),
    /** Who passed the words on, where the source has them at second hand: a ministry that quotes its minister. */
    reportedBy: idSchema.optional(),
    /** Other entities the text speaks about; it is listed on their pages too. */
    about: z.array(idSchema).max(100).optional(),
    qualifiers: qualifiersSchema.optional(),
    rank: rankSchema,
    confidence: confidenceSchema.optional(),
    citations: z.array(citationSchema).max(200),
    /** The reader vouches for it without a source; never set on bundled claims. */
    ownJudgement: z.boolean().optional(),
    /** Claims that this one contradicts although their properties or values do not show it; it holds for both, and stands on one. */
    disputes: z.array(contradictionSchema).max(100).optional(),
    /** Claims that looked like contradicting this one to the app, and do not to its reader; as `disputes`. */
    agreesWith: z.array(idSchema).max(100).optional(),
    /** Kinds of entity, at either end, of which its property is not said, and of which its reader lets it stand all the same. */
    holdsFor: z.array(kindIdSchema).max(100).optional(),
    createdBy: createdBySchema,
  })
  .refine((claim) => claim.kind !== 'attributed' || claim.attributedTo !== undefined, {
    path: ['attributedTo'],
    message: 'must say whose statement it is',
  })
  .refine((claim) => claim.citations.length > 0 || claim.ownJudgement === true, {
    path: ['citations'],
    message: 'must have at least one citation, or be marked as own judgement',
  })

export type { ClaimValue } from '../values/claim-value'
export type Qualifiers = z.infer<typeof qualifiersSchema>
export type ClaimKind = z.infer<typeof claimKindSchema>
export type Contradiction = z.infer<typeof contradictionSchema>
export type Confidence = z.infer<typeof confidenceSchema>
export type Claim = z.infer<typeof claimSchema>
