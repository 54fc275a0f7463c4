import { z } from 'zod'
import { idSchema } from './ids'
import { lineSchema, proseSchema } from './text'

/** Where in a source the words stand: its numbered paragraph, a page, or a named section (an entry of a data package). */
export const locatorSchema = z
  .strictObject({
    kind: z.enum(['paragraph', 'page', 'section']),
    /** What is printed. A paragraph's number is that of when it was cited; the number that it has now is the source's to say. */
    value: lineSchema,
    /** Which paragraph is meant, whatever its number; absent where the source's text is not in the library. */
    paragraphId: idSchema.optional(),
  })
  .refine(({ kind, paragraphId }) => kind === 'paragraph' || paragraphId === undefined, {
    path: ['paragraphId'],
    message: 'belongs to a paragraph only',
  })

/** *Source*: W3C Web Annotation, TextQuoteSelector. */
const quoteSelectorSchema = z.strictObject({
  exact: proseSchema,
  prefix: z.string().max(200),
  suffix: z.string().max(200),
})

/**
 * *Source*: W3C Web Annotation, TextPositionSelector.
 * *Units*: Unicode code points from the start of the text that is meant: of a cited paragraph its own, of a highlight the source's
 * whole text; end excluded.
 */
const positionSelectorSchema = z
  .strictObject({ start: z.int().nonnegative(), end: z.int().positive() })
  .refine(({ start, end }) => start < end, 'must end after it starts')

export const selectorSchema = z.strictObject({
  quote: quoteSelectorSchema,
  position: positionSelectorSchema,
})

/** *Source*: the Admiralty code's credibility of information, 1 confirmed to 5 improbable; 6 cannot be judged. */
const credibilitySchema = z.int().min(1).max(6)

/** The credibility of a piece of information until somebody has judged it. *Source*: the Admiralty code: 6, truth cannot be judged. */
export const NOT_JUDGED = 6

/** Where a line comes from. A citation without a locator does not parse. */
export const citationSchema = z.strictObject({
  sourceId: idSchema,
  locator: locatorSchema,
  /** The words that the line rests on, all of the paragraph's when none were chosen. Their surroundings never leave the paragraph. */
  selector: selectorSchema.optional(),
  /** The words of `selector` went out of the source's text, or nobody can say where in it they are now. */
  lost: z.literal(true).optional(),
  /**
   * What the line was read against, where the source has other words in that place since: until somebody has read it against those. Never
   * part of what is handed over.
   */
  was: proseSchema.optional(),
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
