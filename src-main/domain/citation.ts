import { z } from 'zod'
import { idSchema } from './ids'
import { lineSchema, proseSchema } from './text'

/** Where in a source the words stand: its numbered paragraph, a page, or a named section (an entry of a data package). */
export const locatorSchema = z.strictObject({
  kind: z.enum(['paragraph', 'page', 'section']),
  value: lineSchema,
})

/** *Source*: W3C Web Annotation, TextQuoteSelector. */
export const quoteSelectorSchema = z.strictObject({
  exact: proseSchema,
  prefix: z.string().max(200),
  suffix: z.string().max(200),
})

/** *Source*: W3C Web Annotation, TextPositionSelector. *Units*: Unicode code points from the start of the source's text; end excluded. */
export const positionSelectorSchema = z
  .strictObject({ start: z.int().nonnegative(), end: z.int().positive() })
  .refine(({ start, end }) => start < end, 'must end after it starts')

export const selectorSchema = z.strictObject({ quote: quoteSelectorSchema, position: positionSelectorSchema })

/** *Source*: the Admiralty code's credibility of information, 1 confirmed to 5 improbable; 6 cannot be judged. */
export const credibilitySchema = z.int().min(1).max(6)

/** Where a line comes from. A citation without a locator does not parse. */
export const citationSchema = z.strictObject({
  sourceId: idSchema,
  locator: locatorSchema,
  selector: selectorSchema.optional(),
  credibility: credibilitySchema,
})

export type Locator = z.infer<typeof locatorSchema>
export type Selector = z.infer<typeof selectorSchema>
export type Citation = z.infer<typeof citationSchema>

/** 'para. 6', 'p. 14' or the section's own name. */
export function formatLocator(locator: Locator): string {
  if (locator.kind === 'paragraph') return `para.\u00a0${locator.value}`
  if (locator.kind === 'page') return `p.\u00a0${locator.value}`
  return locator.value
}
