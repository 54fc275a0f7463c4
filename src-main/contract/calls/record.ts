import { z } from 'zod'
import { noteSelectionSchema } from '../../domain/notes/book/note-selection'
import { idSchema } from '../../domain/records/ids'
import { claimValueSchema } from '../../domain/values/claim-value'
import type { ChangeOutlook, PlannedChange } from '../../domain/views/change-outlook'
import type { RestingOn } from '../../domain/views/resting-on'
import { kindIdSchema, propertyIdSchema } from '../../domain/vocabulary/definition'
import { call } from '../call'
import { inDossier, recordIn } from '../inputs'
import type { Saved } from '../saved'

const binnableSchema = z.enum(['entities', 'claims', 'sources', 'notes', 'highlights', 'briefings'])

/** What a form is about to change. */
const plannedChangeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('entity'), id: idSchema, schema: kindIdSchema }),
  z.strictObject({
    kind: z.literal('claim'),
    id: idSchema.optional(),
    subject: idSchema,
    property: propertyIdSchema,
    value: claimValueSchema.optional(),
  }),
]) satisfies z.ZodType<PlannedChange>

/** What a person wants to delete, from its place or from the bin. */
const toDeleteSchema = z.union([
  z.strictObject({
    kind: z.literal('records'),
    records: z
      .array(z.strictObject({ collection: binnableSchema, id: idSchema }))
      .min(1)
      .max(1_000_000),
  }),
  /** From the bin, for good. */
  z.strictObject({ kind: z.literal('entries'), ids: z.array(idSchema).max(1_000_000) }),
  noteSelectionSchema,
])

export type ToDelete = z.infer<typeof toDeleteSchema>

/** What is to be deleted, and what rests on it. */
export interface DeletionOutlook extends RestingOn {
  /** What it is called, where it is one thing that is here and may be named. */
  label: string | null
  count: number
}

/** What the renderer asks about records of any kind. */
export const recordCalls = {
  /** Bundled records are hidden, own ones put into the bin; both come back from there. */
  'record:delete': call<Saved>()(recordIn.extend({ collection: binnableSchema })),
  /** What would no longer fit once a form is saved. */
  'record:change-outlook': call<ChangeOutlook>()(inDossier.extend({ change: plannedChangeSchema })),
  /** What rests on what a person wants to delete. */
  'record:outlook': call<DeletionOutlook>()(inDossier.extend({ what: toDeleteSchema })),
  /** Takes the reader's version of a bundled record back. */
  'record:revert': call<Saved>()(recordIn.extend({ collection: z.enum(['entities', 'claims', 'sources']) })),
} as const
