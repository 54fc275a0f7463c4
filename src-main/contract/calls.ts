import { z } from 'zod'
import { briefingRequestSchema } from '../domain/briefing/request'
import type { Briefing } from '../domain/records/briefing'
import type { MarkedHigher, Outgoing } from '../domain/leaving/carry'
import { citationSchema } from '../domain/records/citation'
import { citationAddressSchema } from '../domain/citing/citing-records'
import type { LostWords } from '../domain/citing/lost-words'
import { claimValueSchema, type Claim } from '../domain/records/claim'
import type { DossierMeta } from '../domain/records/dossier'
import type { Entity } from '../domain/records/entity'
import { idSchema, type Id } from '../domain/records/ids'
import { markingSchema, type Marking } from '../domain/records/marking'
import type { Note } from '../domain/records/note'
import type { Backup, BackupInspection, BinHoldings, FolderLook, SaveState, UnsavedWork } from '../domain/ports'
import { PROPERTY_IDS } from '../domain/vocabulary/properties'
import { schemaNameSchema } from '../domain/vocabulary/schemata'
import { gradeSchema, type Source } from '../domain/records/source'
import { noteSelectionSchema } from '../domain/notes/book/note-selection'
import { lineSchema } from '../domain/records/text'
import type { Audit } from '../domain/views/audit'
import type { ChangeOutlook, PlannedChange } from '../domain/views/change-outlook'
import type { BinView } from '../domain/views/bin-view'
import type { Contents } from '../domain/views/contents'
import type { EntityPage } from '../domain/views/entity-page'
import type { NoteSummary } from '../domain/views/note-view'
import type { Overview } from '../domain/views/overview'
import type { RestingOn } from '../domain/views/resting-on'
import type { SourcePage } from '../domain/views/source-page'
import type { Timeline } from '../domain/views/timeline'
import { briefingCalls } from './briefing-calls'
import { call, type Call } from './call'
import { copyCalls } from './copy-calls'
import {
  briefingDraftSchema,
  claimDraftSchema,
  entityDraftSchema,
  noteDraftSchema,
  pairVerdictSchema,
  sourceDraftSchema,
} from './drafts'
import type { ExportFormat } from './exchange'
import { DECISIONS_MAX, DROPPED_LIMIT, EXCHANGE_CHOICES, EXPORT_FORMATS, WAYS_TO_BRING_IN } from './exchange'
import { noteCalls } from './note-calls'

const nothing = z.strictObject({})
const inDossier = z.strictObject({ dossierId: idSchema })
/** Names a backup as `backup:list` gave it; what it may look like is the storage's affair, that it is no path is checked there. */
const backupIdSchema = z.string().min(1).max(200)
const recordIn = z.strictObject({ dossierId: idSchema, id: idSchema })
const binnableSchema = z.enum(['entities', 'claims', 'sources', 'notes', 'highlights', 'briefings'])
/** What stands behind the address of the app's own page, and cannot lead away from it; the window reads it as it reads its own. */
const placeSchema = z
  .string()
  .max(2_000)
  .regex(/^#\/d\/[\w~:./?=&%+-]+$/)

/** A dossier in the list of dossiers. */
export interface DossierListing {
  id: Id
  title: string
  own: boolean
  deletedAt?: string
}

export interface AppInfo {
  version: string
  platform: string
  /** Where the person's data lives, to be shown to them and nowhere else. */
  dataFolder: string
  dossiers: DossierListing[]
  /** The dossier to open. */
  dossierId: Id
  /** What a person should know about where the data lives, one sentence each. */
  warnings: readonly string[]
  /** What the renderer asked to be remembered. */
  remembered: Record<string, string | number | boolean>
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

/** A folder that the person chose as one for their data. `folder` is to be shown to them and nowhere else. */
export interface ChosenFolder extends FolderLook {
  token: string
  folder: string
}

/** The backups of a dossier, newest first. */
export interface BackupList {
  backups: Backup[]
  /** The newest holds all that is saved in the dossier now. */
  isCurrent: boolean
  /** Records that the dossier holds now, by collection. */
  present: Readonly<Record<string, number>>
  /** Why nothing is written before the person has chosen what to go on with; null when everything was read. */
  undecided: string | null
}

/** Sentences for the Undo and Redo menu entries, null when there is nothing to take back. */
export interface EditState {
  undo: string | null
  redo: string | null
}

/** What an edit changed. */
export interface Saved {
  id: Id
  edit: EditState
}

/** A text file the person chose. */
export interface ChosenText {
  name: string
  text: string
}

/** What deleting for good did, in sentences to be shown. */
export interface DeletedWords {
  words: string[]
  /** False when something could not be removed. */
  complete: boolean
}

/** What a form is about to change. */
const plannedChangeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('page'), id: idSchema, schema: schemaNameSchema }),
  z.strictObject({
    kind: z.literal('claim'),
    id: idSchema.optional(),
    subject: idSchema,
    property: z.enum(PROPERTY_IDS),
    value: claimValueSchema.optional(),
  }),
]) satisfies z.ZodType<PlannedChange>

/** What a person wants to delete, from its place or from the bin. */
export const toDeleteSchema = z.union([
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

/** What a person decides about a file of the dossier: its mark, the dossier's own when not given, and what stays behind. */
const handoverChoice = {
  marking: markingSchema.optional(),
  leaveOut: z.array(idSchema).max(10_000).optional(),
}

/** Everything the renderer may ask of the main process, and nothing else. */
export const calls = {
  'app:info': call<AppInfo>()(nothing),
  'app:remember': call<null>()(
    z.strictObject({
      key: z.string().regex(/^[a-z][A-Za-z0-9.-]{0,60}$/),
      value: z.union([z.string().max(50_000), z.number(), z.boolean()]),
    }),
  ),
  /** Opens a further window on a place of a dossier. *Shape*: '#/d/sahel-russia/entity/mali?claim=c-1'. */
  'window:open': call<null>()(z.strictObject({ place: placeSchema })),
  /** What stands in the window and would be lost with it; told whenever that changes. */
  'window:holds': call<null>()(z.strictObject({ labels: z.array(z.string().max(300)).max(20) })),
  /** What the window could hand over has come; asked for by `window:closing`. */
  'window:handed-over': call<null>()(nothing),

  /** Answers null when the dialog was closed. */
  'data:choose-folder': call<ChosenFolder | null>()(nothing),
  'data:move': call<{ jobId: string }>()(z.strictObject({ token: z.string() })),
  'data:switch': call<null>()(z.strictObject({ token: z.string() })),
  'data:show-folder': call<null>()(nothing),
  'app:restart': call<null>()(nothing),

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
  'dossier:duplicate': call<{ id: Id }>()(z.strictObject({ dossierId: idSchema, title: lineSchema })),
  'dossier:rename': call<null>()(z.strictObject({ dossierId: idSchema, title: lineSchema, marking: markingSchema })),
  'dossier:delete': call<null>()(inDossier),
  'dossier:restore': call<null>()(inDossier),
  /** Deletes a dossier in the bin for good, with its backups. Nothing brings it back. */
  'dossier:delete-for-good': call<DeletedWords>()(inDossier.extend({ deletedAt: z.iso.datetime() })),

  'entity:page': call<EntityPage>()(recordIn),
  'entity:get': call<Entity>()(recordIn),
  'entity:save': call<Saved>()(z.strictObject({ dossierId: idSchema, entity: entityDraftSchema })),
  'claim:get': call<Claim>()(recordIn),
  'claim:save': call<Saved>()(z.strictObject({ dossierId: idSchema, claim: claimDraftSchema })),
  /** Says that a line still rests on its words, which have changed since it was read against them. */
  'citation:confirm': call<Saved>()(inDossier.extend({ at: citationAddressSchema, words: z.string().max(1_000_000) })),
  /** Puts another citation in the place of one that was seen, or takes it away. */
  'citation:replace': call<Saved>()(
    inDossier.extend({
      at: citationAddressSchema,
      instead: citationSchema,
      citation: citationSchema.nullable(),
    }),
  ),
  /** Lets claims stand although their properties are not said of pages of that kind. */
  'claim:let-stand': call<Saved>()(inDossier.extend({ ids: z.array(idSchema).min(1).max(1_000_000) })),
  /** Whether a claim and others can hold together. */
  'claim:decide': call<Saved>()(
    recordIn.extend({ others: z.array(idSchema).min(1).max(100), verdict: pairVerdictSchema }),
  ),
  'source:page': call<SourcePage>()(recordIn),
  'source:get': call<Source>()(recordIn),
  'source:save': call<Saved & { lost: LostWords }>()(
    z.strictObject({ dossierId: idSchema, source: sourceDraftSchema }),
  ),
  /** A null grade takes the reader's own grade back. */
  'source:grade': call<Saved>()(z.strictObject({ dossierId: idSchema, id: idSchema, grade: gradeSchema.nullable() })),
  /** Opens a dialog; null when it was closed. */
  'source:choose-text': call<ChosenText | null>()(nothing),

  /** Private ones without their words. */
  'note:list': call<NoteSummary[]>()(inDossier),
  'note:get': call<Note>()(recordIn),
  'note:save': call<Saved & { updatedAt: string }>()(z.strictObject({ dossierId: idSchema, note: noteDraftSchema })),
  ...noteCalls,

  /** Bundled records are hidden, own ones put into the bin; both come back from there. */
  'record:delete': call<Saved>()(
    z.strictObject({
      dossierId: idSchema,
      collection: binnableSchema,
      id: idSchema,
    }),
  ),
  /** What would no longer fit once a form is saved. */
  'record:change-outlook': call<ChangeOutlook>()(inDossier.extend({ change: plannedChangeSchema })),
  /** What rests on what a person wants to delete. */
  'record:outlook': call<DeletionOutlook>()(inDossier.extend({ what: toDeleteSchema })),
  /** Takes the reader's version of a bundled record back. */
  'record:revert': call<Saved>()(
    z.strictObject({
      dossierId: idSchema,
      collection: z.enum(['entities', 'claims', 'sources']),
      id: idSchema,
    }),
  ),
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
  'edit:state': call<EditState>()(inDossier),
  /** Answers what was taken back, null when there was nothing. */
  'edit:undo': call<{ done: string | null; edit: EditState }>()(inDossier),
  'edit:redo': call<{ done: string | null; edit: EditState }>()(inDossier),

  'briefing:get': call<Briefing>()(recordIn),
  'briefing:save': call<Saved & { updatedAt: string }>()(
    z.strictObject({ dossierId: idSchema, briefing: briefingDraftSchema }),
  ),
  /** What it would take along, and what is marked higher than it is. */
  'briefing:outgoing': call<Outgoing>()(z.strictObject({ dossierId: idSchema, briefing: briefingRequestSchema })),
  /** Asks where to save; null when the dialog was closed. The job ends with a `job:done` event. */
  'briefing:export': call<{ jobId: string } | null>()(
    z.strictObject({ dossierId: idSchema, briefing: briefingRequestSchema }),
  ),
  ...briefingCalls,
  /** What is marked higher than a file of the dossier would be. */
  'exchange:outgoing': call<{
    higher: MarkedHigher[]
    raiseTo: Marking
    leftOut: Outgoing['leftOut']
  }>()(inDossier.extend(handoverChoice)),
  'exchange:export': call<{ jobId: string } | null>()(
    inDossier.extend({ format: z.enum(EXPORT_FORMATS), ...handoverChoice }),
  ),
  /** Asks for a file, reads it and changes nothing; null when the dialog was closed. The job ends with the plan. */
  'exchange:inspect': call<{ jobId: string } | null>()(nothing),
  /** As `exchange:inspect`, of a file that was dropped on the window. */
  'exchange:inspect-dropped': call<{ jobId: string }>()(
    z.strictObject({
      name: z.string().min(1).max(1_000),
      bytes: z
        .instanceof(Uint8Array)
        .refine(({ byteLength }) => byteLength <= DROPPED_LIMIT, 'is too large to be dropped'),
    }),
  ),
  'exchange:import': call<{ id: Id }>()(
    z.strictObject({
      token: z.string().max(64),
      as: z.enum(WAYS_TO_BRING_IN).optional(),
      each: z
        .record(z.string().max(200), z.enum(EXCHANGE_CHOICES))
        .refine((each) => Object.keys(each).length <= DECISIONS_MAX, 'are too many decisions')
        .optional(),
    }),
  ),

  'backup:list': call<BackupList>()(inDossier),
  'backup:inspect': call<BackupInspection>()(z.strictObject({ dossierId: idSchema, backupId: backupIdSchema })),
  'backup:create': call<Backup>()(inDossier),
  /** Makes the dossier what the backup holds; the present is backed up first and undo takes it back. */
  'backup:restore': call<null>()(z.strictObject({ dossierId: idSchema, backupId: backupIdSchema })),
  /** The person's choice to go on with what was recovered; the damaged files are kept. */
  'recovery:accept': call<null>()(inDossier),

  ...copyCalls,

  'job:cancel': call<null>()(z.strictObject({ jobId: z.string().max(64) })),
  /** Opens a file that a job wrote, with the system's own program. */
  'file:open': call<null>()(z.strictObject({ token: z.string().max(64) })),
  'file:show': call<null>()(z.strictObject({ token: z.string().max(64) })),
} as const

export type { Call }
export type Calls = typeof calls
export type Channel = keyof Calls
export type Input<C extends Channel> = z.infer<Calls[C]['input']>
export type Output<C extends Channel> = Calls[C] extends Call<z.ZodType, infer O> ? O : never
export type { ExportFormat }
