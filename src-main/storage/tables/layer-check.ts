import { SCHEMA_VERSION } from '../../domain/records/dossier'
import { describeIssues, DossierError } from '../../domain/errors'
import { say } from '../../domain/messages/message'
import { COLLECTIONS, RECORD_SCHEMAS, type ReaderLayer } from '../../domain/records/records'

/** Checks every record of a layer that comes from outside, and gives way after each. *Errors*: `invalid-input` with the places. */
export function* checkingLayer(layer: ReaderLayer): Generator<undefined, void> {
  const places: string[] = []
  if (layer.schemaVersion !== SCHEMA_VERSION) places.push(`schemaVersion: is ${String(layer.schemaVersion)}`)
  for (const name of COLLECTIONS) {
    for (const [id, record] of Object.entries(layer.records[name])) {
      const parsed = RECORD_SCHEMAS[name].safeParse(record)
      if (!parsed.success) places.push(...describeIssues(parsed.error).map((issue) => `${name}.${id}.${issue}`))
      else if (parsed.data.id !== id) places.push(`${name}.${id}: its id is ${parsed.data.id}`)
      yield
    }
  }
  if (places.length > 0) {
    throw new DossierError('invalid-input', say('storage.dossier-unfit'), places.slice(0, 20))
  }
}
