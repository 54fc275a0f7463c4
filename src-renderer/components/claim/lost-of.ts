import type { CitationView, ClaimView } from '@domain/views/claim-view'

/** The citations of a claim that have lost their words; of a deleted source it is said that it is deleted. */
export function lostOf({ citations }: ClaimView): CitationView[] {
  return citations.filter(({ lost, source }) => lost !== undefined && !source.missing)
}
