import { say } from '../../domain/messages/message'
import type { Id } from '../../domain/records/ids'
import { RECORD_SCHEMAS } from '../../domain/records/records'
import { checkRecords, isCollection } from '../tables/record-check'
import type { LoadedDossier } from './dossier-loader'
import { migrateTables, type Shape } from './migrations'
import { rewriteRecord } from '../tables/record-table'

/**
 * Brings what was loaded to the shape of this program. True when it was older and has been migrated.
 * What a newer version wrote is left as it is; of it only the records that this version understands are shown.
 */
export async function bringUpToDate(
  loaded: LoadedDossier,
  shape: Shape,
  dossierId: Id,
  beforeMigration: () => Promise<void>,
): Promise<boolean> {
  if (loaded.newer !== null) {
    const hidden = dropUnreadable(loaded)
    if (hidden > 0) loaded.report.push(say('recovery.not-shown', { count: hidden }))
    return false
  }
  if (!loaded.found || loaded.schemaVersion === shape.version) return false
  await beforeMigration()
  await migrateTables(loaded.tables, { from: loaded.schemaVersion, to: shape.version }, shape, dossierId)
  checkRecords(loaded.tables, say('storage.not-brought-up-to-date'))
  loaded.undo.clear()
  loaded.schemaVersion = shape.version
  return true
}

function dropUnreadable({ tables }: LoadedDossier): number {
  let dropped = 0
  for (const [collection, { byId }] of tables) {
    for (const [id, record] of Object.entries(byId)) {
      if (isCollection(collection) && RECORD_SCHEMAS[collection].safeParse(record).success) continue
      rewriteRecord(tables, collection, id, null)
      dropped += 1
    }
  }
  return dropped
}
