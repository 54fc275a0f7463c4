import { describeIssues, DossierError } from '../domain/errors'
import { RECORD_SCHEMAS, type Collection } from '../domain/records'
import type { LoadedDossier } from './dossier-loader'
import { migrateTables, type Shape } from './migrations'
import { putRecord } from './record-table'
import { counted } from './plain-words'

/**
 * Brings what was loaded to the shape of this program. True when it was older and has been migrated.
 * What a newer version wrote is left as it is; of it only the records that this version understands are shown.
 */
export async function bringUpToDate(
  loaded: LoadedDossier,
  shape: Shape,
  beforeMigration: () => Promise<void>,
): Promise<boolean> {
  if (loaded.newer !== null) {
    const hidden = dropUnreadable(loaded)
    if (hidden > 0) loaded.report.push(`${counted(hidden, 'record')} of it can’t be shown by this version.`)
    return false
  }
  if (!loaded.found || loaded.schemaVersion === shape.version) return false
  await beforeMigration()
  migrateTables(loaded.tables, loaded.schemaVersion, shape.version, shape)
  checkRecords(loaded)
  loaded.undo.clear()
  loaded.schemaVersion = shape.version
  return true
}

/** *Errors*: `storage-failed` with the places, when a migration made what this version would refuse. */
function checkRecords({ tables }: LoadedDossier): void {
  const places: string[] = []
  for (const [collection, { byId }] of tables) {
    if (!isCollection(collection)) continue
    for (const [id, record] of Object.entries(byId)) {
      const parsed = RECORD_SCHEMAS[collection].safeParse(record)
      if (!parsed.success) places.push(...describeIssues(parsed.error).map((issue) => `${collection}.${id}.${issue}`))
    }
  }
  if (places.length === 0) return
  throw new DossierError(
    'storage-failed',
    'The dossier is from an older version and could not be brought up to date. Nothing was changed.',
    places.slice(0, 20),
  )
}

function dropUnreadable({ tables }: LoadedDossier): number {
  let dropped = 0
  for (const [collection, { byId }] of tables) {
    for (const [id, record] of Object.entries(byId)) {
      if (isCollection(collection) && RECORD_SCHEMAS[collection].safeParse(record).success) continue
      putRecord(tables, collection, id, null)
      dropped += 1
    }
  }
  return dropped
}

function isCollection(name: string): name is Collection {
  return Object.hasOwn(RECORD_SCHEMAS, name)
}
