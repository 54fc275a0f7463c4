import type { Claim, ClaimValue } from '../records/claim'
import { unitOf, valuesAgree } from '../dossier/claim-values'
import { propertyInfo } from '../vocabulary/properties'
import { foldText } from '../text/folding'
import { clashes, groupsOf } from './claim-groups'
import { mayOverlap } from './claim-period'
import type { Proposal, ProposingOver } from './proposal'

/** Two values of what has one: a date, a code, a number of the same things. */
export function* oneValue({ claims, entities }: ProposingOver): Generator<Proposal> {
  for (const group of groupsOf(claims, groupKey)) {
    for (const { claim, others } of clashes(group, areAtOdds)) {
      const schema = entities.get(claim.subject)?.schema
      const isEvent = schema === 'Event' || schema === 'Agreement'
      yield { kind: isEvent ? 'event' : 'value', claim, others, because: because(claim, isEvent) }
    }
  }
}

function groupKey({ subject, property, value, qualifiers }: Claim): string | undefined {
  if (value.type === 'novalue' || value.type === 'somevalue') return undefined
  const { functional, countOf } = propertyInfo(property)
  if (functional) return `${subject} ${property}`
  if (!countOf || value.type !== 'number') return undefined
  return JSON.stringify([
    subject,
    property,
    unitOf(value),
    foldText(qualifiers?.role ?? ''),
    qualifiers?.place,
    qualifiers?.event,
  ])
}

function areAtOdds(claim: Claim, other: Claim): boolean {
  return !valuesAgree(claim.value, other.value) && mayOverlap(claim, other)
}

function because({ property, value }: Claim, isEvent: boolean): string {
  const { label, question } = propertyInfo(property)
  const what = question ?? (isEvent && value.type === 'date' ? 'when it happened' : undefined)
  return `${what === undefined ? `Both give ‘${label}’ for the same thing` : `Both say ${what}`}, ${DIFFER[value.type] ?? 'of which there is one.'}`
}

const DIFFER: Readonly<Partial<Record<ClaimValue['type'], string>>> = {
  date: 'and no day fits both.',
  number: 'in the same unit, and the numbers differ.',
}
