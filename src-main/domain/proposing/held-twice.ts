import type { Claim } from '../records/claim'
import type { Id } from '../records/ids'
import { foldText } from '../text/folding'
import { clashes, groupsOf } from './claim-groups'
import { doOverlap, holdsAt, isUndated, maySucceed, periodOf } from './claim-period'
import type { Proposal, ProposingOver } from './proposal'
import { shareOf } from './share'
import type { Vocabulary } from '../vocabulary/vocabulary'

/** An office that two hold at one time, and shares that are given twice or come to more than the whole. */
export function* heldTwice({ claims, vocabulary }: ProposingOver): Generator<Proposal> {
  for (const group of groupsOf(claims, (claim) => officeKey(claim, vocabulary))) {
    for (const found of clashes(group, (a, b) => a.subject !== b.subject && doOverlap(a, b)))
      yield { kind: 'held-twice', ...found, because: 'Two hold one office at one time.' }
  }
  for (const group of groupsOf(claims, shareKey)) {
    for (const found of clashes(group, isGivenTwice))
      yield { kind: 'held-twice', ...found, because: 'One share is given twice for one time, and the sizes differ.' }
    for (const found of clashes(group, areMoreThanAll))
      yield { kind: 'held-twice', ...found, because: 'At one time the two shares come to more than the whole.' }
    const together = togetherMoreThanAll(group)
    if (together) yield together
  }
}

/** Offices of which a body has several, in the languages that registers are kept in. */
const MANY = inWords(
  'members?|deputy|vice|advis[eo]rs?|co|joint|delegates?|representatives?|partners?|shareholders?|employees?|officers?|spokes\\p{L}+|envoys?|assistants?|counsellors?|staff|secretar(?:y|ies) of state|(?:board|non executive|independent|executive|company)? ?directors?(?! general)|founders?|owners?|nominees?|trustees?|signator(?:y|ies)|attorneys?|agents?|' +
    'membres?|administrat(?:eur|rice)s?|associes?|actionnaires?|gerants?|conseill(?:er|ere)s?|adjointe?s?|' +
    'mitglied\\p{L}*|gesellschafter\\p{L}*|geschaftsfuhrer\\p{L}*|prokurist\\p{L}*|aktionar\\p{L}*|stellvertret\\p{L}*|beirat\\p{L}*|' +
    'miembros?|consejer[oa]s?|soci[oa]s?|accionistas?|apoderad[oa]s?|administrador(?:a|es)?|' +
    'член\\p{L}*|заместител\\p{L}*|советник\\p{L}*|акционер\\p{L}*|учредител\\p{L}*|участник\\p{L}*|помощник\\p{L}*|представител\\p{L}*',
)
/** Directors of whom there is one. */
const ONE = inWords('(?:managing|general|sole) director')

function inWords(words: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${words})(?![\\p{L}\\p{N}])`, 'u')
}

function officeKey({ property, value, qualifiers }: Claim, vocabulary: Vocabulary): string | undefined {
  if (value.type !== 'entity' || qualifiers?.role === undefined) return undefined
  if (!vocabulary.isProperty(property, 'office')) return undefined
  const role = foldText(qualifiers.role)
  return MANY.test(role) && !ONE.test(role) ? undefined : `${value.entityId} ${role}`
}

function shareKey(claim: Claim): string | undefined {
  const share = claim.value.type === 'entity' ? shareOf(claim) : null
  return share && claim.value.type === 'entity' ? `${claim.property} ${claim.value.entityId} ${share.of}` : undefined
}

function isGivenTwice(a: Claim, b: Claim): boolean {
  const [one, other] = [shareOf(a), shareOf(b)]
  if (a.subject !== b.subject || !one || !other) return false
  return (one.most < other.least || other.most < one.least) && areAtOneTime(a, b) && !maySucceed(a, b)
}

/** *Units*: per cent; what figures may come to for being rounded. */
const WHOLE = 100.5

function areMoreThanAll(a: Claim, b: Claim): boolean {
  return a.subject !== b.subject && certainly(a) + certainly(b) > WHOLE && areAtOneTime(a, b)
}

function areAtOneTime(a: Claim, b: Claim): boolean {
  return isUndated(a) && isUndated(b) ? true : doOverlap(a, b)
}

function certainly(claim: Claim): number {
  return shareOf(claim)?.certain ?? 0
}

/** *Units*: claims on shares of one thing of which all are looked at together. */
const TOGETHER_MOST = 200

/** The fewest holders, three or more, whose shares at one moment come to more than the whole; undefined for none. */
function togetherMoreThanAll(group: readonly Claim[]): Proposal | undefined {
  if (group.length < 3 || group.length > TOGETHER_MOST) return undefined
  const moments = new Set(group.map((claim) => (isUndated(claim) ? null : (periodOf(claim).start?.max ?? -Infinity))))
  for (const moment of moments) {
    const held = new Map<Id, Claim>()
    for (const claim of group) {
      if (moment === null ? !isUndated(claim) : isUndated(claim) || !holdsAt(claim, moment)) continue
      const known = held.get(claim.subject)
      // Of one share that is given twice the smaller one counts; that it is given twice is told by itself.
      if (claim.kind !== 'forecast' && (!known || certainly(claim) < certainly(known))) held.set(claim.subject, claim)
    }
    const largest = [...held.values()].sort((a, b) => certainly(b) - certainly(a))
    let sum = 0
    const fewest = largest.filter((claim, at) => {
      const isNeeded = sum <= WHOLE + at / 2
      if (isNeeded) sum += certainly(claim)
      return isNeeded
    })
    const [claim, ...others] = fewest
    if (claim && others.length > 1 && sum > WHOLE + others.length / 2)
      return {
        kind: 'held-twice',
        claim,
        others,
        isWhole: true,
        because: 'At one time the shares come to more than the whole.',
      }
  }
  return undefined
}
