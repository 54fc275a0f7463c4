import type { Claim } from '../records/claim'
import { datesAgree, type Dated } from '../dating/dates'
import type { Id } from '../records/ids'
import { foldText } from '../text/folding'
import { clashes, groupsOf } from './claim-groups'
import { mayOverlap } from './claim-period'
import { eventOf } from './event-of'
import type { Proposal, ProposingOver } from './proposal'

/** One relation with two beginnings or two ends, and what happened at an event on a day that the event does not have. */
export function* otherDate(over: ProposingOver): Generator<Proposal> {
  for (const group of groupsOf(over.claims, relationKey)) {
    for (const end of ['start', 'end'] as const) {
      const isGivenTwice = (claim: Claim, other: Claim) =>
        differ(claim.qualifiers?.[end], other.qualifiers?.[end]) &&
        (end === 'start' || !differ(claim.qualifiers?.start, other.qualifiers?.start)) &&
        mayOverlap(claim, other)
      for (const found of clashes(group, isGivenTwice)) yield { kind: 'event', ...found, because: BECAUSE[end] }
    }
  }
  yield* awayFromItsEvent(over)
}

const BECAUSE = {
  start: 'Both say since when, and no day fits both.',
  end: 'Both say until when, and no day fits both.',
} as const

function relationKey({ subject, property, value, qualifiers }: Claim): string | undefined {
  if (value.type !== 'entity' || (!qualifiers?.start && !qualifiers?.end)) return undefined
  return JSON.stringify([subject, property, value.entityId, foldText(qualifiers.role ?? '')])
}

function differ(a: Dated | undefined, b: Dated | undefined): boolean {
  return a !== undefined && b !== undefined && !datesAgree(a.edtf, b.edtf)
}

function* awayFromItsEvent({ claims, entities, vocabulary }: ProposingOver): Generator<Proposal> {
  const dates = new Map<Id, Claim[]>()
  for (const claim of claims) {
    if (claim.value.type !== 'date' || claim.kind === 'forecast') continue
    if (!vocabulary.isKind(entities.get(claim.subject)?.schema, 'event')) continue
    dates.set(claim.subject, [...(dates.get(claim.subject) ?? []), claim])
  }
  for (const claim of claims) {
    const when = claim.qualifiers?.happenedAt?.edtf
    const event = eventOf(claim, vocabulary)
    const others = event === undefined || event === claim.subject ? [] : (dates.get(event) ?? [])
    if (when === undefined || claim.kind === 'forecast' || others.length === 0) continue
    if (others.some(({ value }) => value.type === 'date' && datesAgree(value.date.edtf, when))) continue
    yield { kind: 'event', claim, others, because: 'Its date is not that of the event it belongs to.' }
  }
}
