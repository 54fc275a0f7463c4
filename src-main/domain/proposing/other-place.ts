import type { Claim } from '../records/claim'
import type { Id } from '../records/ids'
import { Multimap } from '../multimap'
import type { KindRole } from '../vocabulary/definition'
import { clashes, groupsOf } from './claim-groups'
import { mayOverlap } from './claim-period'
import { eventOf } from './event-of'
import type { Proposal, ProposingOver } from './proposal'

/** One event in two places, and what happened at an event in a place where the event was not. */
export function* otherPlace(over: ProposingOver): Generator<Proposal> {
  const places = new Places(over)
  const { vocabulary } = over
  const isVenue = ({ property }: Claim) => vocabulary.isProperty(property, 'venue')
  for (const group of groupsOf(over.claims, (claim) => (isVenue(claim) ? claim.subject : undefined)))
    for (const found of clashes(group, (a, b) => places.areApart(placeOf(a), placeOf(b)) && mayOverlap(a, b)))
      yield { kind: 'event', ...found, because: 'Both say where it was held, and neither place lies in the other.' }
  const held = new Multimap<Id, Claim>()
  for (const claim of over.claims) if (isVenue(claim)) held.add(claim.subject, claim)
  for (const claim of over.claims) {
    const place = claim.qualifiers?.place
    const event = eventOf(claim, vocabulary)
    const others = event === undefined || event === claim.subject ? [] : held.get(event)
    if (place === undefined || claim.kind === 'forecast' || others.length === 0) continue
    if (others.every((other) => other.kind !== 'forecast' && places.areApart(place, placeOf(other))))
      yield { kind: 'event', claim, others, because: 'Its place is not where the event it belongs to was held.' }
  }
}

function placeOf({ value }: Claim): Id | undefined {
  return value.type === 'entity' ? value.entityId : undefined
}

/** What lies in what, as far as the dossier says. */
class Places {
  private readonly within = new Multimap<Id, Id>()
  private readonly around = new Map<Id, ReadonlySet<Id>>()

  constructor(private readonly over: ProposingOver) {
    for (const { subject, property, value } of over.claims)
      if (value.type === 'entity' && over.vocabulary.isProperty(property, 'within'))
        this.within.add(subject, value.entityId)
  }

  /**
   * True when two places are certainly not one within the other: two countries, or places of which the dossier says where they lie.
   * Of a place that nobody has put anywhere, and of a body, which has many doors, nobody can say so.
   */
  areApart(a: Id | undefined, b: Id | undefined): boolean {
    if (a === undefined || b === undefined || a === b) return false
    const [one, other] = [this.aroundOf(a), this.aroundOf(b)]
    if (one.has(b) || other.has(a)) return false
    return this.isPlaced(a) && this.isPlaced(b)
  }

  /** True for a country, and for a place in one. */
  private isPlaced(id: Id): boolean {
    if (this.is(id, 'country')) return true
    return this.is(id, 'place') && [...this.aroundOf(id)].some((each) => this.is(each, 'country'))
  }

  private is(id: Id, role: KindRole): boolean {
    return this.over.vocabulary.isKind(this.over.entities.get(id)?.schema, role)
  }

  private aroundOf(id: Id): ReadonlySet<Id> {
    const known = this.around.get(id)
    if (known) return known
    const found = new Set<Id>(this.within.get(id))
    // A set goes on to what is put into it meanwhile.
    for (const each of found) for (const outer of this.within.get(each)) found.add(outer)
    this.around.set(id, found)
    return found
  }
}
