import { BinPlaces } from '../bin/bin-places'
import type { Briefing } from '../records/briefing'
import type { Citation } from '../records/citation'
import type { Claim, Contradiction } from '../records/claim'
import { citationPlace } from '../citing/citation-place'
import { claimStatus, disputing, type ClaimStatus, type ClaimSurroundings } from './claim-status'
import type { DossierContent, DossierMeta } from '../records/dossier'
import type { Entity } from '../records/entity'
import type { Highlight } from '../records/highlight'
import type { Id } from '../records/ids'
import type { Note } from '../records/note'
import { Multimap } from '../multimap'
import type { Proposal } from '../proposing/proposal'
import { proposeContradictions } from '../proposing/propose'
import type { BinEntry, BinnableCollection, Collection, ReaderLayer, RecordOf, RecordOp } from '../records/records'
import type { Source } from '../records/source'
import type { KindId, VocabularyDefinition } from '../vocabulary/definition'
import { vocabularyWith } from '../vocabulary/standard-vocabulary'
import { unitedWords } from '../vocabulary/used-words'
import type { Vocabulary } from '../vocabulary/vocabulary'

/** Whose a record is: the bundle's, the reader's, or the reader's version of a bundled one. */
export type Origin = 'bundle' | 'reader' | 'edited'

type ContentCollection = 'entities' | 'claims' | 'sources'

/**
 * One dossier as it is read: the bundle with the reader's layer over it, and every way of finding a claim.
 * It follows the layer: call `follow` with each change's operations after they were applied.
 */
export class DossierIndex implements ClaimSurroundings {
  private readonly base: { [C in ContentCollection]: Map<Id, RecordOf<C>> }
  private readonly merged: { [C in ContentCollection]: Map<Id, RecordOf<C>> }
  private readonly hidden = new Set<string>()
  private readonly claimLists = Object.fromEntries(
    CLAIM_LISTS.map((list) => [list, new Multimap<string, Claim>()]),
  ) as Record<(typeof CLAIM_LISTS)[number], Multimap<string, Claim>>
  private readonly notesByTarget = new Multimap<Id, Note>()
  private readonly indexedNotes = new Map<Id, Note>()
  private roots: Map<Id, Id> | null = null
  private proposed: Multimap<Id, Proposal> | null = null
  private allProposed: readonly Proposal[] = []
  private words: Vocabulary | null = null
  private readonly binPlaces: BinPlaces

  constructor(
    private readonly content: DossierContent | null,
    private readonly layer: ReaderLayer,
  ) {
    this.base = {
      entities: byId(content?.entities ?? []),
      claims: byId(content?.claims ?? []),
      sources: byId(content?.sources ?? []),
    }
    this.binPlaces = new BinPlaces(() => layer.records.bin)
    for (const entry of Object.values(layer.records.bin)) this.setHidden(entry, true)
    this.merged = {
      entities: this.merge('entities'),
      claims: this.merge('claims'),
      sources: this.merge('sources'),
    }
    for (const claim of this.merged.claims.values()) this.reindexClaim(undefined, claim)
    for (const note of Object.values(layer.records.notes)) this.reindexNote(note.id, note)
  }

  /** What the dossier says of itself. *Errors*: throws when neither the bundle nor the reader says anything. */
  get meta(): DossierMeta {
    const meta = this.layer.records.meta[this.layer.dossierId] ?? this.content?.dossier
    if (!meta) throw new Error(`dossier ${this.layer.dossierId} has no description`)
    return meta
  }

  /** What ships, what the dossier came with, and what its reader defined. */
  get vocabulary(): Vocabulary {
    return (this.words ??= vocabularyWith(...this.ownVocabulary))
  }

  /** What the dossier came with and what its reader defined; of two definitions of one id the later one holds. */
  get ownVocabulary(): VocabularyDefinition[] {
    const own = this.layer.records.meta[this.layer.dossierId]
    return [this.content?.dossier.vocabulary, own?.vocabulary].filter((part) => part !== undefined)
  }

  /** Its own definitions in one; undefined where it has none. */
  get definedWords(): VocabularyDefinition | undefined {
    const [first, second] = this.ownVocabulary
    return first && second ? unitedWords(second, first) : first
  }

  /** The kind of an entity; undefined where there is none with this id. */
  kindOf(id: Id): KindId | undefined {
    return this.merged.entities.get(id)?.schema
  }

  get entities(): ReadonlyMap<Id, Entity> {
    return this.merged.entities
  }
  get claims(): ReadonlyMap<Id, Claim> {
    return this.merged.claims
  }
  get sources(): ReadonlyMap<Id, Source> {
    return this.merged.sources
  }
  get notes(): Readonly<Record<Id, Note>> {
    return this.layer.records.notes
  }
  get noteCount(): number {
    return this.indexedNotes.size
  }
  get highlights(): Readonly<Record<Id, Highlight>> {
    return this.layer.records.highlights
  }
  get briefings(): Readonly<Record<Id, Briefing>> {
    return this.layer.records.briefings
  }
  get bin(): Readonly<Record<Id, BinEntry>> {
    return this.layer.records.bin
  }

  /** Claims whose subject is the entity, in the order they were written. */
  claimsAbout(id: Id): readonly Claim[] {
    return this.claimLists.subject.get(id)
  }
  /** Relations that end at the entity. */
  claimsPointingAt(id: Id): readonly Claim[] {
    return this.claimLists.value.get(id)
  }
  /** Statements, opinions and forecasts that are the entity's own words. */
  claimsBy(id: Id): readonly Claim[] {
    return this.claimLists.speaker.get(id)
  }
  /** Claims about something else whose text also speaks about the entity, or that happened at it or in it. */
  claimsMentioning(id: Id): readonly Claim[] {
    return this.claimLists.mention.get(id)
  }
  claimsCiting(sourceId: Id): readonly Claim[] {
    return this.claimLists.source.get(sourceId)
  }
  /** Notes on a record, by its id. */
  notesOn(id: Id): readonly Note[] {
    return this.notesByTarget.get(id)
  }

  /** The entry of the bin from which a deleted record can be put back. */
  binEntryOf(collection: BinnableCollection, id: Id): BinEntry | undefined {
    return this.binPlaces.of(collection, id)
  }

  /** As `binEntryOf`, for an id of any kind of record. */
  anyBinEntryOf(id: Id): BinEntry | undefined {
    return this.binPlaces.ofAny(id)
  }

  /** Citations of sources that are here, whether or not these still have the words. *Shape*: the very same list when all are. */
  liveCitations(citations: readonly Citation[]): readonly Citation[] {
    const isLive = ({ sourceId }: Citation) => this.merged.sources.has(sourceId)
    return citations.every(isLive) ? citations : citations.filter(isLive)
  }

  bearing(citations: readonly Citation[]): readonly Citation[] {
    const bears = (citation: Citation) => {
      const source = this.merged.sources.get(citation.sourceId)
      return source !== undefined && citationPlace(source, citation).kind !== 'lost'
    }
    return citations.every(bears) ? citations : citations.filter(bears)
  }

  origin(collection: ContentCollection, id: Id): Origin {
    if (!Object.hasOwn(this.layer.records[collection], id)) return 'bundle'
    return this.base[collection].has(id) ? 'edited' : 'reader'
  }

  /** The bundled record under the reader's version of it. */
  bundled<C extends ContentCollection>(collection: C, id: Id): RecordOf<C> | undefined {
    return this.base[collection].get(id)
  }

  /** The source with the reader's own grade where they gave one. */
  gradedSource(id: Id): Source | undefined {
    const source = this.merged.sources.get(id)
    const own = this.layer.records.grades[id]
    return source && own ? { ...source, grade: own.grade } : source
  }

  status(claim: Claim): ClaimStatus {
    return claimStatus(claim, this)
  }

  disputing(claim: Claim): Claim[] {
    return disputing(claim, this)
  }

  siblings(claim: Claim): readonly Claim[] {
    return this.claimLists.subjectAndProperty.get(`${claim.subject} ${claim.property}`)
  }

  named(claim: Claim): readonly Claim[] {
    const backward = this.claimLists.disputed.get(claim.id)
    if (!claim.disputes) return backward
    const forward = claim.disputes.flatMap(({ claimId }) => this.merged.claims.get(claimId) ?? [])
    return [...forward, ...backward]
  }

  /** The contradictions that somebody marked between the claim and others, whichever of the two they stand on. */
  contradictions(claim: Claim): Contradiction[] {
    const backward = this.claimLists.disputed
      .get(claim.id)
      .flatMap(({ id, disputes = [] }) =>
        disputes.flatMap((marked) => (marked.claimId === claim.id ? { ...marked, claimId: id } : [])),
      )
    const forward = (claim.disputes ?? []).filter(({ claimId }) => this.merged.claims.has(claimId))
    return [...forward, ...backward]
  }

  /** What looks like a contradiction and waits for somebody to decide. */
  get proposals(): readonly Proposal[] {
    this.proposalsByEntity()
    return this.allProposed
  }

  /** Those of them with a claim that is about the entity or ends at it. */
  proposalsOn(id: Id): readonly Proposal[] {
    return this.proposalsByEntity().get(id)
  }

  private proposalsByEntity(): Multimap<Id, Proposal> {
    if (this.proposed) return this.proposed
    const byEntity = new Multimap<Id, Proposal>()
    this.allProposed = proposeContradictions(this)
    for (const proposal of this.allProposed) {
      const touched = new Set<Id>()
      for (const { subject, value } of [proposal.claim, ...proposal.others]) {
        touched.add(subject)
        if (value.type === 'entity') touched.add(value.entityId)
      }
      for (const id of touched) byEntity.add(id, proposal)
    }
    return (this.proposed = byEntity)
  }

  independentRoot(sourceId: Id): Id {
    this.roots ??= independentRoots([...this.merged.sources.values(), ...this.deletedSources()])
    return this.roots.get(sourceId) ?? sourceId
  }

  /** What a deleted source repeats, it goes on tying together. */
  private deletedSources(): Source[] {
    return this.binPlaces.entries('sources').flatMap(({ recordId, record }) => {
      if (this.merged.sources.has(recordId)) return []
      // The bin's schema ties a record to no collection; this one was put there from that of sources.
      return (record as Source | null) ?? this.base.sources.get(recordId) ?? []
    })
  }

  /** Brings the index up to date with operations that were applied to the layer. */
  follow(ops: readonly RecordOp[]): void {
    const following = this.following(ops)
    while (following.next().done !== true);
  }

  /** As `follow`, and gives way after each operation. */
  *following(ops: readonly RecordOp[]): Generator<undefined, void> {
    for (const op of ops) {
      if (op.collection === 'bin') {
        this.binPlaces.forget()
        const entry = op.after ?? op.before
        if (entry && entry.record === null) {
          this.setHidden(entry, op.after !== null)
          if (isContent(entry.collection)) this.refresh(entry.collection, entry.recordId)
        }
        if (entry?.collection === 'sources') this.roots = null
      } else if (op.collection === 'notes') {
        this.reindexNote(op.id, op.after ?? undefined)
      } else if (op.collection === 'meta') {
        this.words = null
        this.proposed = null
      } else if (isContent(op.collection)) {
        this.refresh(op.collection, op.id)
      }
      yield
    }
  }

  private merge<C extends ContentCollection>(collection: C): Map<Id, RecordOf<C>> {
    const merged = new Map(this.base[collection])
    for (const key of this.hidden) {
      const [name, id] = key.split(' ')
      if (name === collection && id !== undefined) merged.delete(id)
    }
    for (const [id, record] of Object.entries(this.layer.records[collection])) merged.set(id, record as RecordOf<C>)
    return merged
  }

  private refresh<C extends ContentCollection>(collection: C, id: Id): void {
    const records: Map<Id, RecordOf<C>> = this.merged[collection]
    const old = records.get(id)
    const own = this.layer.records[collection][id] as RecordOf<C> | undefined
    const now = own ?? (this.hidden.has(`${collection} ${id}`) ? undefined : this.base[collection].get(id))
    if (now) records.set(id, now)
    else records.delete(id)
    if (collection === 'claims') this.reindexClaim(old as Claim | undefined, now as Claim | undefined)
    if (collection === 'sources') this.roots = null
    else this.proposed = null
  }

  private setHidden(entry: BinEntry, hidden: boolean): void {
    if (entry.record !== null) return
    const key = `${entry.collection} ${entry.recordId}`
    if (hidden) this.hidden.add(key)
    else this.hidden.delete(key)
  }

  /** A changed claim keeps its place in each list that it stays in. */
  private reindexClaim(old: Claim | undefined, now: Claim | undefined): void {
    const oldKeys = old ? claimKeys(old) : NO_KEYS
    const nowKeys = now ? claimKeys(now) : NO_KEYS
    for (const list of CLAIM_LISTS) {
      const map = this.claimLists[list]
      for (const key of oldKeys[list]) {
        if (!old) continue
        if (now && nowKeys[list].has(key)) map.replace(key, old, now)
        else map.remove(key, old)
      }
      for (const key of nowKeys[list]) if (now && !oldKeys[list].has(key)) map.add(key, now)
    }
  }

  private reindexNote(id: Id, now: Note | undefined): void {
    const old = this.indexedNotes.get(id)
    const oldIds = old ? noteTargetIds(old) : new Set<Id>()
    const nowIds = now ? noteTargetIds(now) : new Set<Id>()
    for (const target of oldIds) {
      if (!old) continue
      if (now && nowIds.has(target)) this.notesByTarget.replace(target, old, now)
      else this.notesByTarget.remove(target, old)
    }
    for (const target of nowIds) if (now && !oldIds.has(target)) this.notesByTarget.add(target, now)
    if (now) this.indexedNotes.set(id, now)
    else this.indexedNotes.delete(id)
  }
}

const CLAIM_LISTS = ['subject', 'subjectAndProperty', 'value', 'speaker', 'mention', 'source', 'disputed'] as const
type ClaimKeys = Record<(typeof CLAIM_LISTS)[number], ReadonlySet<string>>

const NONE: ReadonlySet<string> = new Set()
const NO_KEYS: ClaimKeys = {
  subject: NONE,
  subjectAndProperty: NONE,
  value: NONE,
  speaker: NONE,
  mention: NONE,
  source: NONE,
  disputed: NONE,
}

/** Under which keys a claim stands in each list. */
function claimKeys(claim: Claim): ClaimKeys {
  const mention = new Set(claim.about)
  if (claim.qualifiers?.event !== undefined) mention.add(claim.qualifiers.event)
  if (claim.qualifiers?.place !== undefined) mention.add(claim.qualifiers.place)
  if (claim.reportedBy !== undefined) mention.add(claim.reportedBy)
  mention.delete(claim.subject)
  return {
    subject: new Set([claim.subject]),
    subjectAndProperty: new Set([`${claim.subject} ${claim.property}`]),
    value: claim.value.type === 'entity' ? new Set([claim.value.entityId]) : NONE,
    speaker: claim.attributedTo === undefined ? NONE : new Set([claim.attributedTo]),
    mention,
    source: new Set(claim.citations.map((citation) => citation.sourceId)),
    disputed: new Set(claim.disputes?.map(({ claimId }) => claimId)),
  }
}

function isContent(collection: Collection): collection is ContentCollection {
  return collection === 'entities' || collection === 'claims' || collection === 'sources'
}

function byId<T extends { id: Id }>(records: readonly T[]): Map<Id, T> {
  return new Map(records.map((record) => [record.id, record]))
}

function noteTargetIds(note: Note): Set<Id> {
  const ids = new Set<Id>()
  for (const target of note.targets) {
    if (target.kind === 'paragraph') ids.add(target.sourceId)
    else if (target.kind !== 'dossier') ids.add(target.id)
  }
  return ids
}

/** Groups sources that repeat one another and names each group by its smallest id. A cycle is one group. */
function independentRoots(sources: Iterable<Source>): Map<Id, Id> {
  const parent = new Map<Id, Id>()
  const find = (id: Id): Id => {
    let root = id
    while (parent.get(root) !== undefined && parent.get(root) !== root) root = parent.get(root) ?? root
    return root
  }
  for (const source of sources) {
    for (const origin of source.derivedFrom ?? []) {
      const [low, high] = [find(source.id), find(origin)].sort()
      if (low !== undefined && high !== undefined && low !== high) parent.set(high, low)
    }
  }
  return new Map([...parent.keys()].map((id) => [id, find(id)]))
}
