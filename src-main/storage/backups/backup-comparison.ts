import type { Id } from '../../domain/records/ids'
import type { BackupDifference } from '../../domain/ports'
import { COLLECTIONS, RECORD_SCHEMAS, type Collection, type RecordOp } from '../../domain/records/records'
import { DossierError } from '../../domain/errors'
import { say } from '../../domain/messages/message'
import { recordLabel } from '../tables/record-label'
import { sameJson, type StoredRecord } from '../tables/record-patch'
import { tableOf, type RecordTables } from '../tables/record-table'
import { Pace } from '../../pace/pace'

/** A record that is not the same on both sides. */
interface Differing {
  collection: Collection
  id: Id
  now: StoredRecord | null
  then: StoredRecord | null
}

/** *Units*: labels of one kind that are named. */
const EXAMPLES = 5

/** What a backup holds otherwise than the dossier, by collection; those without a difference are left out. */
export async function compareTables(now: RecordTables, then: RecordTables): Promise<BackupDifference[]> {
  const found = new Map<Collection, BackupDifference>()
  for await (const { collection, ...sides } of differing(now, then)) {
    const empty: BackupDifference = { collection, onlyInBackup: 0, onlyNow: 0, changed: 0, examples: [] }
    const difference = found.get(collection) ?? empty
    found.set(collection, difference)
    if (sides.now === null) difference.onlyInBackup += 1
    else if (sides.then === null) difference.onlyNow += 1
    else difference.changed += 1
    const record = sides.then ?? sides.now
    if (record && difference.examples.length < EXAMPLES) difference.examples.push(recordLabel(record))
  }
  return [...found.values()]
}

/** The operations that make the dossier what the backup holds. *Errors*: `storage-failed` when a record in the backup is not valid. */
export async function differingOps(now: RecordTables, then: RecordTables): Promise<RecordOp[]> {
  const ops: RecordOp[] = []
  for await (const { collection, id, ...sides } of differing(now, then)) {
    if (sides.then && !RECORD_SCHEMAS[collection].safeParse(sides.then).success) {
      throw new DossierError('storage-failed', say('backup.unfit'), [`${collection}.${id}`])
    }
    // Both sides were checked against the collection's schema: here, and when they were written.
    ops.push({ collection, id, before: sides.now, after: sides.then } as RecordOp)
  }
  return ops
}

async function* differing(now: RecordTables, then: RecordTables): AsyncGenerator<Differing> {
  const pace = new Pace()
  for (const collection of COLLECTIONS) {
    const [present, past] = [tableOf(now, collection), tableOf(then, collection)]
    const gone = [...present.stamps.keys()].filter((id) => !past.stamps.has(id))
    for (const id of [...past.stamps.keys(), ...gone]) {
      const sides = { now: present.byId[id] ?? null, then: past.byId[id] ?? null }
      if (!sameJson(sides.now, sides.then)) yield { collection, id, ...sides }
      await pace.pause()
    }
  }
}
