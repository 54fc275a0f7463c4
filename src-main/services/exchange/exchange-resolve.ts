import { atOnce } from '../../domain/at-once'
import { canonicalJson, isSameJson } from '../../domain/text/canonical-json'
import type { Briefing } from '../../domain/records/briefing'
import { withCitations } from '../../domain/citing/citing-records'
import type { DossierIndex } from '../../domain/dossier/dossier-index'
import { displayName } from '../../domain/records/entity'
import type { IncomingDossier } from '../../domain/exchange/exchange-ports'
import {
  cites,
  DROPPED_FIELDS,
  keyOf,
  namedIn,
  withNames,
  type Exchanged,
  type CollectedRecord,
} from '../../domain/exchange/exchanged'
import type { KeptBoth } from '../../domain/exchange/keep-both'
import type { Id } from '../../domain/records/ids'
import type { RecordOf, RecordOp } from '../../domain/records/records'
import type { Source } from '../../domain/records/source'
import { withCommentsOf } from '../../domain/notes/markdown/keep-comments'
import { sourceShortTitle } from '../../domain/views/refs'
import { deletionOps } from '../content/bin'
import type { DossierSession } from '../session/dossier-session'
import { formerNames } from '../content/edit-content'
import { indexOfFile, puttingOps } from './exchange-merge'
import { outcome, type ExchangeChoices, type Outcome } from './exchange-outcome'
import type { ComparedRow, ExchangeComparison } from './exchange-row'
import { followingFromFile } from './follow-from-file'
import { followText } from '../content/follow-text'
import { metaWithWords } from './meta-with-words'
import { recordHere } from './record-here'
import { unplacedNote } from './unplaced-note'

/**
 * The operations that bring a file into the dossier that is here, by what was chosen. Without a word on the record itself, nothing that is
 * here is deleted, what lies in the bin stays there unless something rests on it, and a private note is never replaced.
 * Gives way after each record.
 */
export function* resolvingOps(
  session: DossierSession,
  incoming: IncomingDossier,
  comparison: ExchangeComparison,
  choices: ExchangeChoices,
): Generator<undefined, RecordOp[]> {
  const resolution = new Resolution(session, incoming, comparison.hereAs)
  const decided = comparison.rows.map((row) => ({ row, as: outcome(row, choices) }))
  for (const { row, as } of decided)
    if (as === 'both' && row.kept?.beside) resolution.callsBeside(row, row.kept.beside.id)
  for (const { row, as } of decided) {
    resolution.take(row, as)
    yield
  }
  yield* resolution.bringingAlong()
  resolution.bringWords()
  resolution.leaveOutBesides()
  return yield* resolution.ops()
}

class Resolution {
  private readonly puts = new Map<string, CollectedRecord>()
  private readonly deletions: RecordOp[] = []
  private readonly calls: Map<string, Id>
  private readonly fileNames: Map<string, Id>
  private readonly theirs: ReadonlyMap<string, CollectedRecord>
  private fileIndex: DossierIndex | null = null

  constructor(
    private readonly session: DossierSession,
    private readonly incoming: IncomingDossier,
    hereAs: ReadonlyMap<string, Id>,
  ) {
    this.calls = new Map(hereAs)
    this.fileNames = new Map(
      [...hereAs].map(([key, id]) => [`${key.slice(0, key.indexOf(' '))} ${id}`, key.slice(key.indexOf(' ') + 1)]),
    )
    const { content } = incoming
    this.theirs = new Map(
      (['entities', 'sources', 'claims'] as const).flatMap((collection) =>
        content[collection].map((record): [string, CollectedRecord] => [
          keyOf(collection, record.id),
          { collection, record } as CollectedRecord,
        ]),
      ),
    )
  }

  /** What the file says of the record, it says of the version beside the one that is here. */
  callsBeside({ collection, id }: ComparedRow, beside: Id): void {
    this.calls.set(keyOf(collection, id), beside)
    this.fileNames.set(keyOf(collection, beside), id)
  }

  take(row: ComparedRow, as: Outcome): void {
    const { collection, id } = row
    if (as === 'leave') return
    if (as === 'delete') {
      if (collection !== 'meta') this.deletions.push(...deletionOps(this.session, collection, id))
      return
    }
    if (as === 'theirs' || !row.kept || !row.mine) {
      if (row.theirs)
        this.put(withMyComments(withNames({ collection, record: row.theirs } as CollectedRecord, this.name), row))
      return
    }
    const { record, beside, unplaced } = row.kept
    if (!isSameJson(record, row.mine)) this.put(this.named(collection, id, this.citingTheirs(row, record)))
    if (beside) {
      const placed = withNames({ collection, record: beside } as CollectedRecord, this.name)
      // Names of itself in it are those of the version that is here.
      this.put(placed.collection === 'sources' ? { ...placed, record: fromSources(placed.record, id) } : placed)
    }
    if (unplaced.length > 0) this.keepAsNote(row, unplaced)
  }

  /** Records of the file that what is put rests on and that are not here, such as an entity in the bin. */
  *bringingAlong(): Generator<undefined, void> {
    const waiting = [...this.puts.values()]
    for (let placed = waiting.pop(); placed !== undefined; placed = waiting.pop()) {
      yield
      if (placed.collection === 'notes' || placed.collection === 'briefings') continue
      for (const { collection, id, field } of namedIn(placed)) {
        if (DROPPED_FIELDS.has(field)) continue
        const key = keyOf(collection, id)
        const needed = this.theirs.get(key)
        if (!needed || this.puts.has(key) || this.isHere(collection, id)) continue
        const along = withNames(needed, this.name)
        this.put(along)
        waiting.push(along)
      }
    }
  }

  /** What is said in words of the file's own comes with what they mean. */
  bringWords(): void {
    const record = metaWithWords(this.session, this.incoming, [...this.puts.values()])
    if (record) this.put({ collection: 'meta', record })
  }

  /** A briefing that leaves something out leaves out its other version too. */
  leaveOutBesides(): void {
    const briefings = { ...this.session.index.briefings }
    for (const placed of this.puts.values())
      if (placed.collection === 'briefings') briefings[placed.record.id] = placed.record
    for (const briefing of Object.values(briefings)) {
      const leaveOut = briefing.leaveOut ?? []
      const besides = leaveOut.flatMap((id) =>
        (['sources', 'claims', 'notes'] as const).flatMap((collection) => this.calls.get(keyOf(collection, id)) ?? []),
      )
      const missing = besides.filter((id) => !leaveOut.includes(id))
      if (missing.length > 0)
        this.put({
          collection: 'briefings',
          record: { ...briefing, leaveOut: [...leaveOut, ...missing] },
        })
    }
  }

  *ops(): Generator<undefined, RecordOp[]> {
    const uncircled = [...this.puts.values()].map((each) =>
      each.collection === 'sources' ? { ...each, record: this.withoutCircle(each.record) } : each,
    )
    const placed = yield* this.following(uncircled)
    const ops = yield* puttingOps(this.session, placed)
    const own = new Set(placed.map(({ collection, record }) => `${collection} ${record.id}`))
    for (const { collection, record } of placed) {
      if (collection !== 'sources') continue
      for (const op of followText(this.session, record)) if (!own.has(`${op.collection} ${op.id}`)) ops.push(op)
      yield
    }
    return ops.concat(this.deletions)
  }

  /** What points into a source's text points into the one that it has here from now on. */
  private *following(placed: readonly CollectedRecord[]): Generator<undefined, CollectedRecord[]> {
    const { index } = this.session
    const here = (id: Id) => index.sources.get(id)
    const then = (id: Id) => {
      const put = this.puts.get(keyOf('sources', id))
      return put?.collection === 'sources' ? put.record : here(id)
    }
    const file = (id: Id) => {
      const theirs = this.theirs.get(keyOf('sources', this.namedInFile(id)))
      return theirs?.collection === 'sources' ? theirs.record : undefined
    }
    const texts = { file, here, then }
    const followed: CollectedRecord[] = []
    for (const each of placed) {
      followed.push(followingFromFile(each, recordHere(this.session, each.collection, each.record.id), texts))
      yield
    }
    return followed
  }

  /** What the file calls a source that has this id here. */
  private namedInFile(id: Id): Id {
    return this.fileNames.get(keyOf('sources', id)) ?? id
  }

  private readonly name = (collection: Exchanged, id: Id): Id => this.calls.get(keyOf(collection, id)) ?? id

  /** Mine with what of theirs went into it; only what is new in it can name a record as the file does. */
  private named(collection: Exchanged, id: Id, record: RecordOf<Exchanged>): CollectedRecord {
    const placed = { collection, record } as CollectedRecord
    const before = new Set(
      namedIn({
        collection,
        record: recordHere(this.session, collection, id) ?? record,
      } as CollectedRecord).map((to) => keyOf(to.collection, to.id)),
    )
    return withNames(placed, (to, named) => (before.has(keyOf(to, named)) ? named : this.name(to, named)))
  }

  /** A citation that came from them is of the source that their text is here. */
  private citingTheirs({ collection, mine }: ComparedRow, record: RecordOf<Exchanged>): RecordOf<Exchanged> {
    if (!cites(collection) || !mine) return record
    const own = new Set<string>()
    withCitations(collection, mine as never, (citation) => {
      own.add(canonicalJson(citation))
      return citation
    })
    return withCitations(collection, record as never, (citation) =>
      own.has(canonicalJson(citation)) ? citation : { ...citation, sourceId: this.name('sources', citation.sourceId) },
    )
  }

  private put(placed: CollectedRecord): void {
    const own = this.withOwnPast(placed)
    const kept = own.collection === 'sources' ? { ...own, record: this.withOwnGrade(own.record) } : own
    this.puts.set(keyOf(kept.collection, kept.record.id), kept)
  }

  /** Under which names it was known here, when it was exported last and which files are kept here is no part of a file. */
  private withOwnPast(placed: CollectedRecord): CollectedRecord {
    const { index } = this.session
    const { collection, record } = placed
    if (collection === 'briefings') {
      const { lastExport } = (recordHere(this.session, collection, record.id) ?? {}) as Partial<Briefing>
      return lastExport ? { collection, record: { ...record, lastExport } } : placed
    }
    if (collection === 'entities') {
      const before = index.entities.get(record.id)
      const names = formerNames(before?.formerNames, before && displayName(before), displayName(record))
      return names.formerNames ? { collection, record: { ...record, ...names } } : placed
    }
    if (collection === 'sources') {
      const before = index.sources.get(record.id)
      const names = formerNames(before?.formerNames, before && sourceShortTitle(before), sourceShortTitle(record))
      const originals = before?.originals && { originals: before.originals }
      return { collection, record: { ...record, ...(names.formerNames && names), ...originals } }
    }
    return placed
  }

  /** The reader's grade of a source that comes back out of the bin was not deleted with it. */
  private withOwnGrade(source: Source): Source {
    const { grades } = this.session.store.layer.records
    const own = Object.hasOwn(grades, source.id) ? grades[source.id] : undefined
    if (!own || this.session.index.sources.has(source.id) || isSameJson(own.grade, source.grade)) return source
    this.keepAsNote({ collection: 'sources', id: source.id }, [['grade', source.grade]])
    return { ...source, grade: own.grade }
  }

  private inFile(): DossierIndex {
    return (this.fileIndex ??= atOnce(indexOfFile(this.incoming)))
  }

  private isHere(collection: Exchanged, id: Id): boolean {
    const { index } = this.session
    return collection !== 'entities' && collection !== 'claims' && collection !== 'sources'
      ? true
      : index[collection].has(id)
  }

  /** No source may come from itself by way of others. */
  private withoutCircle(source: Source): Source {
    const originsOf = (id: Id): readonly Id[] => {
      const put = this.puts.get(keyOf('sources', id))
      return (put?.collection === 'sources' ? put.record : this.session.index.sources.get(id))?.derivedFrom ?? []
    }
    const leadsBack = (id: Id, seen = new Set<Id>()): boolean =>
      id === source.id || (!seen.has(id) && originsOf(id).some((next) => leadsBack(next, seen.add(id))))
    if (!source.derivedFrom?.some((id) => leadsBack(id))) return source
    const kept = { ...source, derivedFrom: source.derivedFrom.filter((id) => !leadsBack(id)) }
    this.put({ collection: 'sources', record: kept })
    return kept
  }

  /** What found no place stands in a note on the record. */
  private keepAsNote(row: Pick<ComparedRow, 'collection' | 'id'>, unplaced: KeptBoth<unknown>['unplaced']): void {
    const note = unplacedNote(this.inFile(), row, unplaced, this.incoming.manifest.createdAt)
    const { notes, bin } = this.session.index
    if (Object.hasOwn(notes, note.id) || Object.values(bin).some(({ recordId }) => recordId === note.id)) return
    this.put({ collection: 'notes', record: note })
  }
}

function fromSources(source: Source, mine: Id): Source {
  const origins = (source.derivedFrom ?? []).filter((id) => id !== source.id && id !== mine)
  return { ...source, derivedFrom: [mine, ...origins] }
}

/** A note of theirs in the place of mine keeps my comments, which went out to nobody and so can't have come back. */
function withMyComments(placed: CollectedRecord, { mine }: ComparedRow): CollectedRecord {
  if (placed.collection !== 'notes' || !mine || !('body' in mine) || mine.private === true) return placed
  const { record } = placed
  return { ...placed, record: { ...record, body: withCommentsOf(mine.body, record.body) } }
}
