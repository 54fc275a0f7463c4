import type { Claim, ClaimValue } from '../records/claim'
import type { DossierIndex } from '../dossier/dossier-index'
import type { Id } from '../records/ids'
import type { KindId, PropertyId } from '../vocabulary/definition'
import { misfitWords, openMisfits, type KindsHere } from '../vocabulary/property-fit'
import type { Proposal } from '../proposing/proposal'
import { proposeContradictions } from '../proposing/propose'
import { claimLabel } from './claim-in-full'
import { claimView } from './claim-among-others'
import { restingOn, type NotesNaming, type RestingGroup } from './resting-on'

/** A change that a form is about to make, as far as others may not fit it. */
export type PlannedChange =
  | { kind: 'entity'; id: Id; schema: KindId }
  | { kind: 'claim'; id?: Id | undefined; subject: Id; property: PropertyId; value?: ClaimValue | undefined }

/** What a change would leave behind that no longer fits. */
export interface ChangeOutlook {
  /** Claims that fit the kind of their entities before and would not after, with why. *Shape*: at most `LISTED`. */
  misfits: { claimId: Id | null; label: string; reason: string }[]
  misfitCount: number
  /** Claims that it would look like contradicting from then on, and did not before. */
  contradicts: string[]
  /** Claims that somebody marked as contradicting it: they stay so. */
  marked: string[]
  /** What was written from the claims that would not fit, or from the one that is changed. */
  resting: RestingGroup[]
  /** Passages that the changed claim goes on citing. */
  citations: number
}

/** *Units*: claims that are listed; the others are counted. */
const LISTED = 12

/** *Units*: characters of a claim among others. */
const LENGTH = 110

const NOTHING: ChangeOutlook = { misfits: [], misfitCount: 0, contradicts: [], marked: [], resting: [], citations: 0 }

/** Gives way while notes are read. */
export function* changeOutlook(
  index: DossierIndex,
  change: PlannedChange,
  notesNaming: NotesNaming,
): Generator<undefined, ChangeOutlook> {
  return yield* change.kind === 'entity'
    ? entityOutlook(index, change, notesNaming)
    : claimOutlook(index, change, notesNaming)
}

function* entityOutlook(
  index: DossierIndex,
  { id, schema }: PlannedChange & { kind: 'entity' },
  notesNaming: NotesNaming,
): Generator<undefined, ChangeOutlook> {
  const { vocabulary } = index
  const after: KindsHere = { vocabulary, kindOf: (other) => (other === id ? schema : index.kindOf(other)) }
  const found = [...new Set([...index.claimsAbout(id), ...index.claimsPointingAt(id)])].flatMap((claim) => {
    if (openMisfits(claim, index).length > 0) return []
    const misfits = openMisfits(claim, after)
    return misfits.length === 0 ? [] : [{ claim, reason: reasonOf(index, claim, misfits) }]
  })
  const records = found.map(({ claim }) => ({ collection: 'claims' as const, id: claim.id }))
  return {
    ...NOTHING,
    misfits: found
      .slice(0, LISTED)
      .map(({ claim, reason }) => ({ claimId: claim.id, label: labelOf(index, claim), reason })),
    misfitCount: found.length,
    resting: records.length === 0 ? [] : (yield* restingOn(index, records, notesNaming)).groups,
  }
}

function* claimOutlook(
  index: DossierIndex,
  { id, subject, property, value }: PlannedChange & { kind: 'claim' },
  notesNaming: NotesNaming,
): Generator<undefined, ChangeOutlook> {
  const before = id === undefined ? undefined : index.claims.get(id)
  const given = value ?? before?.value ?? { type: 'somevalue' }
  const planned = { subject, property, value: given, ...(before?.holdsFor && { holdsFor: before.holdsFor }) }
  const misfits = openMisfits(planned, index)
  const pointsAtItself = given.type === 'entity' && given.entityId === subject
  const reasons = [
    ...misfits.map((misfit) => `${misfitWords(index.vocabulary, planned, misfit)}.`),
    ...(pointsAtItself ? ['It points at the entity that it is about.'] : []),
  ]
  const outlook: ChangeOutlook = {
    ...NOTHING,
    misfits: reasons.map((reason) => ({ claimId: id ?? null, label: '', reason })),
    misfitCount: misfits.length,
  }
  if (!before || (before.subject === subject && before.property === property)) return outlook
  const known = heldAgainst(before.id, index.proposals)
  const after: Claim = { ...before, ...planned }
  const name = (other: Claim) => labelOf(index, other)
  return {
    ...outlook,
    contradicts: [...heldAgainst(before.id, proposalsWith(index, after)).values()].flatMap((other) =>
      known.has(other.id) ? [] : [name(other)],
    ),
    marked: index.contradictions(before).flatMap(({ claimId }) => {
      const other = index.claims.get(claimId)
      return other ? [name(other)] : []
    }),
    resting: (yield* restingOn(index, [{ collection: 'claims', id: before.id }], notesNaming)).groups.filter(
      ({ way }) => way !== 'contradicting',
    ),
    citations: before.citations.length,
  }
}

/** What would be proposed if the claim were as it is given. */
function proposalsWith({ claims, entities, vocabulary }: DossierIndex, claim: Claim): Proposal[] {
  return proposeContradictions({ claims: new Map([...claims, [claim.id, claim]]), entities, vocabulary })
}

/** The claims that proposals hold against this one. */
function heldAgainst(id: Id, proposals: readonly Proposal[]): Map<Id, Claim> {
  const found = new Map<Id, Claim>()
  for (const { claim, others } of proposals) {
    if (claim.id === id) for (const other of others) found.set(other.id, other)
    else if (others.some((other) => other.id === id)) found.set(claim.id, claim)
  }
  return found
}

function reasonOf({ vocabulary }: DossierIndex, claim: Claim, misfits: ReturnType<typeof openMisfits>): string {
  return misfits.map((misfit) => `${misfitWords(vocabulary, claim, misfit)}.`).join(' ')
}

function labelOf(index: DossierIndex, claim: Claim): string {
  return claimLabel(claimView(index, claim), LENGTH)
}
