import type { Origin } from '@domain/dossier/dossier-index'
import type { Id } from '@domain/records/ids'
import { context } from './context.svelte'
import { currentPage } from './page.svelte'

/** Whose a record on the page is; undefined when the page does not show it. */
export function originOf(id: Id): Origin | undefined {
  const { data } = currentPage
  if (data?.page === 'entity' && data.entity.id === id) return data.entity.origin
  if (data?.page === 'source' && data.source.id === id) return data.source.origin
  if (context.claim?.id === id) return context.claim.origin
  return undefined
}
