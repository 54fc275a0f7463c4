import { say } from '../domain/messages/message'
import { UsageError } from './command'

/** The option's value. *Errors*: `UsageError` when it was not given. */
export function required(value: string | undefined, option: string): string {
  if (value === undefined || value === '') throw new UsageError(say('usage.missing', { option }))
  return value
}
