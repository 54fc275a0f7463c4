import { canonicalJson } from '../text/canonical-json'
import type { Claim } from '../records/claim'
import { valueKey } from '../dossier/claim-values'

/** How many values at odds with one claim are told; nobody decides on more of them one by one. */
const CLASHES_MOST = 20
/** Against how many ways of saying otherwise each claim of a group is held: a group of thousands takes no more than that many times as long. */
const WAYS_MOST = 500

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
  // Claims that say the same of the same time are held against others once, however many they are.
  const ways = new Map<string, [Claim, ...Claim[]]>()
  for (const claim of group) {
    const byValue = new Map<string, Claim[]>()
    for (const way of ways.values()) {
      const [other] = way
      if (isForecast(claim) !== isForecast(other) || !areAtOdds(claim, other)) continue
      const key = `${other.subject} ${valueKey(other.value)}`
      byValue.set(key, [...(byValue.get(key) ?? []), ...way])
      if (byValue.size === CLASHES_MOST) break
    }
    for (const others of byValue.values()) yield { claim, others }
    const key = wayOf(claim)
    const way = ways.get(key)
    if (way) way.push(claim)
    else if (ways.size < WAYS_MOST) ways.set(key, [claim])
  }
}

/** The same for claims that differ in nothing that two claims can be at odds about. */
function wayOf(claim: Claim): string {
  const { start, end, happenedAt, role, place, share, amount } = claim.qualifiers ?? {}
  const when = [start, end, happenedAt].map((dated) => dated?.edtf ?? null)
  return canonicalJson([
    claim.subject,
    claim.property,
    claim.value,
    isForecast(claim),
    when,
    role ?? null,
    place ?? null,
    share ?? null,
    amount ?? null,
  ])
}

/** What was expected is not at odds with what came. */
function isForecast({ kind }: Claim): boolean {
  return kind === 'forecast'
}
