import type { Input } from '@contract/calls'
import type { Id } from '@domain/records/ids'
import { session } from '../../../src-renderer/state/dossier/session.svelte'
import { bridge } from './fake-bridge'

/** Saves a note in the open dossier, as another window would. */
export async function aSavedNote(fields: Partial<Input<'note:save'>['note']> = {}): Promise<Id> {
  const note = { targets: [], title: '', body: 'Some words.', tags: [], ...fields }
  const result = await bridge.call('note:save', { dossierId: session.dossierId ?? '', note })
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value.id
}
