import { describeIssues, DossierError } from '../../domain/errors'
import type { Message } from '../../domain/messages/message'
import { RECORD_SCHEMAS, type Collection } from '../../domain/records/records'
import type { RecordTables } from './record-table'

const PLACES = 20

/** *Errors*: `storage-failed` with what is to be said and the places, when a record is not what its schema asks for. */
export function checkRecords(tables: RecordTables, says: Message): void {
  const places: string[] = []
  for (const [collection, { byId }] of tables) {
    if (!isCollection(collection)) continue
    for (const [id, record] of Object.entries(byId)) {
      const parsed = RECORD_SCHEMAS[collection].safeParse(record)
      if (!parsed.success) places.push(...describeIssues(parsed.error).map((issue) => `${collection}.${id}.${issue}`))
    }
  }
  if (places.length > 0) throw new DossierError('storage-failed', says, places.slice(0, PLACES))
}

/** True for the collections of this version. */
export function isCollection(name: string): name is Collection {
  return Object.hasOwn(RECORD_SCHEMAS, name)
}
