import { z } from 'zod'
import { idSchema } from '../records/ids'

/** *Units*: characters of one print. */
export const PRINT_LENGTH = 8

/**
 * What was handed over or brought in at one time, as far as others before it did not say so: only prints of it, from which nothing can be
 * read back. It is kept to tell later who has changed what, and is never part of anything that leaves.
 */
export const exchangeRecordSchema = z.strictObject({
  id: idSchema,
  /** When it went out; of what came in, when it was made. */
  at: z.iso.datetime(),
  way: z.enum(['sent', 'taken']),
  /** *Shape*: one print after another. */
  prints: z
    .string()
    .regex(/^[A-Za-z0-9+/]*$/)
    .max(100_000_000)
    .refine((prints) => prints.length % PRINT_LENGTH === 0, 'is cut off'),
})

export type ExchangeRecord = z.infer<typeof exchangeRecordSchema>
