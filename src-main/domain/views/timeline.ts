import type { DossierIndex } from '../dossier/dossier-index'
import type { ClaimView } from './claim-view'
import { claimView } from './claim-among-others'
import { datedItems, sortByDate, type DatedItem } from './entity-page'
import { entityRef, type EntityRef } from './refs'

/** An event or agreement that no source dates. */
export interface UndatedEvent {
  entity: EntityRef
  /** What says that its date is not given, where something does. */
  claim?: ClaimView
}

/** The timeline's page: what has a date, and what should have one. */
export interface Timeline {
  items: DatedItem[]
  undated: UndatedEvent[]
}

/** Every dated claim of the dossier in time order. */
export function timeline(index: DossierIndex): DatedItem[] {
  const items: DatedItem[] = []
  for (const claim of index.claims.values()) {
    items.push(...datedItems(index, claim, entityRef(index, claim.subject)))
  }
  return sortByDate(items)
}

/** Every event and agreement without a date, by name. */
export function undatedEvents(index: DossierIndex): UndatedEvent[] {
  const found: UndatedEvent[] = []
  for (const { id, schema } of index.entities.values()) {
    if (!index.vocabulary.isKind(schema, 'dated')) continue
    const claims = index.claimsAbout(id)
    if (claims.some((claim) => datedItems(index, claim).some(({ isUtterance }) => !isUtterance))) continue
    const claim = claims.find(({ property }) => index.vocabulary.property(property).value === 'date')
    found.push({ entity: entityRef(index, id), ...(claim && { claim: claimView(index, claim) }) })
  }
  return found.sort((a, b) => a.entity.name.localeCompare(b.entity.name))
}
