import type { CitationAddress } from '@domain/citing/citing-records'
import { dialogs } from '../window/dialogs.svelte'

/** Opens what makes a citation again: the claim's form, in which its words can be changed too, or a dialog for the citation alone. */
export function citeAnew(at: CitationAddress): void {
  if (at.collection === 'claims') dialogs.show({ kind: 'claim', id: at.id, anew: at.at })
  else dialogs.show({ kind: 'cite-anew', at })
}
