import { describeIssues, DossierError } from '../domain/errors'
import { asIs, say } from '../domain/messages/message'
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
 * Parses what came in, calls the handler and closes what went wrong into a `Fault`.
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
      error: { code: 'invalid-input', says: [say('app.unknown-call')] },
    }
  }
  const parsed = calls[channel].input.safeParse(input)
  if (!parsed.success) {
    return {
      ok: false,
      error: {
        code: 'invalid-input',
        says: [say('app.unfit-input')],
        details: describeIssues(parsed.error).map(asIs),
      },
    }
  }
  try {
    return { ok: true, value: await handle(handlers, channel, parsed.data as Input<typeof channel>, context) }
  } catch (error) {
    if (error instanceof DossierError) return { ok: false, error: error.fault }
    const logId = onSurprise(error, channel)
    return { ok: false, error: { code: 'internal', says: [say('app.surprise', { logId })] } }
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
