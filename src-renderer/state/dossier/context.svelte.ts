import type { CitationView, ClaimView } from '@domain/views/claim-view'
import { citationIn, claimIn } from '../../lib/claims-in-view'

export type ContextTab = 'source' | 'notes' | 'links'

/** What the pane on the right is about: the claim or the single citation that was last pointed at. */
class Context {
  tab = $state<ContextTab>('source')
  claim = $state.raw<ClaimView | null>(null)
  citation = $state.raw<CitationView | null>(null)
  /** Pointed at with the mouse, not yet chosen: shown while the pointer stays. */
  private hovered = $state.raw<{ citation: CitationView; claim: ClaimView | null } | null>(null)

  /** The citations to show, most wanted first. */
  readonly citations = $derived.by((): readonly CitationView[] => {
    if (this.hovered) return [this.hovered.citation]
    if (this.citation) return [this.citation]
    return this.claim?.citations ?? []
  })
  readonly claimShown = $derived(this.hovered ? this.hovered.claim : this.claim)

  /** The reader stands on a claim. */
  focusClaim(claim: ClaimView): void {
    this.claim = claim
    this.citation = null
  }

  /** The reader stands on one marker. */
  focusCitation(citation: CitationView, claim: ClaimView | null): void {
    this.claim = claim
    this.citation = citation
  }

  hover(citation: CitationView, claim: ClaimView | null): void {
    this.hovered = { citation, claim }
  }

  unhover(): void {
    this.hovered = null
  }

  /** The page was read anew: what is in focus is as it is there now, or nothing when it is there no more. */
  follow(page: unknown): void {
    const { claim, citation, hovered } = this
    this.claim = claim && claimIn(page, claim.id)
    // What a claim rests on goes with the claim; what stands by itself, as under a summary, is looked for by itself.
    this.citation = citation && citationIn(claim ? this.claim : page, citation)
    if (!hovered) return
    const hoveredClaim = hovered.claim && claimIn(page, hovered.claim.id)
    const hoveredCitation = citationIn(hovered.claim ? hoveredClaim : page, hovered.citation)
    this.hovered = hoveredCitation && { citation: hoveredCitation, claim: hoveredClaim }
  }

  /** A new page: nothing on it is in focus yet. */
  clear(): void {
    this.claim = null
    this.citation = null
    this.hovered = null
  }
}

export const context = new Context()
