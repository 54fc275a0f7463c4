import { z } from 'zod'
import type { MarkedHigher, Outgoing } from '../../domain/leaving/carry'
import { idSchema, type Id } from '../../domain/records/ids'
import { markingSchema, type Marking } from '../../domain/records/marking'
import { call } from '../call'
import { inDossier, nothing } from '../inputs'

/** The files a dossier can leave as. */
export const EXPORT_FORMATS = ['dossier', 'followthemoney', 'csv', 'markdown'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

/**
 * How a dossier comes in where there is one with its id: as a `new` one beside it, or into it. `both` keeps both versions of what differs,
 * `add` takes only what is not here, `theirs` takes the file's version of what differs. None of them deletes: that is decided record by record.
 */
export const WAYS_TO_BRING_IN = ['new', 'both', 'add', 'theirs'] as const
export type HowToBringIn = (typeof WAYS_TO_BRING_IN)[number]

/**
 * How a record of a file stands to the one that is here, and to what was handed over or brought in last: only `added` is in the file alone;
 * `theirs` was changed in the file alone, `mine` here alone, `both` on both sides, or nobody can say on which; `deleted` was deleted
 * here; `absent` is no longer in the file.
 */
export type ExchangeState = 'added' | 'both' | 'theirs' | 'mine' | 'deleted' | 'absent'

/** What becomes of one record, whatever was chosen for all. */
export const EXCHANGE_CHOICES = ['both', 'mine', 'theirs'] as const
export type ExchangeChoice = (typeof EXCHANGE_CHOICES)[number]

/** What a person decided about single records, by the rows' keys. */
export type ExchangeDecisions = Readonly<Record<string, ExchangeChoice>>

/** *Units*: decisions in one import. */
const DECISIONS_MAX = 20_000

/** A record in which a file differs from what is here. */
export interface ExchangeRow {
  key: string
  /** 'claim'. */
  noun: string
  label: string
  state: ExchangeState
  /** What differs where both have it, in words. */
  fields: { label: string; mine: string[]; theirs: string[] }[]
  choices: readonly ExchangeChoice[]
  /** What becomes of it by what is chosen for all. */
  usual: Readonly<Record<'both' | 'add' | 'theirs', ExchangeChoice>>
}

/** A larger file is chosen in a dialog instead of being dropped. *Units*: bytes. */
export const DROPPED_LIMIT = 200 * 1024 * 1024

/** What an exchange file holds and what bringing it in would change; shown before anything is. */
export interface ImportPlan {
  fileName: string
  dossier: { id: Id; title: string }
  counts: { entities: number; claims: number; sources: number; notes: number }
  /** True for part of a dossier: brought in over one that is here it only adds. */
  partial: boolean
  /** The dossier with the same id that is here already. */
  existing: {
    title: string
    added: number
    changed: number
    removed: number
    same: number
    /** What can be decided one by one, what was changed on both sides first. */
    rows: ExchangeRow[]
    /** How many more there are, which go by what is chosen for all. */
    more: number
  } | null
  /** What is to be known about the file, one sentence each. */
  about: string[]
  /** All of it in sentences, such as 'Adds the claim …'; at most 200. */
  changes: string[]
}

/** What a person decides about a file of the dossier: its mark, the dossier's own when not given, and what stays behind. */
const handoverChoice = {
  marking: markingSchema.optional(),
  leaveOut: z.array(idSchema).max(10_000).optional(),
}

/** What the renderer asks about files that carry a dossier out or in. */
export const exchangeCalls = {
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
  /** Begins to bring in what was inspected. Until it is written it can be stopped, and then nothing has changed. */
  'exchange:import': call<{ jobId: string }>()(
    z.strictObject({
      token: z.string().max(64),
      as: z.enum(WAYS_TO_BRING_IN).optional(),
      each: z
        .record(z.string().max(200), z.enum(EXCHANGE_CHOICES))
        .refine((each) => Object.keys(each).length <= DECISIONS_MAX, 'are too many decisions')
        .optional(),
    }),
  ),
} as const
