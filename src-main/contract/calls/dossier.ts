import { z } from 'zod'
import type { SaveState, UnsavedWork } from '../../domain/ports'
import type { DossierMeta } from '../../domain/records/dossier'
import type { Id } from '../../domain/records/ids'
import { markingSchema } from '../../domain/records/marking'
import { lineSchema } from '../../domain/records/text'
import type { Audit } from '../../domain/views/audit'
import type { Contents } from '../../domain/views/contents'
import type { Overview } from '../../domain/views/overview'
import type { Timeline } from '../../domain/views/timeline'
import { call } from '../call'
import { inDossier, nothing } from '../inputs'
import type { DeletedWords } from './bin'

/** A dossier in the list of dossiers. */
export interface DossierListing {
  id: Id
  title: string
  own: boolean
  deletedAt?: string
}

/** Whether what is changed in a dossier is kept, and what opening it found. */
export interface DossierHealth {
  saveState: SaveState
  /** What the disk does not take, over all open dossiers; null while it takes everything. */
  refused: UnsavedWork | null
  /** What opening it found and mended, one plain sentence each. */
  recovery: readonly string[]
  /** Nothing is written before the person has chosen how to go on. */
  isUndecided: boolean
}

/** What the renderer asks about whole dossiers. */
export const dossierCalls = {
  'dossier:list': call<DossierListing[]>()(nothing),
  'dossier:open': call<Contents>()(inDossier),
  'dossier:health': call<DossierHealth>()(inDossier),
  'dossier:overview': call<Overview>()(inDossier),
  'dossier:audit': call<Audit>()(inDossier),
  'dossier:timeline': call<Timeline>()(inDossier),
  'dossier:meta': call<DossierMeta>()(inDossier),
  'dossier:create': call<{ id: Id }>()(
    z.strictObject({
      title: lineSchema,
      marking: markingSchema,
      language: z.string().max(35).optional(),
    }),
  ),
  'dossier:duplicate': call<{ id: Id }>()(inDossier.extend({ title: lineSchema })),
  'dossier:rename': call<null>()(inDossier.extend({ title: lineSchema, marking: markingSchema })),
  'dossier:delete': call<null>()(inDossier),
  'dossier:restore': call<null>()(inDossier),
  /** Deletes a dossier in the bin for good, with its backups. Nothing brings it back. */
  'dossier:delete-for-good': call<DeletedWords>()(inDossier.extend({ deletedAt: z.iso.datetime() })),
} as const
