import type { DossierIndex } from '../dossier-index'
import { datedItem, sortByDate, type DatedItem } from './entity-page'
import { entityRef } from './refs'

/** Every dated claim of the dossier in time order. */
export function timeline(index: DossierIndex): DatedItem[] {
  const items: DatedItem[] = []
  for (const claim of index.claims.values()) {
    const item = datedItem(index, claim, entityRef(index, claim.subject))
    if (item) items.push(item)
  }
  return sortByDate(items)
}
