import { z } from 'zod'
import type { FolderLook } from '../../domain/ports'
import { call } from '../call'
import { nothing } from '../inputs'

/** A folder that the person chose as one for their data. `folder` is to be shown to them and nowhere else. */
export interface ChosenFolder extends FolderLook {
  token: string
  folder: string
}

/** What the renderer asks about the data folder. Folders are chosen in dialogs and named by tokens. */
export const dataCalls = {
  /** Answers null when the dialog was closed. */
  'data:choose-folder': call<ChosenFolder | null>()(nothing),
  'data:move': call<{ jobId: string }>()(z.strictObject({ token: z.string() })),
  'data:switch': call<null>()(z.strictObject({ token: z.string() })),
  'data:show-folder': call<null>()(nothing),
} as const
