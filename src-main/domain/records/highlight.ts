import { z } from 'zod'
import { selectorSchema } from './citation'
import { idSchema } from './ids'

export const HIGHLIGHT_COLOURS = ['yellow', 'green', 'blue', 'red'] as const

/** A marked passage of a source's text. When its text has gone it is `orphaned`: listed, never deleted, never moved onto other words. */
export const highlightSchema = z.strictObject({
  id: idSchema,
  sourceId: idSchema,
  contentHash: z.string().regex(/^[0-9a-f]{64}$/),
  selector: selectorSchema,
  colour: z.enum(HIGHLIGHT_COLOURS),
  tags: z.array(z.string().min(1).max(500)).max(200),
  status: z.enum(['anchored', 'orphaned']),
  createdAt: z.iso.datetime(),
})

export type Highlight = z.infer<typeof highlightSchema>
