import type { ToDelete } from '@contract/calls/record'
import type { Id } from '@domain/records/ids'
import { call } from '../../lib/api'
import { BIN_KINDS } from '../../lib/words'
import { dialogs } from '../window/dialogs.svelte'
import { messages } from '../window/messages.svelte'

/** Says what rests on what is to be deleted, and asks. True at once when nothing does. */
export async function mayDelete(dossierId: Id, what: ToDelete): Promise<boolean> {
  try {
    const outlook = await call('record:outlook', { dossierId, what })
    return outlook.groups.length === 0 || (await dialogs.ask(outlook, nounOf(what)))
  } catch (error) {
    messages.fail(error)
    return false
  }
}

function nounOf(what: ToDelete): string {
  const [first] = what.kind === 'records' ? what.records : []
  return first ? BIN_KINDS[first.collection].toLowerCase() : 'note'
}
