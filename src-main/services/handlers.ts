import type { Handlers } from '../contract/dispatch'
import { answeringWith } from './answering'
import type { AppContext } from './app-context'
import { appHandlers } from './handlers/app'
import { backupHandlers } from './handlers/backup'
import { binHandlers } from './handlers/bin'
import { briefingHandlers } from './handlers/briefing'
import { citationHandlers } from './handlers/citation'
import { claimHandlers } from './handlers/claim'
import { copyHandlers } from './handlers/copy'
import { dataHandlers } from './handlers/data'
import { dossierHandlers } from './handlers/dossier'
import { editHandlers } from './handlers/edit'
import { entityHandlers } from './handlers/entity'
import { exchangeHandlers } from './handlers/exchange'
import { fileHandlers } from './handlers/file'
import { highlightHandlers } from './handlers/highlight'
import { jobHandlers } from './handlers/job'
import { noteHandlers } from './handlers/note'
import { recordHandlers } from './handlers/record'
import { recoveryHandlers } from './handlers/recovery'
import { sourceHandlers } from './handlers/source'
import { tagHandlers } from './handlers/tag'
import { windowHandlers } from './handlers/window'

/** The app's answer to every call of the contract, for one window: what it was shown to choose from is known to it alone. */
export function createHandlers(context: AppContext): Handlers {
  const answering = answeringWith(context)
  return {
    ...appHandlers(answering),
    ...backupHandlers(answering),
    ...binHandlers(answering),
    ...briefingHandlers(answering),
    ...citationHandlers(answering),
    ...claimHandlers(answering),
    ...copyHandlers(answering),
    ...dataHandlers(answering),
    ...dossierHandlers(answering),
    ...editHandlers(answering),
    ...entityHandlers(answering),
    ...exchangeHandlers(answering),
    ...fileHandlers(answering),
    ...highlightHandlers(answering),
    ...jobHandlers(answering),
    ...noteHandlers(answering),
    ...recordHandlers(answering),
    ...recoveryHandlers(answering),
    ...sourceHandlers(answering),
    ...tagHandlers(answering),
    ...windowHandlers(answering),
  }
}
