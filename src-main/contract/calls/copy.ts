import { z } from 'zod'
import type { CopyPlan } from '../../domain/ports'
import { call } from '../call'
import { nothing } from '../inputs'

/** What there is to know about full copies. `folder` is to be shown to the person and nowhere else. */
export interface CopyStatus {
  plan: {
    folder: string
    every: CopyPlan['every']
    lastAt?: string
    lastName?: string
    /** Why the last one that was to be made by itself was not. */
    problem?: string
  } | null
  isThere: boolean
  /** The last copy holds all that is here. */
  isNothingNew: boolean
}

/** What the renderer asks about full copies on another disk. Folders are chosen in dialogs and named by tokens. */
export const copyCalls = {
  'copy:status': call<CopyStatus>()(nothing),
  /** Asks for the folder, or takes the one of the last time; null when the dialog was closed. */
  'copy:make': call<{ jobId: string } | null>()(z.strictObject({ again: z.boolean() })),
  'copy:schedule': call<null>()(z.strictObject({ every: z.enum(['never', 'there', 'day', 'week']) })),
  /** Asks for a copy, reads it and changes nothing; null when the dialog was closed. The job ends with what it holds. */
  'copy:look': call<{ jobId: string } | null>()(nothing),
  /** `how` says for each file of the copy what becomes of its dossier; what is not named stays as it is here. */
  'copy:bring-back': call<{ jobId: string }>()(
    z.strictObject({
      token: z.string().max(64),
      how: z.record(z.string().max(200), z.enum(['leave', 'add', 'replace'])),
    }),
  ),
} as const
