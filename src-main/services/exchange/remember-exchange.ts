import type { ReaderPart } from '../../domain/exchange/exchange-file'
import type { DossierContent } from '../../domain/records/dossier'
import { DossierError } from '../../domain/errors'
import { EXCHANGED, saysSame, type CollectedRecord } from '../../domain/exchange/exchanged'
import type { ExchangeRecord } from '../../domain/exchange/exchange-record'
import { handingOver } from '../../domain/leaving/handover'
import type { CancelSignal } from '../../domain/ports'
import type { Id } from '../../domain/records/ids'
import type { RecordOf, RecordOp } from '../../domain/records/records'
import type { DossierLibrary } from '../session/dossier-library'
import type { DossierSession } from '../session/dossier-session'
import { KnownVersions } from './known-versions'
import { atPace, Pace } from '../../pace/pace'

/** What goes out or comes in, record by record. */
export function recordsIn({ content, reader }: { content: DossierContent; reader: ReaderPart }): CollectedRecord[] {
  const lists: { [P in CollectedRecord as P['collection']]: readonly P['record'][] } = {
    meta: [content.dossier],
    entities: content.entities,
    sources: content.sources,
    claims: content.claims,
    notes: reader.notes,
    highlights: reader.highlights,
    briefings: reader.briefings,
  }
  return EXCHANGED.flatMap((collection) =>
    lists[collection].map((record) => ({ collection, record }) as CollectedRecord),
  )
}

/** What was handed over and brought in until now. */
export function knownVersions({ store }: DossierSession): Generator<undefined, KnownVersions> {
  return KnownVersions.of(Object.values(store.layer.records.handovers))
}

/** Remembers what was handed over, so that a file that comes back can be told from it. It is no edit, and cannot be undone. */
export async function rememberSent(
  session: DossierSession,
  handedOver: { content: DossierContent; reader: ReaderPart },
): Promise<void> {
  const known = await atPace(knownVersions(session))
  const pace = new Pace()
  for (const placed of recordsIn(handedOver)) {
    if (pace.isOver()) await pace.rest()
    remember(session, known, placed)
  }
  await session.edit({ kind: 'remember-handover' }, () => ({
    ops: exchangeOps(session, known, 'sent', session.tools.now()),
    answer: null,
  }))
}

/**
 * Remembers of every dossier that it goes into a full copy: on another machine it may be gone on with as it is then, and what is changed
 * here afterwards was not there. What can't be noted, as beside an app that runs, is copied all the same.
 */
export async function rememberCopied(library: DossierLibrary): Promise<void> {
  for (const { id, deletedAt } of await library.storage.list()) {
    if (deletedAt !== undefined) continue
    try {
      const session = await library.open(id)
      await rememberSent(session, await session.read(() => handingOver(session.index)))
    } catch (error) {
      if (!(error instanceof DossierError)) throw error
    }
  }
}

/** Answers what remembers that records came in with a file made at a time. *Errors*: `cancelled`. */
export async function rememberTaken(
  session: DossierSession,
  known: KnownVersions,
  taken: readonly CollectedRecord[],
  at: string,
  signal?: CancelSignal,
): Promise<() => RecordOp[]> {
  const pace = new Pace(signal)
  for (const placed of taken) {
    if (pace.isOver()) await pace.rest()
    remember(session, known, placed)
  }
  return () => exchangeOps(session, known, 'taken', at)
}

/** As `rememberTaken`, of a dossier that begins with the file; gives way after each record. */
export function* firstExchange(
  taken: readonly CollectedRecord[],
  id: Id,
  at: string,
): Generator<undefined, ExchangeRecord> {
  const known = new KnownVersions()
  for (const { collection, record } of taken) {
    known.add(collection, record as RecordOf<typeof collection>, false)
    yield
  }
  return { id, at, way: 'taken', prints: known.news() }
}

function exchangeOps(
  session: DossierSession,
  known: KnownVersions,
  way: ExchangeRecord['way'],
  at: string,
): RecordOp[] {
  const prints = known.news()
  return prints === '' ? [] : [session.put('handovers', { id: session.tools.makeId(), at, way, prints })]
}

function remember(session: DossierSession, known: KnownVersions, placed: CollectedRecord): void {
  const { collection } = placed
  const record = placed.record as RecordOf<typeof collection>
  const came = bundledRecord(session, placed) as RecordOf<typeof collection> | undefined
  // What came with the app everybody has.
  if (came && saysSame(collection, came, record)) return
  known.add(collection, record, came !== undefined)
}

function bundledRecord({ index, content }: DossierSession, { collection, record }: CollectedRecord) {
  if (collection === 'meta') return content?.dossier
  return collection === 'entities' || collection === 'claims' || collection === 'sources'
    ? index.bundled(collection, record.id)
    : undefined
}
