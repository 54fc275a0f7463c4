import type { CitationView } from './claim-view'

type Bearing = Pick<CitationView, 'source' | 'lost'>

/** False for a citation whose source has been deleted, or no longer has the words that it cites: it bears nothing out. */
export function bearsOut({ source, lost }: Bearing): boolean {
  return source.missing !== true && lost === undefined
}

/** Why no citation bears a line out, as it is said beside it; undefined where one does. */
export function whyUnsourced(citations: readonly Bearing[]): string | undefined {
  if (citations.some(bearsOut)) return undefined
  if (citations.length === 0) return 'no source'
  const deleted = citations.filter(({ source }) => source.missing === true).length
  if (deleted === citations.length) return 'all its sources have been deleted'
  if (deleted > 0) return 'its sources have been deleted or no longer have the words it cites'
  return citations.length === 1
    ? 'its source no longer has the words it cites'
    : 'its sources no longer have the words it cites'
}
