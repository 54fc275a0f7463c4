import type { Claim } from '../claim'
import { valueKey } from '../claim-values'

/** How many claims of a group each further one is held against: a group of thousands takes no more than that many times as long. */
export const COMPARED_MOST = 20

/** Claims by what the key says of them, in their order; those without a key and those that stand alone are left out. */
export function groupsOf(claims: Iterable<Claim>, key: (claim: Claim) => string | undefined): Claim[][] {
  const groups = new Map<string, Claim[]>()
  for (const claim of claims) {
    const name = key(claim)
    if (name === undefined) continue
    const group = groups.get(name)
    if (group) group.push(claim)
    else groups.set(name, [claim])
  }
  return [...groups.values()].filter(({ length }) => length > 1)
}

/** Each claim of a group with those before it that it clashes with and that say the same as one another. */
export function* clashes(
  group: readonly Claim[],
  areAtOdds: (claim: Claim, other: Claim) => boolean,
): Generator<{ claim: Claim; others: Claim[] }> {
  for (const [at, claim] of group.entries()) {
    const byValue = new Map<string, Claim[]>()
    for (const other of group.slice(0, Math.min(at, COMPARED_MOST))) {
      if (isForecast(claim) !== isForecast(other) || !areAtOdds(claim, other)) continue
      const key = `${other.subject} ${valueKey(other.value)}`
      byValue.set(key, [...(byValue.get(key) ?? []), other])
    }
    for (const others of byValue.values()) yield { claim, others }
  }
}

/** What was expected is not at odds with what came. */
function isForecast({ kind }: Claim): boolean {
  return kind === 'forecast'
}
