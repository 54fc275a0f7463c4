import { z } from 'zod'
import type { BinHoldings } from '../../domain/ports'
import { idSchema, type Id } from '../../domain/records/ids'
import type { BinView } from '../../domain/views/bin-view'
import { call } from '../call'
import { inDossier, recordIn } from '../inputs'
import type { Saved, EditState } from '../saved'

/** What deleting for good did, in sentences to be shown. */
export interface DeletedWords {
  words: string[]
  /** False when something could not be removed. */
  complete: boolean
}

/** What the renderer asks about the bin. */
export const binCalls = {
  /** Private notes are not named unless that is asked for. */
  'bin:list': call<BinView[]>()(inDossier.extend({ private: z.literal('shown').optional() })),
  'bin:restore': call<Saved>()(recordIn),
  /** Where what is in the bin is kept besides, by entry. */
  'bin:holdings': call<Record<Id, BinHoldings>>()(inDossier),
  /** Deletes what stands in entries of the bin for good, with everything that is kept of it. Nothing brings it back. */
  'bin:delete': call<DeletedWords & { edit: EditState }>()(
    inDossier.extend({
      entries: z.union([z.literal('all'), z.array(idSchema).min(1).max(1_000_000)]),
    }),
  ),
} as const
