import { z } from 'zod'
import { asIs, wordsOf, type Message } from './messages/message'

/** The closed set of expected failures; whatever else happens is `internal`. */
const errorCodeSchema = z.enum([
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

/** What went wrong, as data that can go to another process: no stack, no absolute path. `details` name places, one message each. */
export interface Fault {
  code: ErrorCode
  says: readonly Message[]
  details?: readonly Message[]
}

/**
 * An expected failure. What it says is taken from the catalogue of messages: what happened, what it means, what to do, with no stack
 * and no absolute path. `details` name the places. `message` and the words of the details are in English, for the log and the terminal.
 */
export class DossierError extends Error {
  override readonly name = 'DossierError'
  /** The same as data, to be handed to another process. */
  readonly fault: Fault
  /** The words of the details. */
  readonly details?: readonly string[]

  constructor(
    readonly code: ErrorCode,
    says: Message | readonly Message[],
    details?: readonly (Message | string)[],
    options?: { cause?: unknown },
  ) {
    super(wordsOf(says), options)
    const about = details?.map((one) => (typeof one === 'string' ? asIs(one) : one))
    this.fault = { code, says: 'length' in says ? says : [says], ...(about && { details: about }) }
    if (about) this.details = about.map((one) => wordsOf(one))
  }

  /** An error out of what another process sent. */
  static of({ code, says, details }: Fault): DossierError {
    return new DossierError(code, says, details)
  }
}

/** 'claims.12.citations.0.locator must not be empty' for each issue of a failed parse. *Shape*: at most `limit` sentences. */
export function describeIssues(error: z.ZodError, limit = 20): string[] {
  return error.issues
    .slice(0, limit)
    .map((issue) => `${issue.path.map(String).join('.') || 'the whole'}: ${issue.message}`)
}
