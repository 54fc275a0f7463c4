import type { Failure } from '@contract/result'

/** A call that the main process refused or could not do. `failure` is fit to be shown. */
export class CallFailed extends Error {
  override readonly name = 'CallFailed'
  constructor(readonly failure: Failure) {
    super(failure.message)
  }
}

/** What went wrong in words that can be shown, whatever was thrown. */
export function failureOf(error: unknown): Failure {
  if (error instanceof CallFailed) return error.failure
  return {
    code: 'internal',
    message: 'Dossier could not do this, and did not expect that. What was saved is as it was; try again, or restart.',
  }
}
