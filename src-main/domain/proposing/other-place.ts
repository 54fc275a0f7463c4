import type { Claim } from '../records/claim'
import type { Entity } from '../records/entity'
import type { Id } from '../records/ids'
import { Multimap } from '../multimap'
import { propertyInfo } from '../vocabulary/properties'
import { clashes, groupsOf } from './claim-groups'
import { mayOverlap } from './claim-period'
import type { Proposal, ProposingOver } from './proposal'

/** One event in two places, and what happened at an event in a place where the event was not. */
export function* otherPlace(over: ProposingOver): Generator<Proposal> {
  const places = new Places(over)
  for (const group of groupsOf(over.claims, ({ subject, property }) => (property === 'held-at' ? subject : undefined)))
    for (const found of clashes(group, (a, b) => places.areApart(placeOf(a), placeOf(b)) && mayOverlap(a, b)))
      yield { kind: 'event', ...found, because: 'Both say where it was held, and neither place lies in the other.' }
  const held = new Multimap<Id, Claim>()
  for (const claim of over.claims) if (claim.property === 'held-at') held.add(claim.subject, claim)
  for (const claim of over.claims) {
    const place = claim.qualifiers?.place
    const event = eventOf(claim)
    const others = event === undefined || event === claim.subject ? [] : held.get(event)
    if (place === undefined || claim.kind === 'forecast' || others.length === 0) continue
    if (others.every((other) => other.kind !== 'forecast' && places.areApart(place, placeOf(other))))
      yield { kind: 'event', claim, others, because: 'Its place is not where the event it belongs to was held.' }
  }
}

function placeOf({ value }: Claim): Id | undefined {
  return value.type === 'entity' ? value.entityId : undefined
}

function eventOf({ property, value, qualifiers }: Claim): Id | undefined {
  return propertyInfo(property).attends && value.type === 'entity' ? value.entityId : qualifiers?.event
}

/** What lies in what, as far as the dossier says. */
class Places {
  private readonly within = new Multimap<Id, Id>()
  private readonly around = new Map<Id, ReadonlySet<Id>>()

  constructor({ claims, entities }: ProposingOver) {
    this.entities = entities
    for (const { subject, property, value } of claims)
      if (value.type === 'entity' && (property === 'located-in' || property === 'part-of'))
        this.within.add(subject, value.entityId)
  }

  private readonly entities: ReadonlyMap<Id, Entity>

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
    const schema = this.entities.get(id)?.schema
    if (schema === 'Country') return true
    return schema === 'Place' && [...this.aroundOf(id)].some((each) => this.entities.get(each)?.schema === 'Country')
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
