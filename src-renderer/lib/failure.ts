import type { ErrorCode, Fault } from '@domain/errors'
import { say, wordsOf } from '@domain/messages/message'

/** What went wrong in words that can be shown. `details` names places, one sentence each. */
export interface Failure {
  code: ErrorCode
  message: string
  details?: readonly string[]
}

/** The words of what went wrong. */
export function failureFrom({ code, says, details }: Fault): Failure {
  return { code, message: wordsOf(says), ...(details && { details: details.map((one) => wordsOf(one)) }) }
}

/** A call that the main process refused or could not do. `failure` is fit to be shown. */
export class CallFailed extends Error {
  override readonly name = 'CallFailed'
  readonly failure: Failure
  constructor(fault: Fault) {
    const failure = failureFrom(fault)
    super(failure.message)
    this.failure = failure
  }
}

/** What went wrong in words that can be shown, whatever was thrown. */
export function failureOf(error: unknown): Failure {
  if (error instanceof CallFailed) return error.failure
  return failureFrom({ code: 'internal', says: [say('app.window-surprise')] })
}
