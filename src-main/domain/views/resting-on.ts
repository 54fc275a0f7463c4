import { allReferences, type NamedAs } from '../dossier/all-references'
import type { Briefing } from '../records/briefing'
import type { Citation } from '../records/citation'
import type { Claim } from '../records/claim'
import type { DossierIndex } from '../dossier/dossier-index'
import { displayName, type Entity } from '../records/entity'
import type { Highlight } from '../records/highlight'
import type { Id } from '../records/ids'
import type { Note } from '../records/note'
import { shownLabel } from '../notes/book/note-label'
import type { LinkLookup } from '../notes/links/resolve-link'
import type { BinnableCollection } from '../records/records'
import { shortened } from '../records/text'
import { claimLabel } from './claim-in-full'
import { claimView } from './claim-among-others'
import { linksById } from './links-by-id'
import { sourceShortTitle } from './refs'

/** A record by its kind and id. */
export interface RecordKey {
  collection: BinnableCollection
  id: Id
}

/** In what way others rest on a record: claims are about it, name it or cite it; lines are names and summaries that cite it. */
export type RestingWay =
  | 'about'
  | 'naming'
  | 'citing'
  | 'contradicting'
  | 'lines'
  | 'repeating'
  | 'authored'
  | 'judgements'
  | 'notes'
  | 'marks'
  | 'briefings'

/** Those that rest on it in one way. */
export interface RestingGroup {
  way: RestingWay
  count: number
  /** How many of them cite nothing else that is here. */
  bare: number
  /** How many of them are private notes, which are not named. */
  private: number
  /** The first of them by what they are called. *Shape*: at most `NAMED`. */
  named: string[]
}

/** What rests on records that are to be deleted, these themselves left aside. */
export interface RestingOn {
  /** *Shape*: none that is empty, in the order of `RestingWay`. */
  groups: RestingGroup[]
  /** Claims that would stay behind from then on when the dossier is handed over. */
  leftBehind: number
}

/** How many of each group are named. */
const NAMED = 12

/** *Units*: characters of a claim, a note or a passage among others. */
const LENGTH = 110

/** Notes that link to one of the records or cite it in their text; gives way while it reads them. */
export type NotesNaming = (ids: ReadonlySet<Id>) => Generator<undefined, readonly Note[]>

/**
 * What rests on the records: what names them or was written from them, and would be left without them. Gives way while notes are
 * read.
 */
export function* restingOn(
  index: DossierIndex,
  records: readonly RecordKey[],
  notesNaming: NotesNaming,
): Generator<undefined, RestingOn> {
  const notes = yield* notesNaming(new Set([...records, ...marksOn(index, records)].map(({ id }) => id)))
  return new Resting(index, records).all(notes)
}

/** The marked passages of sources that are to be deleted. */
function marksOn(index: DossierIndex, records: readonly RecordKey[]): Highlight[] {
  const sources = new Set(records.flatMap(({ collection, id }) => (collection === 'sources' ? [id] : [])))
  return Object.values(index.highlights).filter(({ sourceId }) => sources.has(sourceId))
}

/** Collects what rests on records, way by way. */
class Resting {
  private readonly going = new Set<string>()
  private readonly groups = new Map<RestingWay, Map<string, Rests>>()
  /** Claims that go or name what goes. */
  private readonly touched = new Map<Id, Claim>()
  private readonly chosen = new Set<Id>()
  private readonly links: LinkLookup
  private leftBehind = 0

  constructor(
    private readonly index: DossierIndex,
    private readonly records: readonly RecordKey[],
  ) {
    this.links = linksById(index)
    for (const { collection, id } of records) this.going.add(key(collection, id))
  }

  /** `notes` link to what goes, or cite it. */
  all(notes: readonly Note[]): RestingOn {
    const { index } = this
    for (const { collection, id } of this.records) {
      const claim = collection === 'claims' ? index.claims.get(id) : undefined
      if (claim) this.touched.set(id, claim)
    }
    this.references()
    for (const claim of this.touched.values()) if (this.wouldStayBehind(claim)) this.leftBehind++
    this.judgements()
    this.notes(notes)
    this.marks()
    this.briefings()
    return {
      groups: ORDER.flatMap((way) => {
        const found = this.groups.get(way)
        return found ? [groupOf(way, [...found.values()])] : []
      }),
      leftBehind: this.leftBehind,
    }
  }

  private references(): void {
    const { index } = this
    for (const { from, as, collection, ids } of allReferences(index)) {
      const goes = from.collection !== 'dossier' && this.goes(from.collection, from.record.id)
      if (goes || ![...ids].some((id) => this.goes(collection, id))) continue
      switch (from.collection) {
        case 'claims':
          this.claim(from.record, as)
          break
        case 'entities':
          this.lines(`${displayName(from.record)}: `, from.record)
          break
        case 'sources':
          this.add(as === 'its author' ? 'authored' : 'repeating', from.record.id, () => sourceShortTitle(from.record))
          break
        case 'dossier':
          if (from.record.summary)
            this.line('summary of the dossier', from.record.summary.citations, () => 'The summary of the dossier')
          break
        case 'notes':
          this.note(from.record)
          break
        case 'briefings':
          this.chosen.add(from.record.id)
          break
      }
    }
  }

  private claim(claim: Claim, as: NamedAs): void {
    const way =
      as === 'a citation'
        ? 'citing'
        : as === 'what it contradicts'
          ? 'contradicting'
          : as === 'what it is about'
            ? 'about'
            : 'naming'
    if (way !== 'contradicting') this.touched.set(claim.id, claim)
    // A claim that is about it is told once, whatever it says of it besides.
    if (way === 'naming' && this.goes('entities', claim.subject)) return
    this.add(
      way,
      claim.id,
      () => claimLabel(claimView(this.index, claim), LENGTH),
      way === 'citing' && claim.ownJudgement !== true && this.losesAll(claim.citations),
    )
  }

  private lines(of: string, { id, names, summary }: Entity): void {
    for (const [at, { value, citations }] of names.entries())
      this.line(`${id} ${at}`, citations, () => shortened(`${of}the name ${value}`, LENGTH))
    if (summary) this.line(`${id} summary`, summary.citations, () => `${of}the summary`)
  }

  private line(lineKey: string, citations: readonly Citation[], name: () => string): void {
    if (!citations.some(({ sourceId }) => this.goes('sources', sourceId))) return
    this.add('lines', lineKey, name, this.losesAll(citations))
  }

  private judgements(): void {
    for (const { id, text, claimIds } of this.index.meta.keyJudgements)
      if (claimIds.some((claimId) => this.touched.has(claimId)))
        this.add('judgements', id, () => shortened(text, LENGTH))
  }

  private notes(naming: readonly Note[]): void {
    for (const { id } of [...this.records, ...marksOn(this.index, this.records)])
      for (const note of this.index.notesOn(id)) this.note(note)
    for (const note of naming) this.note(note)
  }

  private note(note: Note): void {
    if (this.goes('notes', note.id)) return
    const isPrivate = note.private === true
    this.add('notes', note.id, isPrivate ? null : () => shortened(shownLabel(note, this.links), LENGTH))
  }

  private marks(): void {
    for (const { id, sourceId, selector } of Object.values(this.index.highlights))
      if (this.goes('sources', sourceId) && !this.goes('highlights', id))
        this.add('marks', id, () => shortened(selector.quote.exact, LENGTH))
  }

  private briefings(): void {
    for (const briefing of Object.values(this.index.briefings))
      if (!this.goes('briefings', briefing.id) && this.drawsOnIt(briefing))
        this.add('briefings', briefing.id, () => briefing.title)
  }

  /** A briefing prints the entities that it names, or all, and what its judgements and findings rest on. */
  private drawsOnIt({ id, entityIds, keyJudgements, findings = [] }: Briefing): boolean {
    if (this.chosen.has(id)) return true
    const attached = [...keyJudgements, ...findings].flatMap(({ claimIds }) => claimIds)
    if (attached.some((claimId) => this.touched.has(claimId))) return true
    const chosen = entityIds && new Set(entityIds)
    if (!chosen && this.records.some(({ collection }) => collection === 'entities')) return true
    return [...this.touched.values()].some(({ subject }) => !chosen || chosen.has(subject))
  }

  /** What `handOver` keeps back once these are deleted, and would not have kept back before. */
  private wouldStayBehind(claim: Claim): boolean {
    if (this.goes('claims', claim.id)) return false
    const { entities } = this.index
    const needed = [
      claim.subject,
      claim.value.type === 'entity' ? claim.value.entityId : undefined,
      claim.attributedTo,
      claim.reportedBy,
    ].filter((id) => id !== undefined)
    const isSourced = claim.ownJudgement === true || this.index.liveCitations(claim.citations).length > 0
    if (!isSourced || needed.some((id) => !entities.has(id))) return false
    const live = this.index.liveCitations(claim.citations)
    return (
      (claim.ownJudgement !== true && live.every(({ sourceId }) => this.goes('sources', sourceId))) ||
      needed.some((id) => this.goes('entities', id))
    )
  }

  /** True when every source that bears it out goes. */
  private losesAll(citations: readonly Citation[]): boolean {
    const bearing = this.index.bearing(citations)
    return bearing.length > 0 && bearing.every(({ sourceId }) => this.goes('sources', sourceId))
  }

  private goes(collection: BinnableCollection, id: Id): boolean {
    return this.going.has(key(collection, id))
  }

  private add(way: RestingWay, id: string, name: (() => string) | null, bare = false): void {
    const group = this.groups.get(way) ?? new Map<string, Rests>()
    this.groups.set(way, group)
    if (!group.has(id)) group.set(id, { name, bare })
  }
}

/** One that rests on what goes; without a name when it is a private note. */
interface Rests {
  name: (() => string) | null
  bare: boolean
}

const ORDER: readonly RestingWay[] = [
  'about',
  'naming',
  'citing',
  'contradicting',
  'lines',
  'repeating',
  'authored',
  'judgements',
  'notes',
  'marks',
  'briefings',
]

function groupOf(way: RestingWay, all: readonly Rests[]): RestingGroup {
  const names = all.flatMap(({ name }) => name ?? [])
  return {
    way,
    count: all.length,
    bare: all.filter(({ bare }) => bare).length,
    private: all.length - names.length,
    named: names.slice(0, NAMED).map((name) => name()),
  }
}

function key(collection: BinnableCollection, id: Id): string {
  return `${collection} ${id}`
}
