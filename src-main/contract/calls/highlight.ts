import { z } from 'zod'
import { HIGHLIGHT_COLOURS } from '../../domain/records/highlight'
import { idSchema, type Id } from '../../domain/records/ids'
import { call } from '../call'
import { inDossier, recordIn } from '../inputs'
import type { Saved } from '../saved'

/** What the renderer asks about highlights. */
export const highlightCalls = {
  /** Marks words of a source, in each paragraph those that stand in it; `ids` are those of the marks. *Units*: UTF-16 code units of the paragraph. */
  'highlight:add': call<Saved & { ids: Id[] }>()(
    inDossier.extend({
      sourceId: idSchema,
      parts: z
        .array(
          z.strictObject({
            number: z.string().max(20),
            from: z.int().nonnegative(),
            to: z.int().positive(),
            /** The words that are marked, to be sure that both sides mean the same. */
            text: z.string().max(1_000_000),
          }),
        )
        .min(1)
        .max(1_000),
      colour: z.enum(HIGHLIGHT_COLOURS),
    }),
  ),
  'highlight:colour': call<Saved>()(recordIn.extend({ colour: z.enum(HIGHLIGHT_COLOURS) })),
  /** Puts a highlight on words of its source that the reader chose. *Units*: UTF-16 code units of the source's whole text. */
  'highlight:place': call<Saved>()(
    recordIn.extend({
      from: z.int().nonnegative(),
      to: z.int().positive(),
      /** The words that are meant, to be sure that both sides mean the same. */
      text: z.string().max(1_000_000),
    }),
  ),
} as const
