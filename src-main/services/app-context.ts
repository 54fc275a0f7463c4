import type { BriefingWriters } from '../domain/briefing/files'
import type { ReadingOutside } from '../domain/exchange/exchange-ports'
import type { PrintedIn } from '../domain/leaving/carry'
import type { RenderBriefing, Settings } from '../domain/ports'
import type { Id } from '../domain/records/ids'
import type { Jobs } from '../threads/jobs'
import type { CopyDesk } from './desktop/copy-desk'
import type { Shell } from './desktop/shell'
import type { Exporters } from './exchange/exchange-export'
import type { DossierLibrary } from './session/dossier-library'
import type { DossierSession } from './session/dossier-session'

/** What the handlers of one window work with. `shell` and `jobs` are its own, the rest belongs to all. */
export interface AppContext {
  library: DossierLibrary
  settings: { value: Settings; save(settings: Settings): Promise<void> }
  tell: Tell
  shell: Shell
  jobs: Jobs
  /** One for all windows. */
  copies: CopyDesk
  render: RenderBriefing
  briefingWriters: BriefingWriters
  printedIn: PrintedIn
  exporters: Exporters
  reading: ReadingOutside
  app: { version: string; platform: string; dataFolder: string; firstDossier: Id }
}

/** Tells the other windows what this one changed. */
export interface Tell {
  dossiersChanged(): void
  dossierChanged(session: DossierSession): void
  remembered(key: string, value: string | number | boolean): void
}
