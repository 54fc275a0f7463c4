import type { CitationView, ClaimView } from '@domain/views/claim-view'

/** A place in a source, with the claim through which it was reached. */
export interface EvidencePlace {
  claim: ClaimView
  citation: CitationView
}

/** Each place that the claims cite, once, however many of them cite it, in the order of the sources' paragraphs. */
export function evidencePlaces(claims: readonly ClaimView[]): EvidencePlace[] {
  const places = new Map<string, EvidencePlace>()
  for (const claim of claims) {
    for (const citation of claim.citations) {
      const key = `${citation.source.id} ${citation.locator}`
      if (!places.has(key)) places.set(key, { claim, citation })
    }
  }
  return [...places.values()].sort((a, b) => inReadingOrder(a.citation, b.citation))
}

function inReadingOrder(a: CitationView, b: CitationView): number {
  return a.source.shortTitle.localeCompare(b.source.shortTitle) || Number(a.paragraph ?? 0) - Number(b.paragraph ?? 0)
}
