import type { entityCalls } from '../../contract/calls/entity'
import type { HandlersOf } from '../../contract/dispatch'
import { entityPage } from '../../domain/views/entity-page'
import type { Answering } from '../answering'
import { saveEntity } from '../content/edit-content'
import { found } from '../session/dossier-session'

/** The answers about entities. */
export function entityHandlers({ open, saved }: Answering): HandlersOf<typeof entityCalls> {
  return {
    'entity:page': async ({ dossierId, id }) => found(entityPage((await open(dossierId)).index, id), 'entity'),
    'entity:get': async ({ dossierId, id }) => found((await open(dossierId)).index.entities.get(id), 'entity'),
    'entity:save': ({ dossierId, entity }) => saved(dossierId, (session) => saveEntity(session, entity)),
  }
}
