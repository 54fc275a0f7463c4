import type { DossierIndex } from '../../dossier/dossier-index'
import { withoutComments } from '../markdown/comments'
import { withoutFormerNames } from './former-names'
import { LinkTargets } from './link-targets'
import { privateNotes, withoutPrivateNames } from './private-links'

/** Makes of a note's text what others may read: no comment is in it, no link in it says what a private note is called, or what something was called before. */
export function sharedBody(index: DossierIndex): (body: string) => string {
  let made: LinkTargets | undefined
  const targets = () => (made ??= new LinkTargets(index))
  const hidden = privateNotes(index, (note) => targets().labelOf(note))
  return (written) => {
    const body = withoutComments(written)
    if (!body.includes('[[')) return body
    const shared = hidden.ids.size === 0 ? body : withoutPrivateNames(body, targets(), hidden)
    return withoutFormerNames(shared, targets())
  }
}
