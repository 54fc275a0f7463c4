import type { BackupList } from '@contract/calls/backup'
import type { Briefing } from '@domain/records/briefing'
import type { KindId } from '@domain/vocabulary/definition'
import type { Audit } from '@domain/views/audit'
import type { BinView } from '@domain/views/bin-view'
import type { EntityPage } from '@domain/views/entity-page'
import type { Overview } from '@domain/views/overview'
import type { SourcePage } from '@domain/views/source-page'
import type { Timeline } from '@domain/views/timeline'

/** What a page shows, by page. Lists that the contents already hold bring nothing of their own. */
export type PageData =
  | { page: 'overview'; overview: Overview }
  | { page: 'timeline'; timeline: Timeline }
  | { page: 'notes' }
  | { page: 'audit'; audit: Audit }
  | { page: 'bin'; entries: BinView[] }
  | { page: 'backups'; list: BackupList }
  | { page: 'sources'; overview: Overview }
  | { page: 'list'; schema: KindId }
  | { page: 'entity'; entity: EntityPage }
  | { page: 'source'; source: SourcePage }
  | { page: 'briefing'; briefing: Briefing }
