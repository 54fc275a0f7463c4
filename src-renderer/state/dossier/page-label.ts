import { session } from './session.svelte'
import type { PageData } from './page-data'

const NAMES = {
  timeline: 'Timeline',
  notes: 'Notes',
  audit: 'Audit',
  bin: 'Bin',
  backups: 'Backups',
  sources: 'Sources',
} as const

/** What a page is called where it is named in a line; null for the overview, which is the dossier itself. */
export function pageLabel(data: PageData): string | null {
  switch (data.page) {
    case 'entity':
      return data.entity.name
    case 'source':
      return data.source.title
    case 'briefing':
      return data.briefing.title
    case 'list':
      return session.vocabulary.kind(data.schema).plural
    case 'overview':
      return null
    default:
      return NAMES[data.page]
  }
}
