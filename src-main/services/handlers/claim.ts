import type { claimCalls } from '../../contract/calls/claim'
import type { HandlersOf } from '../../contract/dispatch'
import type { Answering } from '../answering'
import { saveClaim, letStand } from '../content/edit-content'
import { decideBetween } from '../content/edit-contradictions'
import { claimViews, findClaims } from '../content/find-claims'
import { found } from '../session/dossier-session'

/** The answers about claims. */
export function claimHandlers({ open, saved }: Answering): HandlersOf<typeof claimCalls> {
  return {
    'claim:get': async ({ dossierId, id }) => found((await open(dossierId)).index.claims.get(id), 'claim'),
    'claim:save': ({ dossierId, claim }) => saved(dossierId, (session) => saveClaim(session, claim)),
    'claim:let-stand': ({ dossierId, ids }) => saved(dossierId, (session) => letStand(session, ids)),
    'claim:decide': ({ dossierId, ...choice }) => saved(dossierId, (session) => decideBetween(session, choice)),
    'claim:find': async ({ dossierId, words, limit }) => findClaims((await open(dossierId)).index, words, limit),
    'claim:views': async ({ dossierId, ids }) => claimViews((await open(dossierId)).index, ids),
  }
}
