import type { Claim } from '@domain/claim'
import type { Entity } from '@domain/entity'
import type { Id } from '@domain/ids'
import type { Source } from '@domain/source'
import { call } from '../lib/api'
import { session } from './session.svelte'

/** A record as it is kept, for a form. *Errors*: `CallFailed`. */
export const readEntity = (id: Id): Promise<Entity> => call('entity:get', { dossierId: openDossier(), id })
export const readClaim = (id: Id): Promise<Claim> => call('claim:get', { dossierId: openDossier(), id })
export const readSource = (id: Id): Promise<Source> => call('source:get', { dossierId: openDossier(), id })

function openDossier(): Id {
  return session.contents?.dossierId ?? ''
}
