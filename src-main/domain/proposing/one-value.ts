import type { Claim, ClaimValue } from '../records/claim'
import { unitOf, valuesAgree } from '../dossier/claim-values'
import { foldText } from '../text/folding'
import { clashes, groupsOf } from './claim-groups'
import { mayOverlap } from './claim-period'
import type { Proposal, ProposingOver } from './proposal'
import type { Property, Vocabulary } from '../vocabulary/vocabulary'

/** Two values of what has one: a date, a code, a number of the same things. */
export function* oneValue({ claims, entities, vocabulary }: ProposingOver): Generator<Proposal> {
  for (const group of groupsOf(claims, (claim) => groupKey(claim, vocabulary))) {
    for (const { claim, others } of clashes(group, areAtOdds)) {
      const isEvent = vocabulary.isKind(entities.get(claim.subject)?.schema, 'dated')
      const why = because(claim, vocabulary.property(claim.property), isEvent)
      yield { kind: isEvent ? 'event' : 'value', claim, others, because: why }
    }
  }
}

function groupKey({ subject, property, value, qualifiers }: Claim, vocabulary: Vocabulary): string | undefined {
  if (value.type === 'novalue' || value.type === 'somevalue') return undefined
  const { one } = vocabulary.property(property)
  if (one === 'value') return `${subject} ${property}`
  const unit = one === 'of-each-unit' ? unitOf(value) : undefined
  if (unit === undefined) return undefined
  return JSON.stringify([
    subject,
    property,
    unit,
    foldText(qualifiers?.role ?? ''),
    qualifiers?.place,
    qualifiers?.event,
  ])
}

function areAtOdds(claim: Claim, other: Claim): boolean {
  return !valuesAgree(claim.value, other.value) && mayOverlap(claim, other)
}

function because({ value }: Claim, { label, question }: Property, isEvent: boolean): string {
  const what = question ?? (isEvent && value.type === 'date' ? 'when it happened' : undefined)
  return `${what === undefined ? `Both give ‘${label}’ for the same thing` : `Both say ${what}`}, ${DIFFER[value.type] ?? 'of which there is one.'}`
}

const DIFFER: Readonly<Partial<Record<ClaimValue['type'], string>>> = {
  date: 'and no day fits both.',
  number: 'in the same unit, and the numbers differ.',
  money: 'in the same currency, and the sums differ.',
  percentage: 'and the percentages differ.',
  identifier: 'of which there is one, and the numbers differ.',
}
