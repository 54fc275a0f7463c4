import type { z } from 'zod'
import type { Call } from './call'
import { appCalls } from './calls/app'
import { backupCalls } from './calls/backup'
import { binCalls } from './calls/bin'
import { briefingCalls } from './calls/briefing'
import { citationCalls } from './calls/citation'
import { claimCalls } from './calls/claim'
import { copyCalls } from './calls/copy'
import { dataCalls } from './calls/data'
import { dossierCalls } from './calls/dossier'
import { editCalls } from './calls/edit'
import { entityCalls } from './calls/entity'
import { exchangeCalls } from './calls/exchange'
import { fileCalls } from './calls/file'
import { highlightCalls } from './calls/highlight'
import { jobCalls } from './calls/job'
import { noteCalls } from './calls/note'
import { recordCalls } from './calls/record'
import { recoveryCalls } from './calls/recovery'
import { sourceCalls } from './calls/source'
import { tagCalls } from './calls/tag'
import { windowCalls } from './calls/window'

/** Everything the renderer may ask of the main process, and nothing else: the calls of each noun stand in the file that it names. */
export const calls = {
  ...appCalls,
  ...backupCalls,
  ...binCalls,
  ...briefingCalls,
  ...citationCalls,
  ...claimCalls,
  ...copyCalls,
  ...dataCalls,
  ...dossierCalls,
  ...editCalls,
  ...entityCalls,
  ...exchangeCalls,
  ...fileCalls,
  ...highlightCalls,
  ...jobCalls,
  ...noteCalls,
  ...recordCalls,
  ...recoveryCalls,
  ...sourceCalls,
  ...tagCalls,
  ...windowCalls,
} as const

export type Calls = typeof calls
export type Channel = keyof Calls
export type Input<C extends Channel> = z.infer<Calls[C]['input']>
export type Output<C extends Channel> = Calls[C] extends Call<z.ZodType, infer O> ? O : never
