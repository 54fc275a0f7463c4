import { isSameJson } from '../../domain/text/canonical-json'
import { DossierIndex } from '../../domain/dossier/dossier-index'
import type { IncomingDossier } from '../../domain/exchange/exchange-ports'
import {
  EXCHANGED,
  keyOf,
  OTHER_VERSION,
  saying,
  saysSame,
  type Exchanged,
  type CollectedRecord,
} from '../../domain/exchange/exchanged'
import { besides, fromBeside, keepBoth, type KeptBoth } from '../../domain/exchange/keep-both'
import { handingOver } from '../../domain/leaving/handover'
import { Multimap } from '../../domain/multimap'
import type { Id } from '../../domain/records/ids'
import { emptyLayer, type RecordOf } from '../../domain/records/records'
import type { DossierSession } from '../session/dossier-session'
import type { ComparedRow, RowState } from './exchange-row'
import type { KnownVersions } from './known-versions'
import { recordHere } from './record-here'
import { knownVersions, recordsIn } from './remember-exchange'
import { unplacedNoteId, versionId, versionsBegin, VERSIONS_BEGIN } from './version-id'

function* byKey(
  handover: Parameters<typeof recordsIn>[0],
): Generator<undefined, ReadonlyMap<string, RecordOf<Exchanged>>> {
  const records = new Map<string, RecordOf<Exchanged>>()
  for (const { collection, record } of recordsIn(handover)) {
    records.set(keyOf(collection, record.id), record)
    yield
  }
  return records
}

/** The dossier as it would be without some of its records. */
function* indexingWithout(
  { id, index, store }: DossierSession,
  absent: readonly CollectedRecord[],
): Generator<undefined, DossierIndex> {
  const layer = emptyLayer(id)
  const gone = new Set(absent.map(({ collection, record }) => keyOf(collection, record.id)))
  layer.records.meta[id] = index.meta
  for (const collection of ['entities', 'sources', 'claims'] as const) {
    const records: Record<Id, unknown> = layer.records[collection]
    for (const record of index[collection].values()) {
      if (!gone.has(keyOf(collection, record.id))) records[record.id] = record
      yield
    }
  }
  const { grades, notes, highlights, briefings } = store.layer.records
  Object.assign(layer.records, { grades, notes, highlights, briefings })
  return yield* DossierIndex.building(null, layer)
}

/** What is here and not in the file. */
function absentFrom({ index }: DossierSession, content: IncomingDossier['content']): CollectedRecord[] {
  return (['entities', 'sources', 'claims'] as const).flatMap((collection) => {
    const there = new Set(content[collection].map(({ id }) => id))
    return [...index[collection].values()]
      .filter(({ id }) => !there.has(id))
      .map((record) => ({ collection, record }) as CollectedRecord)
  })
}

/** What is here, as it would be handed over and as it is kept, to be compared with a file record by record. */
export class ExchangeDesk {
  /** Records whose other version was brought in before, by key, with the id that it has here. */
  readonly settled = new Map<string, Id>()
  /** Records of the file that are here beside another version and were changed there since, by key, with the id that they have here. */
  readonly besideHere = new Map<string, Id>()
  /** Other versions that are here, by how their ids begin. */
  private versions: Multimap<string, RecordOf<Exchanged>> | undefined
  /** What is here, by how the ids of its other versions begin. */
  private ids: ReadonlyMap<string, Id> | undefined
  private readonly binned = new Map<string, RecordOf<Exchanged> | null>()
  /** Both began with the same version of what came with the app. */
  private readonly isSameBundle: boolean
  private readonly buildsOn: ReturnType<KnownVersions['whatFileBuildsOn']>;

  /** Reads all of a dossier that does not change meanwhile; gives way after each record. */
  static *beginning(
    session: DossierSession,
    incoming: IncomingDossier,
    records: readonly CollectedRecord[],
  ): Generator<undefined, ExchangeDesk> {
    const outgoing = yield* byKey(yield* handingOver(session.index))
    const absent = absentFrom(session, incoming.content)
    const without =
      absent.length === 0 ? outgoing : yield* byKey(yield* handingOver(yield* indexingWithout(session, absent)))
    const inFile = new Map<string, RecordOf<Exchanged>>()
    for (const { collection, record } of records) {
      inFile.set(keyOf(collection, record.id), record)
      yield
    }
    return new ExchangeDesk(session, incoming, records, outgoing, without, inFile, yield* knownVersions(session))
  }

  private constructor(
    private readonly session: DossierSession,
    { content: file, manifest }: IncomingDossier,
    records: readonly CollectedRecord[],
    private readonly outgoing: ReadonlyMap<string, RecordOf<Exchanged>>,
    /** As it would be handed over had everything been deleted that the file does not have: what named that would name it no longer. */
    private readonly without: ReadonlyMap<string, RecordOf<Exchanged>>,
    private readonly inFile: ReadonlyMap<string, RecordOf<Exchanged>>,
    readonly known: KnownVersions,
  ) {
    for (const entry of Object.values(session.index.bin)) {
      const key = keyOf(entry.collection, entry.recordId)
      this.binned.set(key, entry.record ?? this.binned.get(key) ?? null)
    }
    this.buildsOn = this.known.whatFileBuildsOn(records, manifest.createdAt)
    this.isSameBundle = file.dossier.bundle?.version === session.content?.dossier.bundle?.version
  }

  /** Undefined where both say the same. */
  compare<C extends Exchanged>(collection: C, theirs: RecordOf<C>): ComparedRow | undefined {
    const { id } = theirs
    const mine = this.present(collection, id)
    const row = (state: RowState, more: object = {}) => ({ collection, id, state, theirs, ...more }) as ComparedRow
    if (!mine) {
      const deleted = this.deleted(collection, id)
      if (this.known.has(collection, theirs)) return row('deleted', deleted && { mine: deleted })
      if (deleted === undefined) return row('added')
      return saysSame(collection, deleted, theirs) ? row('deleted', { mine: deleted }) : row('added', { mine: deleted })
    }
    const told = (this.outgoing.get(keyOf(collection, id)) ?? mine) as RecordOf<C>
    const without = this.without.get(keyOf(collection, id)) as RecordOf<C> | undefined
    if ([told, mine, without].some((each) => each && saysSame(collection, each, theirs))) return undefined
    const kept = this.withFreeId(collection, keepBoth(collection, mine, theirs, versionId))
    if (kept.beside && this.has(collection, kept.beside.id)) {
      this.settled.set(keyOf(collection, id), kept.beside.id)
      return isSameJson(kept.record, mine) ? undefined : row('both', { mine, kept })
    }
    const followed = kept.beside && this.compareBeside(collection, theirs)
    if (followed) return followed
    const noteIsHere = kept.unplaced.length === 0 || this.has('notes', unplacedNoteId(collection, id, kept.unplaced))
    if (!kept.beside && noteIsHere && isSameJson(kept.record, mine)) return undefined
    return row(this.whoChanged(collection, told, theirs), { mine, kept })
  }

  /** The version of theirs that stands beside mine, when what they have now is sure to be made from it. */
  private compareBeside<C extends Exchanged>(collection: C, theirs: RecordOf<C>): ComparedRow | undefined {
    if (!this.versions) {
      this.versions = new Multimap()
      for (const record of this.outgoing.values())
        if (record.id.startsWith(OTHER_VERSION)) this.versions.add(record.id.slice(0, VERSIONS_BEGIN), record)
    }
    const versions = this.versions.get(versionsBegin(collection, theirs.id))
    const [beside, ...others] = versions.filter(({ id }) => !this.inFile.has(keyOf(collection, id))) as RecordOf<C>[]
    const before = beside && others.length === 0 ? fromBeside(collection, beside, theirs.id) : undefined
    // It is as it came: whoever has changed it here has made a version that did not come from anybody.
    if (!beside || !before || !this.buildsOn(collection, before)) return undefined
    const mine = recordHere(this.session, collection, beside.id) ?? beside
    const now = besides(collection, theirs, () => beside.id)
    this.besideHere.set(keyOf(collection, theirs.id), beside.id)
    const kept = keepBoth(collection, mine, now, versionId)
    return { collection, id: beside.id, fileId: theirs.id, state: 'theirs', mine, theirs: now, kept } as ComparedRow
  }

  /** A version of the file under the id that it has beside theirs, when it is what I had and handed over before I went on with it. */
  earlierMine(row: ComparedRow): Id | undefined {
    const { collection, theirs, state } = row
    if (state !== 'added' || !theirs?.id.startsWith(OTHER_VERSION)) return undefined
    this.ids ??= new Map(
      [...this.outgoing].flatMap(([key, { id }]) => {
        const of = EXCHANGED.find((name) => key.startsWith(`${name} `))
        return of ? [[versionsBegin(of, id), id]] : []
      }),
    )
    const id = this.ids.get(theirs.id.slice(0, VERSIONS_BEGIN))
    const before = id === undefined ? undefined : fromBeside(collection, theirs as RecordOf<typeof collection>, id)
    return before && this.known.has(collection, before) ? id : undefined
  }

  private whoChanged<C extends Exchanged>(collection: C, told: RecordOf<C>, theirs: RecordOf<C>): RowState {
    const { known } = this
    const came = this.cameAs(collection, theirs.id)
    if (known.has(collection, theirs) || (came && saysSame(collection, came, theirs))) return 'mine'
    const isAsItCame = came !== undefined && saysSame(collection, came, told)
    if (isAsItCame) return this.isSameBundle && !known.isSeen(collection, theirs.id) ? 'theirs' : 'both'
    // What was made from a version before the one that is here would bin the words of that one.
    const without = this.without.get(keyOf(collection, theirs.id)) as RecordOf<C> | undefined
    const isFromMine = without !== undefined && saysSame(collection, told, without) && this.buildsOn(collection, told)
    return isFromMine ? 'theirs' : 'both'
  }

  /** An id that the file does not give to another version. */
  private withFreeId<C extends Exchanged>(collection: C, kept: KeptBoth<RecordOf<C>>): KeptBoth<RecordOf<C>> {
    let { beside } = kept
    for (;;) {
      const other = beside && (this.inFile.get(keyOf(collection, beside.id)) as RecordOf<C> | undefined)
      if (!beside || !other || saysSame(collection, other, beside)) return beside ? { ...kept, beside } : kept
      beside = { ...beside, id: versionId(collection, beside.id, saying(collection, beside)) }
    }
  }

  /** Records of a file that are what is here, under the id that the other desk gave this version. */
  versionsHere(rows: readonly ComparedRow[]): Map<string, Id> {
    const known = new Map<string, Id>()
    const versions = rows.filter(({ state, id }) => state === 'added' && id.startsWith(OTHER_VERSION))
    if (versions.length === 0) return known
    const wanted = new Map(versions.map((row) => [keyOf(row.collection, row.id), row]))
    for (const [key, record] of this.outgoing) {
      const collection = EXCHANGED.find((name) => key.startsWith(`${name} `))
      if (!collection || collection === 'meta' || collection === 'entities') continue
      const version = besides(collection, record as never, versionId) as RecordOf<Exchanged>
      const row = wanted.get(keyOf(collection, version.id))
      if (row?.theirs && saysSame(collection, row.theirs as never, version as never))
        known.set(keyOf(collection, version.id), record.id)
    }
    return known
  }

  /** What the file does not have although it holds a whole dossier; gives way after each. */
  *absentRows({ content }: IncomingDossier, isInFile: (key: string) => boolean): Generator<undefined, ComparedRow[]> {
    const rows: ComparedRow[] = []
    for (const { collection, record } of absentFrom(this.session, content)) {
      const key = keyOf(collection, record.id)
      if (isInFile(key)) continue
      const told = this.outgoing.get(key) ?? record
      const wasThere = this.known.has(collection, told as RecordOf<typeof collection>)
      rows.push({
        collection,
        id: record.id,
        state: 'absent',
        mine: record,
        ...(wasThere && { wasThere }),
      } as ComparedRow)
      yield
    }
    return rows
  }

  private present<C extends Exchanged>(collection: C, id: Id): RecordOf<C> | undefined {
    return collection === 'sources'
      ? (this.session.index.gradedSource(id) as RecordOf<C> | undefined)
      : recordHere(this.session, collection, id)
  }

  private deleted<C extends Exchanged>(collection: C, id: Id): RecordOf<C> | undefined {
    const record = this.binned.get(keyOf(collection, id))
    return (record === null ? this.cameAs(collection, id) : record) as RecordOf<C> | undefined
  }

  private has(collection: Exchanged, id: Id): boolean {
    return this.present(collection, id) !== undefined || this.binned.has(keyOf(collection, id))
  }

  private cameAs<C extends Exchanged>(collection: C, id: Id): RecordOf<C> | undefined {
    const { index, content } = this.session
    const came =
      collection === 'meta'
        ? content?.dossier
        : collection === 'entities' || collection === 'claims' || collection === 'sources'
          ? index.bundled(collection, id)
          : undefined
    return came as RecordOf<C> | undefined
  }
}
