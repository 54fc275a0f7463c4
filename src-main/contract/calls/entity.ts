import type { Entity } from '../../domain/records/entity'
import type { EntityPage } from '../../domain/views/entity-page'
import { call } from '../call'
import { entityDraftSchema } from '../drafts'
import { inDossier, recordIn } from '../inputs'
import type { Saved } from '../saved'

/** What the renderer asks about entities. */
export const entityCalls = {
  'entity:page': call<EntityPage>()(recordIn),
  'entity:get': call<Entity>()(recordIn),
  'entity:save': call<Saved>()(inDossier.extend({ entity: entityDraftSchema })),
} as const
