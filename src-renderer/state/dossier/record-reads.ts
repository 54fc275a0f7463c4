import { say } from '@domain/messages/message'
import { CallFailed } from '../../lib/failure'
import type { Citation } from '@domain/records/citation'
import type { CitationAddress } from '@domain/citing/citing-records'
import type { Claim } from '@domain/records/claim'
import type { Entity } from '@domain/records/entity'
import type { Id } from '@domain/records/ids'
import type { Source } from '@domain/records/source'
import type { ChangeOutlook, PlannedChange } from '@domain/views/change-outlook'
import { call } from '../../lib/api'
import { session } from './session.svelte'

/** A record as it is kept, for a form. *Errors*: `CallFailed`. */
export const readEntity = (id: Id): Promise<Entity> => call('entity:get', { dossierId: openDossier(), id })
export const readClaim = (id: Id): Promise<Claim> => call('claim:get', { dossierId: openDossier(), id })
export const readSource = (id: Id): Promise<Source> => call('source:get', { dossierId: openDossier(), id })

/** A citation of a name or a summary with what rests on it, as they are kept. *Errors*: `CallFailed`, also when it is not there any more. */
export async function readCitedLine(at: CitationAddress): Promise<{ line: string; citation: Citation }> {
  const record =
    at.collection === 'meta' ? await call('dossier:meta', { dossierId: openDossier() }) : await readEntity(at.id)
  const name = at.name !== undefined && 'names' in record ? record.names[at.name] : undefined
  const citation = (name ?? record.summary)?.citations[at.at]
  if (!citation) throw new CallFailed({ code: 'not-found', says: [say('editing.citation-gone')] })
  return { line: name ? `The name ${name.value}` : (record.summary?.text ?? ''), citation }
}

/** What would no longer fit once a form is saved. *Errors*: `CallFailed`. */
export const readChangeOutlook = (dossierId: Id, change: PlannedChange): Promise<ChangeOutlook> =>
  call('record:change-outlook', { dossierId, change })

function openDossier(): Id {
  return session.contents?.dossierId ?? ''
}
