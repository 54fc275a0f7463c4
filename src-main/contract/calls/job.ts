import { z } from 'zod'
import { call } from '../call'

/** What the renderer asks about work that goes on. */
export const jobCalls = {
  'job:cancel': call<null>()(z.strictObject({ jobId: z.string().max(64) })),
} as const
