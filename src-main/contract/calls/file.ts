import { z } from 'zod'
import { call } from '../call'

/** What the renderer asks about files that jobs wrote. */
export const fileCalls = {
  /** Opens a file that a job wrote, with the system's own program. */
  'file:open': call<null>()(z.strictObject({ token: z.string().max(64) })),
  'file:show': call<null>()(z.strictObject({ token: z.string().max(64) })),
} as const
