import type { Claim } from '../records/claim'
import type { Id } from '../records/ids'

/** What somebody decided about two claims: that they cannot both hold and why, that they can, or nothing any more. */
export type PairVerdict = { kind: 'contradict'; because: string } | { kind: 'agree' } | { kind: 'undecided' }

/** *Units*: contradictions that stand on one claim. *Source*: the schema of claims. */
export const CONTRADICTIONS_MAX = 100

/**
 * The two claims with one verdict between them and no other. It stands on the claim that says something of the other already; else on
 * the reader's own, so that what came with the app stays as it came as long as it can; else on the first.
 * *Shape*: only those that change.
 */
export function withVerdict(
  [first, second]: readonly [Claim, Claim],
  verdict: PairVerdict,
  isReaders: (claim: Claim) => boolean,
): Claim[] {
  const holder = [first, second].find((claim) => saysOf(claim, claim === first ? second.id : first.id))
  const keeper = holder ?? (isReaders(second) && !isReaders(first) ? second : first)
  return [first, second].flatMap((claim) => {
    const other = claim === first ? second.id : first.id
    const isKeeper = claim === keeper && verdict.kind !== 'undecided'
    return isKeeper || saysOf(claim, other) ? [saying(claim, other, isKeeper ? verdict : { kind: 'undecided' })] : []
  })
}

function saysOf({ disputes, agreesWith }: Claim, other: Id): boolean {
  return disputes?.some(({ claimId }) => claimId === other) === true || agreesWith?.includes(other) === true
}

function saying({ disputes = [], agreesWith = [], ...rest }: Claim, other: Id, verdict: PairVerdict): Claim {
  const disputed = disputes.filter(({ claimId }) => claimId !== other)
  const agreed = agreesWith.filter((id) => id !== other)
  if (verdict.kind === 'contradict') disputed.push({ claimId: other, because: verdict.because })
  if (verdict.kind === 'agree') agreed.push(other)
  return {
    ...rest,
    ...(disputed.length > 0 && { disputes: disputed }),
    ...(agreed.length > 0 && { agreesWith: agreed }),
  }
}
