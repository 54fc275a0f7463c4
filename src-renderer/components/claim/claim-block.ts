import type { ClaimView } from '@domain/views/claim-view'
import type { Attachment } from 'svelte/attachments'
import { citationCard } from '../../state/forms/citation-card.svelte'
import { context } from '../../state/dossier/context.svelte'

/** Makes an element a claim that J and K step to and that the context pane speaks about when it has the focus. */
export function claimBlock(claim: ClaimView): Attachment<HTMLElement> {
  return (element) => {
    element.dataset.claim = claim.id
    element.tabIndex = -1
    const take = (event: FocusEvent) => {
      // A marker inside says more exactly what is meant, and says it itself.
      if (event.target === element) context.focusClaim(claim)
    }
    const leave = (event: FocusEvent) => event.target === element && citationCard.leave(element)
    element.addEventListener('focusin', take)
    element.addEventListener('focusout', leave)
    return () => {
      element.removeEventListener('focusin', take)
      element.removeEventListener('focusout', leave)
    }
  }
}
