import type { Claim } from '../records/claim'
import type { DossierContent } from '../records/dossier'
import type { Id } from '../records/ids'
import type { Note } from '../records/note'
import { Multimap } from '../multimap'
import type { BinEntry, Collection, LayerRecords, RecordOf, RecordOp } from '../records/records'

export type ContentCollection = 'entities' | 'claims' | 'sources'

type Merged = { [C in ContentCollection]: Map<Id, RecordOf<C>> }

/** The records of a dossier as they are read, the reader's in the place of bundled ones, and lists of them by what they refer to. */
export class IndexTables {
  readonly merged: Merged = { entities: new Map(), claims: new Map(), sources: new Map() }
  readonly claimLists = Object.fromEntries(CLAIM_LISTS.map((list) => [list, new Multimap<string, Claim>()])) as Record<
    (typeof CLAIM_LISTS)[number],
    Multimap<string, Claim>
  >
  readonly notesByTarget = new Multimap<Id, Note>()
  private readonly hidden = new Set<string>()
  private readonly indexedNotes = new Map<Id, Note>()

  private constructor(readonly base: Merged) {}

  /** The tables of a dossier; gives way after each record. */
  static *building(content: DossierContent | null, records: LayerRecords): Generator<undefined, IndexTables> {
    const tables = new IndexTables({
      entities: byId(content?.entities ?? []),
      claims: byId(content?.claims ?? []),
      sources: byId(content?.sources ?? []),
    })
    for (const entry of Object.values(records.bin)) tables.setHidden(entry, true)
    yield* tables.merging('entities', records)
    yield* tables.merging('claims', records)
    yield* tables.merging('sources', records)
    for (const claim of tables.merged.claims.values()) {
      tables.reindexClaim(undefined, claim)
      yield
    }
    for (const note of Object.values(records.notes)) {
      tables.reindexNote(note.id, note)
      yield
    }
    return tables
  }

  get noteCount(): number {
    return this.indexedNotes.size
  }

  /** Tables of the same content that can follow a change while these stay as they are; gives way after each step. */
  *branch(): Generator<undefined, IndexTables> {
    const branch = new IndexTables(this.base)
    yield* copy(this.merged.entities, branch.merged.entities)
    yield* copy(this.merged.claims, branch.merged.claims)
    yield* copy(this.merged.sources, branch.merged.sources)
    yield* copy(this.indexedNotes, branch.indexedNotes)
    for (const key of this.hidden) branch.hidden.add(key)
    for (const list of CLAIM_LISTS) yield* branch.claimLists[list].share(this.claimLists[list])
    yield* branch.notesByTarget.share(this.notesByTarget)
    return branch
  }

  /** Says that nobody changes the tables any more that these are a branch of. */
  settle(): void {
    for (const list of CLAIM_LISTS) this.claimLists[list].settle()
    this.notesByTarget.settle()
  }

  /** Brings the tables up to date with an operation; `records` are those of the layer after it. */
  follow(op: RecordOp, records: LayerRecords): void {
    if (op.collection === 'notes') this.reindexNote(op.id, op.after ?? undefined)
    else if (isContent(op.collection)) this.refresh(op.collection, op.id, records)
    if (op.collection !== 'bin') return
    const entry = op.after ?? op.before
    if (entry?.record !== null) return
    this.setHidden(entry, op.after !== null)
    if (isContent(entry.collection)) this.refresh(entry.collection, entry.recordId, records)
  }

  private *merging<C extends ContentCollection>(collection: C, records: LayerRecords): Generator<undefined, void> {
    const merged: Map<Id, RecordOf<C>> = this.merged[collection]
    for (const [id, record] of this.base[collection]) {
      if (!this.hidden.has(`${collection} ${id}`)) merged.set(id, record)
      yield
    }
    for (const id of Object.keys(records[collection])) {
      merged.set(id, records[collection][id] as RecordOf<C>)
      yield
    }
  }

  private refresh<C extends ContentCollection>(collection: C, id: Id, { [collection]: own }: LayerRecords): void {
    const records: Map<Id, RecordOf<C>> = this.merged[collection]
    const old = records.get(id)
    const bundled = this.hidden.has(`${collection} ${id}`) ? undefined : this.base[collection].get(id)
    const now = (own[id] as RecordOf<C> | undefined) ?? bundled
    if (now) records.set(id, now)
    else records.delete(id)
    if (collection === 'claims') this.reindexClaim(old as Claim | undefined, now as Claim | undefined)
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

function isContent(collection: Collection): collection is ContentCollection {
  return collection === 'entities' || collection === 'claims' || collection === 'sources'
}

function* copy<K, V>(from: ReadonlyMap<K, V>, to: Map<K, V>): Generator<undefined, void> {
  for (const [key, value] of from) {
    to.set(key, value)
    yield
  }
}
