import type { IncomingDossier, WorkOptions } from '../../domain/exchange/exchange-ports'
import { keyOf } from '../../domain/exchange/exchanged'
import { keepBoth } from '../../domain/exchange/keep-both'
import type { Id } from '../../domain/records/ids'
import type { DossierSession } from '../session/dossier-session'
import { ExchangeDesk } from './exchange-desk'
import type { ComparedRow, ExchangeComparison } from './exchange-row'
import { recordsIn } from './remember-exchange'
import { unplacedNoteId, versionId } from './version-id'
import { atPace, Pace } from '../../pace/pace'

/** Compares a file with the dossier that is here. Changes nothing. *Errors*: `cancelled`. */
export async function compareExchange(
  session: DossierSession,
  incoming: IncomingDossier,
  { onProgress, signal }: WorkOptions = {},
): Promise<ExchangeComparison> {
  const pace = new Pace(signal)
  const file = recordsIn(incoming)
  const desk = await session.read(() => ExchangeDesk.beginning(session, incoming, file), signal)
  const total = file.length
  let done = 0
  const found: ComparedRow[] = []
  const count = { same: 0 }
  const isPart = incoming.manifest.partial === true
  const mirrored = new Set<Id>()
  for (const { collection, record: theirs } of file) {
    done++
    if (pace.isOver()) {
      onProgress?.({ phase: 'Comparing with what is here', done, total })
      await pace.rest()
    }
    const row = desk.compare(collection, theirs)
    if (!row || (isPart && row.state !== 'added')) {
      if (collection !== 'meta') count.same++
      continue
    }
    // My own words, which the other desk kept as a note and has not changed.
    if (row.kept && row.mine && row.theirs)
      mirrored.add(
        unplacedNoteId(
          collection,
          row.id,
          keepBoth(collection, row.theirs as never, row.mine as never, versionId).unplaced,
        ),
      )
    found.push(row)
  }
  const hereAs = desk.versionsHere(found)
  for (const row of found) {
    await pace.pause()
    const key = keyOf(row.collection, row.id)
    const mine = hereAs.has(key) ? undefined : desk.earlierMine(row)
    if (mine !== undefined) hereAs.set(key, mine)
  }
  // What is here stands in the file beside theirs.
  const besideTheirs = new Set([...hereAs].map(([key, id]) => `${key.slice(0, key.indexOf(' '))} ${id}`))
  for (const row of found)
    if (row.state === 'theirs' && besideTheirs.has(keyOf(row.collection, row.id))) row.state = 'both'
  const elsewhere = new Set([...desk.settled.keys(), ...hereAs.keys()])
  const rows = found.filter((row) => {
    const key = keyOf(row.collection, row.id)
    if (isMirrored(row, mirrored)) elsewhere.add(key)
    if (!hereAs.has(key) && !elsewhere.has(key)) return true
    if (row.state === 'both' && desk.settled.has(key)) return true
    count.same++
    return false
  })
  const all = new Map([...desk.settled, ...desk.besideHere, ...hereAs])
  const inFile = new Set([...all].map(([key, id]) => `${key.slice(0, key.indexOf(' '))} ${id}`))
  if (!isPart)
    for (const row of await atPace(
      desk.absentRows(incoming, (key) => inFile.has(key)),
      signal,
    ))
      rows.push(row)
  return { rows, known: desk.known, same: count.same, hereAs: all, elsewhere }
}

function isMirrored(row: ComparedRow, mirrored: ReadonlySet<Id>): boolean {
  const { collection, state, theirs } = row
  return collection === 'notes' && state === 'added' && mirrored.has(row.id) && theirs?.createdAt === theirs?.updatedAt
}
