import type { Citation } from '../records/citation'
import { paragraphsCited } from '../citing/citation-target'
import type { Claim } from '../records/claim'
import { dateWords } from '../dating/date-words'
import { dateSpan } from '../dating/dates'
import { misfitWords, openMisfits } from '../vocabulary/property-fit'
import type { DossierIndex } from '../dossier/dossier-index'
import type { Id } from '../records/ids'
import type { ClaimView } from './claim-view'
import { claimView } from './claim-among-others'
import { agreedPairs, proposalView, type AgreedPair, type ProposalView } from './proposal-view'
import { danglingReferences, type DanglingReference } from './dangling-references'
import { changedCitations, countChangedCitations, type ChangedCitation } from './changed-citations'
import { doubtfulValues, type DoubtfulValue } from './doubtful-values'
import { unknownWords, type UnknownWord } from './unknown-words'
import { entityRef, sourceRef, type EntityRef, type SourceRef } from './refs'

/** An entity's summary or name, or the dossier's own summary, that no citation bears out. */
export interface UncitedLine {
  /** Null for the dossier. */
  entity: EntityRef | null
  line: string
  gone: GoneCitations
}

/** A claim that no source bears out, and that is not its author's own judgement. */
export interface UncitedClaim {
  claim: ClaimView
  gone: GoneCitations
}

/** What a line cites that bears it out no longer. */
export interface GoneCitations {
  /** Sources that have been deleted, each once. */
  deleted: SourceRef[]
  /** How many citations have lost their words. */
  lost: number
}

/** What is weak in a dossier, one list a kind of gap. */
export interface Audit {
  /** What looks like a contradiction, for somebody to decide: the first of them. */
  proposals: ProposalView[]
  proposalsInAll: number
  /** What somebody decided to let stand side by side. */
  agreed: AgreedPair[]
  uncited: UncitedClaim[]
  uncitedLines: UncitedLine[]
  /** Citations whose words are no longer in their source. */
  lostCitations: ChangedCitation[]
  /** Citations that have other words in their source than their line was read against, for somebody to read it again. */
  rewordedCitations: ChangedCitation[]
  disputed: ClaimView[]
  singleSource: ClaimView[]
  /** Relations and statements with no date at all, each with what is known of its time all the same. */
  undated: { claim: ClaimView; reason: string }[]
  /** Entities that nothing is said about and no claim points at. */
  orphanedEntities: EntityRef[]
  /** Sources that no claim cites. */
  unusedSources: SourceRef[]
  /** Numbers of paragraphs that no claim cites and that give no reason, by source. */
  uncoveredParagraphs: { source: SourceRef; numbers: string[] }[]
  /** Claims whose property is not said of entities of the kind that they are about or point at, or that point at what they are about. */
  misfits: { claim: ClaimView; reason: string; mayStand: boolean }[]
  /** What names something that has been deleted. */
  danglingReferences: DanglingReference[]
  /** Kinds, properties and types of value that nobody defines. */
  unknownWords: UnknownWord[]
  /** Values in which something looks mistyped: a check digit, a share of more than all. */
  doubtfulValues: DoubtfulValue[]
}

/** How many claims there are of each status; what is its author's own judgement counts as that and not as uncited. */
export interface StatusCounts {
  claims: number
  cited: number
  ownJudgement: number
  corroborated: number
  singleSource: number
  disputed: number
  uncited: number
  /** Citations, of claims and of entities themselves, whose words are no longer in their source. */
  lostCitations: number
  /** Those that have other words there than their line was read against. */
  rewordedCitations: number
}

export function statusCounts(index: DossierIndex): StatusCounts {
  const changed = countChangedCitations(index)
  const counts: StatusCounts = {
    claims: index.claims.size,
    cited: 0,
    ownJudgement: 0,
    corroborated: 0,
    singleSource: 0,
    disputed: 0,
    uncited: 0,
    lostCitations: changed.lost,
    rewordedCitations: changed.reworded,
  }
  for (const claim of index.claims.values()) {
    if (index.bearing(claim.citations).length > 0) counts.cited++
    else if (claim.ownJudgement) counts.ownJudgement++
    const status = index.status(claim)
    if (status === 'corroborated') counts.corroborated++
    else if (status === 'single-source') counts.singleSource++
    else if (status === 'disputed') counts.disputed++
    else if (!claim.ownJudgement) counts.uncited++
  }
  return counts
}

/** As many as anybody decides on before looking again. */
const PROPOSALS_SHOWN = 100

export function audit(index: DossierIndex): Audit {
  const changed = changedCitations(index)
  const result: Audit = {
    proposals: index.proposals.slice(0, PROPOSALS_SHOWN).map((proposal) => proposalView(index, proposal)),
    proposalsInAll: index.proposals.length,
    agreed: agreedPairs(index),
    uncited: [],
    uncitedLines: uncitedLines(index),
    lostCitations: changed.lost,
    rewordedCitations: changed.reworded,
    disputed: [],
    singleSource: [],
    undated: [],
    orphanedEntities: [],
    unusedSources: [],
    uncoveredParagraphs: uncoveredParagraphs(index),
    misfits: misfits(index),
    danglingReferences: danglingReferences(index),
    unknownWords: unknownWords(index),
    doubtfulValues: doubtfulValues(index),
  }
  for (const claim of index.claims.values()) {
    const status = index.status(claim)
    const undated = isUndated(index, claim)
    if (status === 'corroborated' && !undated) continue
    const view = claimView(index, claim)
    if (index.bearing(claim.citations).length === 0 && !claim.ownJudgement)
      result.uncited.push({ claim: view, gone: gone(index, claim.citations) })
    if (status === 'disputed') result.disputed.push(view)
    if (status === 'single-source') result.singleSource.push(view)
    if (undated) result.undated.push({ claim: view, reason: undatedReason(index, claim) })
  }
  for (const id of index.entities.keys()) {
    const touched =
      index.claimsAbout(id).length +
      index.claimsPointingAt(id).length +
      index.claimsBy(id).length +
      index.claimsMentioning(id).length
    if (touched === 0) result.orphanedEntities.push(entityRef(index, id))
  }
  for (const id of index.sources.keys()) {
    if (index.claimsCiting(id).length === 0) result.unusedSources.push(sourceRef(index, id))
  }
  return result
}

/** A statement or a relation between actors happened at some time; a name, a code or an outline did not. */
function isUndated(index: DossierIndex, claim: Claim): boolean {
  if (claim.kind !== 'attributed' && claim.value.type !== 'entity') return false
  const { happenedAt, saidAt, start, end, event } = claim.qualifiers ?? {}
  if (happenedAt || saidAt || start || end || event !== undefined) return false
  if (index.vocabulary.property(claim.property).time === 'none') return false
  const tied = [claim.subject, claim.value.type === 'entity' ? claim.value.entityId : undefined]
  const { vocabulary } = index
  return !tied.some((id) => {
    const kind = id === undefined ? undefined : index.kindOf(id)
    return vocabulary.isKind(kind, 'dated') || vocabulary.isKind(kind, 'timeless')
  })
}

/** What is known of the time of a claim without a date: when the latest of its sources was written. */
function undatedReason(index: DossierIndex, claim: Claim): string {
  if (index.bearing(claim.citations).length === 0) return 'Undated, with no source that could date it'
  const dates = claim.citations.flatMap(({ sourceId }) => index.sources.get(sourceId)?.published ?? [])
  const [latest] = dates.sort((a, b) => dateSpan(b.edtf).max - dateSpan(a.edtf).max)
  return latest ? `Undated; its source is of ${dateWords(latest)}` : 'Undated, as its source is'
}

function uncitedLines(index: DossierIndex): UncitedLine[] {
  const lines: UncitedLine[] = []
  const look = (id: Id | null, line: string, citations: readonly Citation[]) => {
    if (index.bearing(citations).length > 0) return
    lines.push({
      entity: id === null ? null : entityRef(index, id),
      line,
      gone: gone(index, citations),
    })
  }
  const { summary } = index.meta
  if (summary) look(null, summary.text, summary.citations)
  for (const { id, summary: own, names } of index.entities.values()) {
    if (own) look(id, own.text, own.citations)
    for (const { value, citations } of names) look(id, `The name ${value}`, citations)
  }
  return lines
}

/** Why a claim does not fit where it stands, one sentence each; its reader may let it stand all the same. */
function misfitReasons(index: DossierIndex, claim: Claim): string[] {
  const pointsAtItself = claim.value.type === 'entity' && claim.value.entityId === claim.subject
  return [
    ...openMisfits(claim, index).map((misfit) => `${misfitWords(index.vocabulary, claim, misfit)}.`),
    ...(pointsAtItself ? ['It points at the entity that it is about.'] : []),
  ]
}

function misfits(index: DossierIndex): Audit['misfits'] {
  return [...index.claims.values()].flatMap((claim) => {
    const reasons = misfitReasons(index, claim)
    if (reasons.length === 0) return []
    const mayStand = openMisfits(claim, index).length > 0
    return [{ claim: claimView(index, claim), reason: reasons.join(' '), mayStand }]
  })
}

function gone(index: DossierIndex, citations: readonly Citation[]): GoneCitations {
  const live = index.liveCitations(citations)
  const ids = new Set(citations.flatMap(({ sourceId }) => (index.sources.has(sourceId) ? [] : [sourceId])))
  return {
    deleted: [...ids].map((id) => sourceRef(index, id)),
    lost: live.length - index.bearing(citations).length,
  }
}

function uncoveredParagraphs(index: DossierIndex): Audit['uncoveredParagraphs'] {
  return [...index.sources.values()].flatMap((source) => {
    if (source.paragraphs.length === 0) return []
    const cited = paragraphsCited(source, index.claimsCiting(source.id))
    const numbers = source.paragraphs
      .filter((paragraph) => paragraph.carriesNoClaim === undefined && !cited.has(paragraph.id))
      .map((paragraph) => paragraph.number)
    return numbers.length === 0 ? [] : [{ source: sourceRef(index, source.id), numbers }]
  })
}
