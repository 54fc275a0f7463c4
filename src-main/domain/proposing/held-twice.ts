import type { Claim } from '../claim'
import { propertyInfo } from '../properties'
import { foldText } from '../folding'
import { clashes, groupsOf } from './claim-groups'
import { doOverlap, isUndated, maySucceed } from './claim-period'
import type { Proposal, ProposingOver } from './proposal'

/** An office that two hold at one time, and shares that are given twice or come to more than the whole. */
export function* heldTwice({ claims }: ProposingOver): Generator<Proposal> {
  for (const group of groupsOf(claims, officeKey)) {
    for (const found of clashes(group, (a, b) => a.subject !== b.subject && doOverlap(a, b)))
      yield { kind: 'held-twice', ...found, because: 'Two hold one office at one time.' }
  }
  for (const group of groupsOf(claims, shareKey)) {
    for (const found of clashes(group, isGivenTwice))
      yield { kind: 'held-twice', ...found, because: 'One share is given twice for one time, and the sizes differ.' }
    for (const found of clashes(group, areMoreThanAll))
      yield { kind: 'held-twice', ...found, because: 'At one time the two shares come to more than the whole.' }
  }
}

/** Offices of which a body has several. */
const MANY =
  /\b(?:members?|deputy|vice|advis[eo]rs?|co|joint|delegates?|representatives?|partners?|shareholders?|employees?|officers?|spokes\p{L}+|envoys?|assistants?|counsellors?|staff|secretar(?:y|ies) of state|(?:board|non executive|independent|executive|company)? ?directors?(?! general))\b/u
/** Directors of whom there is one. */
const ONE = /\b(?:managing|general|sole) director\b/u

function officeKey({ property, value, qualifiers }: Claim): string | undefined {
  if (!propertyInfo(property).office || value.type !== 'entity' || qualifiers?.role === undefined) return undefined
  const role = foldText(qualifiers.role)
  return MANY.test(role) && !ONE.test(role) ? undefined : `${value.entityId} ${role}`
}

function shareKey(claim: Claim): string | undefined {
  if (claim.value.type !== 'entity' || shareOf(claim) === null) return undefined
  return `${claim.property} ${claim.value.entityId} ${shareWords(claim)}`
}

function isGivenTwice(a: Claim, b: Claim): boolean {
  return a.subject === b.subject && shareOf(a) !== shareOf(b) && areAtOneTime(a, b) && !maySucceed(a, b)
}

function areMoreThanAll(a: Claim, b: Claim): boolean {
  return a.subject !== b.subject && (shareOf(a) ?? 0) + (shareOf(b) ?? 0) > 100.5 && areAtOneTime(a, b)
}

function areAtOneTime(a: Claim, b: Claim): boolean {
  return isUndated(a) && isUndated(b) ? true : doOverlap(a, b)
}

const SHARE = /(\d{1,3}(?:[.,]\d+)?)\s*(?:%|per ?cent\b)/iu

/** *Units*: per cent; null where the claim gives none or one that is held through others, and is counted with theirs. */
function shareOf({ qualifiers }: Claim): number | null {
  const role = qualifiers?.role ?? ''
  const [, figure] = SHARE.exec(role) ?? []
  return figure === undefined || /indirect/iu.test(role) ? null : Number(figure.replace(',', '.'))
}

/** What it is a share of: 'of the votes'. */
function shareWords({ qualifiers }: Claim): string {
  return foldText((qualifiers?.role ?? '').replace(SHARE, ' '))
    .replace(/\b(?:about|some|holds?|owns?|shares?|stakes?|of|the|a|with)\b/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
}
