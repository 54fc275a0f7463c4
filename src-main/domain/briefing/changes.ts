import { citationTarget } from '../citing/citation-target'
import { wordsOf } from '../citing/cited-text'
import type { Claim } from '../records/claim'
import type { Briefing } from '../records/briefing'
import type { BriefingChange, BriefingModel } from './model'
import { canonicalJson } from '../text/canonical-json'
import type { TextHash } from '../dossier/content-hash'
import type { DossierIndex } from '../dossier/dossier-index'
import type { Id } from '../records/ids'
import { dayWords, type TimeZone } from '../dating/reader-day'
import { claimView } from '../views/claim-among-others'
import { briefingClaimInFull, type SourceNumbers } from './parts'

/** What an export said, to compare the next one with: claim id to a hash of its content. *Units*: SHA-256, 64 hex digits. */
export function claimHashes(index: DossierIndex, claimIds: Iterable<Id>, makeHash: () => TextHash): Record<Id, string> {
  const hashes: Record<Id, string> = {}
  for (const id of [...claimIds].sort()) {
    const claim = index.claims.get(id)
    if (!claim) continue
    const hash = makeHash()
    hash.update(canonicalJson(whatItSays(index, claim)))
    hashes[id] = hash.digest('hex')
  }
  return hashes
}

/** The claim with its citations as their words: where in a source these stand is not what it says. */
function whatItSays(index: DossierIndex, claim: Claim) {
  return {
    ...claim,
    citations: claim.citations.map((citation) => {
      const { sourceId, credibility, locator, selector } = citation
      const place = citationTarget(index.sources.get(sourceId), citation)
      const at = place.kind === 'words' ? wordsOf(place.words) : [place.kind, selector?.quote.exact ?? locator.value]
      return { sourceId, credibility, at }
    }),
  }
}

/** The claims that are new, changed or withdrawn since the last export, in this order. */
export function briefingChanges(
  index: DossierIndex,
  sources: SourceNumbers,
  lastExport: NonNullable<Briefing['lastExport']>,
  { zone, makeHash }: { zone?: TimeZone; makeHash: () => TextHash },
): NonNullable<BriefingModel['changes']> {
  const before = new Map(Object.entries(lastExport.claims))
  const now = new Map(Object.entries(claimHashes(index, sources.claims, makeHash)))
  const change = (kind: BriefingChange['kind'], claimId: Id): BriefingChange => {
    const claim = index.claims.get(claimId)
    if (!claim) return { kind, claimId }
    // A withdrawn claim is cited no more: its sources may not be in the list.
    const cited = kind === 'withdrawn' ? [] : sources.citeClaim(claimId)
    return { kind, claimId, claim: briefingClaimInFull(claimView(index, claim), cited) }
  }
  return {
    since: dayWords(lastExport.at, zone),
    items: [
      ...[...now.keys()].filter((id) => !before.has(id)).map((id) => change('new', id)),
      ...[...now]
        .filter(([id, hash]) => before.has(id) && before.get(id) !== hash)
        .map(([id]) => change('changed', id)),
      ...[...before.keys()].filter((id) => !now.has(id)).map((id) => change('withdrawn', id)),
    ],
  }
}
