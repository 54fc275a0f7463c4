import { atOnce } from '../at-once'
import { amongThemselves } from './among-themselves'
import type { Briefing } from '../records/briefing'
import type { Citation } from '../records/citation'
import { changed } from '../citing/citing-records'
import { toldCitation } from '../citing/reworded'
import type { Claim } from '../records/claim'
import { SCHEMA_VERSION, type DossierContent, type DossierMeta } from '../records/dossier'
import type { DossierIndex } from '../dossier/dossier-index'
import { inSentence } from '../vocabulary/in-sentence'
import { displayName, type Entity } from '../records/entity'
import type { ReaderPart } from '../exchange/exchange-file'
import type { Highlight } from '../records/highlight'
import type { Id } from '../records/ids'
import { markOf, type Marking } from '../records/marking'
import { sharedBody } from '../notes/links/shared-body'
import { GONE } from '../dossier/references'
import type { Source } from '../records/source'
import { revealBidiControls } from '../records/text'
import { say, wordsOf } from '../messages/message'

/** Everything that leaves the machine when a dossier does, whatever the format. */
export interface Handover {
  /** Bundle and reader's work as one; every reference in it has its target. */
  content: DossierContent
  reader: ReaderPart
  /** True when records that live here were kept back by choice, so that what isn't in it was not deleted. */
  partial?: boolean
  /** What was kept back because something it needs has been deleted, one sentence each. */
  leftOut: string[]
  leftOutClaims: number
  /** For the one who exports only, never for the file. */
  privateNotes: number
}

/** How many left-out claims are named one by one. */
const NAMED = 200

/**
 * Takes from an open dossier what may be handed over: no private note, nothing deleted, no earlier version, no former name.
 * A claim whose subject, speaker, object or last source has been deleted stays behind and is listed;
 * smaller references to deleted things are dropped. `marking` is what the file is marked, the dossier's mark when not given.
 */
export function handOver(index: DossierIndex, as: HandedOverAs = {}): Handover {
  return atOnce(handingOver(index, as))
}

/** What a file of the dossier is marked, and whether records are kept back from it by choice. */
export interface HandedOverAs {
  marking?: Marking
  partial?: boolean
}

/** As `handOver`, of the dossier as it is at the first step; gives way after each claim, and each note whose text it reads. */
export function* handingOver(
  index: DossierIndex,
  { marking = index.meta.marking, partial = false }: HandedOverAs = {},
): Generator<undefined, Handover> {
  const keeper = new Keeper(index, marking)
  const reading = readerPart(index)
  const sources = amongThemselves(
    [...index.sources.keys()].flatMap((id) => keeper.source(id)),
    index,
  )
  const { meta } = index
  const all = [...index.claims.values()]
  const entities = yield* mapping(keeper.entities.values(), (entity) => keeper.entity(entity))
  const claims = (yield* mapping(all, (claim) => keeper.claim(claim))).flat()
  const kept = new Set(claims.map((claim) => claim.id))
  const content: DossierContent = {
    schemaVersion: SCHEMA_VERSION,
    dossier: keeper.meta(meta, kept),
    entities,
    claims: yield* mapping(claims, (claim) => withIds(withContradictions(claim, kept), 'agreesWith', kept)),
    sources,
  }
  const { reader, privateNotes } = yield* reading
  return {
    content,
    reader,
    ...(partial && { partial }),
    leftOut: keeper.leftOut(),
    leftOutClaims: keeper.leftOutClaims,
    privateNotes,
  }
}

/** What comes of each; gives way after it. */
function* mapping<T, U>(items: Iterable<T>, work: (item: T) => U): Generator<undefined, U[]> {
  const made: U[] = []
  for (const item of items) {
    made.push(work(item))
    yield
  }
  return made
}

/** The reader's part as it is now, read when it is stepped through. */
function readerPart(index: DossierIndex): Generator<undefined, { reader: ReaderPart; privateNotes: number }> {
  const all = sorted(index.notes)
  const outgoing = all.flatMap(({ private: isPrivate, ...note }) =>
    isPrivate === true ? [] : [{ ...note, ...(isPrivate !== undefined && { private: isPrivate }) }],
  )
  const share = sharedBody(index)
  const shared = new Set(outgoing.map((note) => note.id))
  // What its last export said is an earlier version of what it rests on.
  const briefings = sorted<Briefing>(index.briefings).map(({ lastExport: _, ...briefing }) => ({
    ...briefing,
    noteIds: briefing.noteIds.filter((id) => shared.has(id)),
  }))
  // A passage of a source that was deleted is not handed over by a mark on it, nor one that stood in an earlier text alone.
  const highlights = sorted<Highlight>(index.highlights).filter(
    ({ sourceId, status }) => index.sources.has(sourceId) && status === 'anchored',
  )
  return (function* () {
    // What a note was called before is an earlier version of it.
    const notes = yield* mapping(outgoing, ({ formerNames: _, ...note }) => ({ ...note, body: share(note.body) }))
    const reader: ReaderPart = { schemaVersion: SCHEMA_VERSION, notes, highlights, briefings }
    return { reader, privateNotes: all.length - notes.length }
  })()
}

/** Keeps of each record what has its targets. */
class Keeper {
  private readonly sentences: string[] = []
  leftOutClaims = 0

  readonly entities: ReadonlyMap<Id, Entity>
  private readonly sources: ReadonlySet<Id>

  constructor(
    private readonly index: DossierIndex,
    private readonly marking: Marking,
  ) {
    this.entities = new Map(index.entities)
    this.sources = new Set(index.sources.keys())
  }

  meta(meta: DossierMeta, claimIds: ReadonlySet<Id>): DossierMeta {
    const vocabulary = this.index.definedWords
    return {
      ...meta,
      ...(vocabulary && { vocabulary }),
      marking: this.marking,
      ...(meta.summary && {
        summary: { ...meta.summary, citations: this.citations(meta.summary.citations) },
      }),
      keyJudgements: meta.keyJudgements.map((judgement) => ({
        ...judgement,
        claimIds: judgement.claimIds.filter((id) => claimIds.has(id)),
      })),
    }
  }

  /** What it was called before is an earlier version of it. */
  entity({ formerNames: _, ...entity }: Entity): Entity {
    const { names, summary } = entity
    const lost = [...names, ...(summary ? [summary] : [])].some(
      ({ citations }) => this.citations(citations) !== citations,
    )
    if (!lost) return entity
    return {
      ...entity,
      names: names.map((name) => ({ ...name, citations: this.citations(name.citations) })),
      ...(summary && { summary: { ...summary, citations: this.citations(summary.citations) } }),
    }
  }

  source(id: Id): Source[] {
    const graded = this.index.gradedSource(id)
    if (!graded) return []
    const { formerNames: _, originals: __, ...source } = graded
    const kept = withIds(source, 'authorIds', this.entities)
    const own = markOf(source, this.index.meta)
    // A source without a mark of its own has the dossier's, also where the file is marked otherwise.
    return [own === this.marking || own === kept.marking ? kept : { ...kept, marking: own }]
  }

  claim(claim: Claim): Claim[] {
    const { entities } = this
    const citations = this.citations(claim.citations)
    const reason = !entities.has(claim.subject)
      ? ('leaving.left-out-subject' as const)
      : claim.value.type === 'entity' && !entities.has(claim.value.entityId)
        ? ('leaving.left-out-value' as const)
        : claim.attributedTo !== undefined && !entities.has(claim.attributedTo)
          ? ('leaving.left-out-speaker' as const)
          : claim.reportedBy !== undefined && !entities.has(claim.reportedBy)
            ? ('leaving.left-out-reporter' as const)
            : citations.length === 0 && claim.ownJudgement !== true
              ? ('leaving.left-out-source' as const)
              : undefined
    if (reason !== undefined) {
      this.leftOutClaims++
      if (this.sentences.length < NAMED) this.sentences.push(wordsOf(say(reason, { claim: this.label(claim) })))
      return []
    }
    const whole = citations === claim.citations && this.refersWholly(claim)
    return [whole ? claim : this.mended({ ...claim, citations })]
  }

  /** True when none of the smaller references leads to something deleted. */
  private refersWholly({ qualifiers, about }: Claim): boolean {
    const { entities } = this
    const here = (id: Id | undefined) => id === undefined || entities.has(id)
    return here(qualifiers?.place) && here(qualifiers?.event) && (about?.every(here) ?? true)
  }

  private mended({ qualifiers, ...rest }: Claim): Claim {
    const { entities } = this
    const kept: Claim = withIds({ ...rest }, 'about', entities)
    if (qualifiers) {
      const { place, event, ...others } = qualifiers
      kept.qualifiers = {
        ...others,
        ...(place !== undefined && entities.has(place) && { place }),
        ...(event !== undefined && entities.has(event) && { event }),
      }
    }
    return kept
  }

  leftOut(): string[] {
    const unnamed = this.leftOutClaims - this.sentences.length
    return unnamed > 0 ? [...this.sentences, `Left out: ${unnamed} more claims for such reasons.`] : this.sentences
  }

  /** As they are told to others. *Shape*: the very same list when every source in it is there and nothing of it stays here. */
  private citations(citations: Citation[]): Citation[] {
    const { sources } = this
    const told = changed(citations, toldCitation)
    return told.every(({ sourceId }) => sources.has(sourceId))
      ? told
      : told.filter(({ sourceId }) => sources.has(sourceId))
  }

  private label(claim: Claim): string {
    const subject = this.entities.get(claim.subject)
    // What was deleted is not handed over by its name either.
    const name = subject ? displayName(subject) : GONE.entities
    const label = `the claim ‘${name}: ${inSentence(this.index.vocabulary.property(claim.property).label)}’`
    return [...revealBidiControls(label)].slice(0, 800).join('')
  }
}

/** The record with only those ids in a list field that are known; a list that was not there stays absent. */
function withContradictions(claim: Claim, known: { has(id: Id): boolean }): Claim {
  const { disputes } = claim
  return disputes?.some(({ claimId }) => !known.has(claimId))
    ? { ...claim, disputes: disputes.filter(({ claimId }) => known.has(claimId)) }
    : claim
}

function withIds<K extends string, R extends { [key in K]?: Id[] | undefined }>(
  record: R,
  field: K,
  known: { has(id: Id): boolean },
): R {
  const ids: readonly Id[] | undefined = record[field]
  return ids?.some((id) => !known.has(id)) ? { ...record, [field]: ids.filter((id) => known.has(id)) } : record
}

/** Records by id, so that equal records give equal files however they came to be written. */
function sorted<T extends { id: Id }>(records: Readonly<Record<Id, T>>): T[] {
  return Object.values(records).sort((a, b) => (a.id < b.id ? -1 : 1))
}
