import type { Claim } from '../../domain/records/claim'
import type { DossierIndex } from '../../domain/dossier/dossier-index'
import type { Id } from '../../domain/records/ids'
import { foldText } from '../../domain/text/folding'
import { searchedDetails, searchedWords, type ClaimView } from '../../domain/views/claim-view'
import { claimView } from '../../domain/views/claim-among-others'

/**
 * Claims to choose from: those in whose subject, names, property, value, role, share and sum all the words occur, whatever their case and accents.
 * Outlines are no claims that anybody would cite. *Shape*: the first `limit`, with how many there are.
 */
export function findClaims(index: DossierIndex, words: string, limit: number): { claims: ClaimView[]; total: number } {
  const wanted = foldText(words).split(' ').filter(Boolean)
  const names = new Map<Id, string>()
  const namesOf = (id: Id): string => {
    let folded = names.get(id)
    if (folded === undefined) {
      folded = foldText((index.entities.get(id)?.names ?? []).map((name) => name.value).join(' '))
      names.set(id, folded)
    }
    return folded
  }
  const matches = (claim: Claim): boolean => {
    if (claim.value.type === 'geometry' || claim.rank === 'deprecated') return false
    if (wanted.length === 0) return true
    const speaker = claim.attributedTo === undefined ? '' : namesOf(claim.attributedTo)
    const value = claim.value.type === 'entity' ? namesOf(claim.value.entityId) : foldText(searchedWords(index, claim))
    const all = `${namesOf(claim.subject)} ${foldText(index.vocabulary.property(claim.property).label)} ${value} ${foldText(searchedDetails(claim))} ${speaker} ${claim.id}`
    return wanted.every((word) => all.includes(word))
  }
  const found: Claim[] = []
  let total = 0
  for (const claim of index.claims.values()) {
    if (!matches(claim)) continue
    total += 1
    if (found.length < limit) found.push(claim)
  }
  return { claims: found.map((claim) => claimView(index, claim)), total }
}

/** Claims by id, in the order asked for; those that are gone are left out. */
export function claimViews(index: DossierIndex, ids: readonly Id[]): ClaimView[] {
  return ids.flatMap((id) => {
    const claim = index.claims.get(id)
    return claim ? [claimView(index, claim)] : []
  })
}
