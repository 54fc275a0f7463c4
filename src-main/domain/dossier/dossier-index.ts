import { atOnce } from '../at-once'
import { BinPlaces } from '../bin/bin-places'
import type { Briefing } from '../records/briefing'
import type { Citation } from '../records/citation'
import type { Claim, Contradiction } from '../records/claim'
import { citationTarget } from '../citing/citation-target'
import { claimStatus, disputing, type ClaimStatus, type ClaimSurroundings } from './claim-status'
import type { DossierContent, DossierMeta } from '../records/dossier'
import type { Entity } from '../records/entity'
import type { Highlight } from '../records/highlight'
import type { Id } from '../records/ids'
import type { Note } from '../records/note'
import { Multimap } from '../multimap'
import type { Proposal } from '../proposing/proposal'
import { proposeContradictions } from '../proposing/propose'
import type { BinEntry, BinnableCollection, LayerRecords, ReaderLayer, RecordOf, RecordOp } from '../records/records'
import { IndexTables, type ContentCollection } from './index-tables'
import type { Source } from '../records/source'
import type { KindId, VocabularyDefinition } from '../vocabulary/definition'
import { vocabularyWith } from '../vocabulary/standard-vocabulary'
import { unitedWords } from '../vocabulary/used-words'
import type { Vocabulary } from '../vocabulary/vocabulary'

/** Whose a record is: the bundle's, the reader's, or the reader's version of a bundled one. */
export type Origin = 'bundle' | 'reader' | 'edited'

/**
 * One dossier as it is read: the bundle with the reader's layer over it, and every way of finding a claim.
 * It follows the layer: call `follow` with each change's operations after they were applied.
 */
export class DossierIndex implements ClaimSurroundings {
  private roots: Map<Id, Id> | null = null
  private proposed: Multimap<Id, Proposal> | null = null
  private allProposed: readonly Proposal[] = []
  private words: Vocabulary | null = null
  private readonly binPlaces: BinPlaces

  constructor(
    private readonly content: DossierContent | null,
    private readonly layer: ReaderLayer,
    private tables: IndexTables = atOnce(IndexTables.building(content, layer.records)),
  ) {
    this.binPlaces = new BinPlaces(() => layer.records.bin)
  }

  /** The index of a dossier that does not change meanwhile; gives way after each record. */
  static *building(content: DossierContent | null, layer: ReaderLayer): Generator<undefined, DossierIndex> {
    return new DossierIndex(content, layer, yield* IndexTables.building(content, layer.records))
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
    return this.tables.merged.entities.get(id)?.schema
  }

  get entities(): ReadonlyMap<Id, Entity> {
    return this.tables.merged.entities
  }
  get claims(): ReadonlyMap<Id, Claim> {
    return this.tables.merged.claims
  }
  get sources(): ReadonlyMap<Id, Source> {
    return this.tables.merged.sources
  }
  get notes(): Readonly<Record<Id, Note>> {
    return this.layer.records.notes
  }
  get noteCount(): number {
    return this.tables.noteCount
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
    return this.tables.claimLists.subject.get(id)
  }
  /** Relations that end at the entity. */
  claimsPointingAt(id: Id): readonly Claim[] {
    return this.tables.claimLists.value.get(id)
  }
  /** Statements, opinions and forecasts that are the entity's own words. */
  claimsBy(id: Id): readonly Claim[] {
    return this.tables.claimLists.speaker.get(id)
  }
  /** Claims about something else whose text also speaks about the entity, or that happened at it or in it. */
  claimsMentioning(id: Id): readonly Claim[] {
    return this.tables.claimLists.mention.get(id)
  }
  claimsCiting(sourceId: Id): readonly Claim[] {
    return this.tables.claimLists.source.get(sourceId)
  }
  /** Notes on a record, by its id. */
  notesOn(id: Id): readonly Note[] {
    return this.tables.notesByTarget.get(id)
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
    const isLive = ({ sourceId }: Citation) => this.tables.merged.sources.has(sourceId)
    return citations.every(isLive) ? citations : citations.filter(isLive)
  }

  bearing(citations: readonly Citation[]): readonly Citation[] {
    const bears = (citation: Citation) => {
      const source = this.tables.merged.sources.get(citation.sourceId)
      return source !== undefined && citationTarget(source, citation).kind !== 'lost'
    }
    return citations.every(bears) ? citations : citations.filter(bears)
  }

  origin(collection: ContentCollection, id: Id): Origin {
    if (!Object.hasOwn(this.layer.records[collection], id)) return 'bundle'
    return this.tables.base[collection].has(id) ? 'edited' : 'reader'
  }

  /** The bundled record under the reader's version of it. */
  bundled<C extends ContentCollection>(collection: C, id: Id): RecordOf<C> | undefined {
    return this.tables.base[collection].get(id)
  }

  /** The source with the reader's own grade where they gave one. */
  gradedSource(id: Id): Source | undefined {
    const source = this.tables.merged.sources.get(id)
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
    return this.tables.claimLists.subjectAndProperty.get(`${claim.subject} ${claim.property}`)
  }

  named(claim: Claim): readonly Claim[] {
    const backward = this.tables.claimLists.disputed.get(claim.id)
    if (!claim.disputes) return backward
    const forward = claim.disputes.flatMap(({ claimId }) => this.tables.merged.claims.get(claimId) ?? [])
    return [...forward, ...backward]
  }

  /** The contradictions that somebody marked between the claim and others, whichever of the two they stand on. */
  contradictions(claim: Claim): Contradiction[] {
    const backward = this.tables.claimLists.disputed
      .get(claim.id)
      .flatMap(({ id, disputes = [] }) =>
        disputes.flatMap((marked) => (marked.claimId === claim.id ? { ...marked, claimId: id } : [])),
      )
    const forward = (claim.disputes ?? []).filter(({ claimId }) => this.tables.merged.claims.has(claimId))
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
    this.roots ??= independentRoots([...this.tables.merged.sources.values(), ...this.deletedSources()])
    return this.roots.get(sourceId) ?? sourceId
  }

  /** What a deleted source repeats, it goes on tying together. */
  private deletedSources(): Source[] {
    return this.binPlaces.entries('sources').flatMap(({ recordId, record }) => {
      if (this.tables.merged.sources.has(recordId)) return []
      // The bin's schema ties a record to no collection; this one was put there from that of sources.
      return (record as Source | null) ?? this.tables.base.sources.get(recordId) ?? []
    })
  }

  /** Brings the index up to date with operations that were applied to the layer. */
  follow(ops: readonly RecordOp[]): void {
    for (const op of ops) {
      this.tables.follow(op, this.layer.records)
      this.forget(op)
    }
  }

  /**
   * Makes ready to follow operations that the layer does not hold yet, of which `after` is what it will hold; gives way after each step,
   * and changes nothing that can be seen. Calling what is answered follows all of them at once.
   */
  *preparing(ops: readonly RecordOp[], after: LayerRecords): Generator<undefined, () => void> {
    const tables = yield* this.tables.branch()
    for (const op of ops) {
      tables.follow(op, after)
      yield
    }
    return () => {
      tables.settle()
      this.tables = tables
      for (const op of ops) this.forget(op)
    }
  }

  /** Drops what was worked out from records before they changed. */
  private forget({ collection, before, after }: RecordOp): void {
    if (collection === 'meta') this.words = null
    if (collection === 'meta' || collection === 'entities' || collection === 'claims') this.proposed = null
    if (collection === 'sources') this.roots = null
    if (collection !== 'bin') return
    this.binPlaces.forget()
    const entry = after ?? before
    if (entry?.collection === 'sources') this.roots = null
    else if (entry?.record === null) this.proposed = null
  }
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
