import { describeIssues, DossierError } from '../domain/errors'
import { calls, type Calls, type Channel, type Input, type Output } from './calls'
import type { Result } from './result'

/** A handler for every call: one that is missing does not compile. */
export type Handlers<Context = void> = {
  [C in Channel]: (input: Input<C>, context: Context) => Promise<Output<C>> | Output<C>
}

/** The handlers of some of the calls: those of one noun. */
export type HandlersOf<Part> = Pick<Handlers, Extract<keyof Part, Channel>>

/** True when the name is one of the contract's calls. */
function isChannel(name: string): name is Channel {
  return Object.hasOwn(calls, name)
}

/**
 * Parses what came in, calls the handler and closes what went wrong into a `Failure`.
 * `onSurprise` is told of every failure that nobody expected and answers the id under which it was logged.
 */
export async function dispatch<Context>(
  handlers: Handlers<Context>,
  channel: string,
  input: unknown,
  context: Context,
  onSurprise: (error: unknown, channel: string) => string,
): Promise<Result<unknown>> {
  if (!isChannel(channel)) {
    return {
      ok: false,
      error: { code: 'invalid-input', message: 'This version of Dossier does not know that request.' },
    }
  }
  const parsed = calls[channel].input.safeParse(input)
  if (!parsed.success) {
    return {
      ok: false,
      error: {
        code: 'invalid-input',
        message: 'Something in what was entered cannot be kept as it is. Nothing was changed.',
        details: describeIssues(parsed.error),
      },
    }
  }
  try {
    return { ok: true, value: await handle(handlers, channel, parsed.data as Input<typeof channel>, context) }
  } catch (error) {
    if (error instanceof DossierError) {
      return {
        ok: false,
        error: { code: error.code, message: error.message, ...(error.details && { details: error.details }) },
      }
    }
    const logId = onSurprise(error, channel)
    return {
      ok: false,
      error: {
        code: 'internal',
        message: `Something went wrong that Dossier did not expect; what you had saved is as it was. It is in the log under ${logId}.`,
      },
    }
  }
}

/** Ties the channel's input to the channel's handler for the type checker. */
function handle<C extends Channel, Context>(
  handlers: Handlers<Context>,
  channel: C,
  input: Input<C>,
  context: Context,
): Promise<Output<C>> | Output<C> {
  return handlers[channel](input, context)
}

export type { Calls }
