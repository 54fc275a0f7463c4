import type { Citation } from '../citation'
import { citationPlace } from '../citing/citation-place'
import type { DossierIndex } from '../dossier-index'
import { citationView, claimView, type CitationView, type ClaimView } from './claim-view'
import { entityRef, type EntityRef } from './refs'

/** A citation whose words are no longer in its source, with the line that rests on it: a claim, or what is said on a page of itself. */
export interface LostCitation {
  citation: CitationView
  /** Its place in the list of what rests on it. */
  at: number
  claim?: ClaimView
  /** A name or the summary of a page; of the dossier's own summary without the page. */
  line?: string
  entity?: EntityRef
}

/** The citations that have lost their words; those of deleted sources are said to be that. */
export function lostCitations(index: DossierIndex): LostCitation[] {
  const list: LostCitation[] = []
  const look = (citations: readonly Citation[], line: () => Omit<LostCitation, 'citation' | 'at'>) => {
    citations.forEach((citation, at) => {
      if (isLost(index, citation)) list.push({ citation: citationView(index, citation), at, ...line() })
    })
  }
  for (const claim of index.claims.values()) look(claim.citations, () => ({ claim: claimView(index, claim) }))
  for (const entity of index.entities.values()) {
    const on = (line: string) => () => ({ entity: entityRef(index, entity.id), line })
    for (const name of entity.names) look(name.citations, on(`The name ${name.value}`))
    if (entity.summary) look(entity.summary.citations, on(entity.summary.text))
  }
  if (index.meta.summary) {
    const { text, citations } = index.meta.summary
    look(citations, () => ({ line: text }))
  }
  return list
}

/** How many there are. */
export function countLostCitations(index: DossierIndex): number {
  let count = 0
  const look = (citations: readonly Citation[] = []) => {
    for (const citation of citations) if (isLost(index, citation)) count++
  }
  for (const claim of index.claims.values()) look(claim.citations)
  for (const entity of index.entities.values()) {
    for (const name of entity.names) look(name.citations)
    look(entity.summary?.citations)
  }
  look(index.meta.summary?.citations)
  return count
}

function isLost(index: DossierIndex, citation: Citation): boolean {
  const source = index.sources.get(citation.sourceId)
  return source !== undefined && citationPlace(source, citation).kind === 'lost'
}
