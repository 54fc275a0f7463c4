import type { Claim } from '../records/claim'
import type { Entity } from '../records/entity'
import type { Id } from '../records/ids'
import { denials } from './denial'
import { heldTwice } from './held-twice'
import { oneValue } from './one-value'
import { otherDate } from './other-date'
import { otherPlace } from './other-place'
import type { Proposal } from './proposal'
import type { Vocabulary } from '../vocabulary/vocabulary'

/**
 * The contradictions that a dossier may hold: each pair of claims once, without those on which somebody has decided either way.
 * A superseded claim contradicts nothing. Time is linear in the claims, but for groups that say one thing in many ways.
 */
export function proposeContradictions(of: {
  claims: ReadonlyMap<Id, Claim>
  entities: ReadonlyMap<Id, Entity>
  vocabulary: Vocabulary
}): Proposal[] {
  const claims = [...of.claims.values()].filter(({ rank }) => rank !== 'deprecated')
  const closed = decidedPairs(of.claims.values())
  const over = { claims, entities: of.entities, vocabulary: of.vocabulary }
  const found: Proposal[] = []
  for (const rule of [oneValue, otherDate, otherPlace, denials, heldTwice]) {
    for (const proposal of rule(over)) {
      const others = proposal.others.filter(({ id }) => !closed.has(pairKey(proposal.claim.id, id)))
      if (others.length === 0 || (proposal.isWhole && others.length < proposal.others.length)) continue
      for (const { id } of others) closed.add(pairKey(proposal.claim.id, id))
      found.push({ ...proposal, others })
    }
  }
  return found
}

function decidedPairs(claims: Iterable<Claim>): Set<string> {
  const pairs = new Set<string>()
  for (const { id, disputes = [], agreesWith = [] } of claims) {
    for (const { claimId } of disputes) pairs.add(pairKey(id, claimId))
    for (const other of agreesWith) pairs.add(pairKey(id, other))
  }
  return pairs
}

function pairKey(a: Id, b: Id): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`
}
