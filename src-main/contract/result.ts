import type { ErrorCode } from '../domain/errors'

/** What went wrong, fit to be shown: no stack, no absolute path. `details` names places, one sentence each. */
export interface Failure {
  code: ErrorCode
  message: string
  details?: readonly string[]
}

/** The answer to every call. */
export type Result<T> = { ok: true; value: T } | { ok: false; error: Failure }
