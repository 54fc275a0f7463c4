import type { Id } from '@domain/records/ids'
import type { CitationView, ClaimView } from '@domain/views/claim-view'

/** The claim as a page shows it, wherever on it; null when it does not. *Shape*: `page` is a page's data, whole or a part. */
export function claimIn(page: unknown, id: Id): ClaimView | null {
  return firstIn(page, (value): value is ClaimView => isClaim(value) && value.id === id)
}

/** The citation of the same place as a page shows it; null when it does not. */
export function citationIn(page: unknown, { source, locator }: CitationView): CitationView | null {
  return firstIn(
    page,
    (value): value is CitationView => isCitation(value) && value.source.id === source.id && value.locator === locator,
  )
}

/** *Source*: no other view has both; a claim's ref has neither. */
function isClaim(value: object): value is ClaimView {
  return 'property' in value && 'citations' in value
}

/** *Source*: no other view has both. */
function isCitation(value: object): value is CitationView {
  return 'marker' in value && 'locator' in value
}

function firstIn<T extends object>(page: unknown, isWanted: (value: object) => value is T): T | null {
  // Not by recursion: nobody says how deep a page is.
  const left: unknown[] = [page]
  while (left.length > 0) {
    const value = left.pop()
    if (typeof value !== 'object' || value === null) continue
    if (isWanted(value)) return value
    for (const part of Object.values(value)) if (typeof part === 'object') left.push(part)
  }
  return null
}
