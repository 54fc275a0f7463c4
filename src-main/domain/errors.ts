import { z } from 'zod'

/** The closed set of expected failures; whatever else happens is `internal`. */
export const errorCodeSchema = z.enum([
  'invalid-input',
  'not-found',
  'conflict',
  'read-only',
  'storage-failed',
  'import-rejected',
  'too-large',
  'cancelled',
  'internal',
])

export type ErrorCode = z.infer<typeof errorCodeSchema>

/**
 * An expected failure. The message is a sentence for a person: what happened, what it means, what to do;
 * it holds no stack and no absolute path. `details` names the places, one sentence each.
 */
export class DossierError extends Error {
  override readonly name = 'DossierError'
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly details?: readonly string[],
    options?: { cause?: unknown },
  ) {
    super(message, options)
  }
}

/** 'claims.12.citations.0.locator must not be empty' for each issue of a failed parse. *Shape*: at most `limit` sentences. */
export function describeIssues(error: z.ZodError, limit = 20): string[] {
  return error.issues
    .slice(0, limit)
    .map((issue) => `${issue.path.map(String).join('.') || 'the whole'}: ${issue.message}`)
}
