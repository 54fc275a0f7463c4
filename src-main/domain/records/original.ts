import { z } from 'zod'
import { lineSchema } from './text'

/** *Shape*: SHA-256 in 64 hex digits. */
const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/, 'is not a SHA-256 in 64 hex digits')

/**
 * A file that a source was read from. Its bytes lie once in the data folder, under their hash, however many sources they belong to.
 * *Source*: RFC 6838 for the media type.
 */
export const originalSchema = z.strictObject({
  name: lineSchema,
  mediaType: z
    .string()
    .max(255)
    .regex(/^[a-z0-9][a-z0-9!#$&^_.+-]*\/[a-z0-9][a-z0-9!#$&^_.+-]*$/, 'is not a media type such as application/pdf'),
  sizeBytes: z.int().nonnegative(),
  sha256: sha256Schema,
})

const part = z.number().min(0).max(1)

/**
 * Where a paragraph stands in the original: a page, and a box on it.
 * *Units*: `page` counts from 1; the box in parts of the page's width and height, from its upper left corner.
 */
export const originalPlaceSchema = z.strictObject({
  page: z.int().min(1).max(1_000_000),
  box: z.strictObject({ left: part, top: part, width: part, height: part }).optional(),
})

export type Original = z.infer<typeof originalSchema>

/** How it is with the file of an original: its bytes are those that were kept, are others, or are not there. */
export type OriginalState = 'whole' | 'damaged' | 'missing'
