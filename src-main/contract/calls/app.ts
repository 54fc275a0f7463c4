import { z } from 'zod'
import type { Id } from '../../domain/records/ids'
import { call } from '../call'
import { nothing } from '../inputs'
import type { DossierListing } from './dossier'

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

/** What the renderer asks about the app itself. */
export const appCalls = {
  'app:info': call<AppInfo>()(nothing),
  'app:remember': call<null>()(
    z.strictObject({
      key: z.string().regex(/^[a-z][A-Za-z0-9.-]{0,60}$/),
      value: z.union([z.string().max(50_000), z.number(), z.boolean()]),
    }),
  ),
  'app:restart': call<null>()(nothing),
} as const
