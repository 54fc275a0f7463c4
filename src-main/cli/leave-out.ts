import type { DossierIndex } from '../domain/dossier/dossier-index'
import { DossierError } from '../domain/errors'
import { say } from '../domain/messages/message'
import type { Id } from '../domain/records/ids'

/** The records that are to stay behind. *Errors*: `not-found` for an id that is no source, claim or note. */
export function leaveOutOf({ sources, claims, notes }: DossierIndex, ids: readonly string[] | undefined): Id[] {
  return (ids ?? []).map((id) => {
    if (sources.has(id) || claims.has(id) || Object.hasOwn(notes, id)) return id
    throw new DossierError('not-found', say('terminal.nothing-to-leave-out', { id }))
  })
}
