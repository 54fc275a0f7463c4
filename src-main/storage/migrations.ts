import { SCHEMA_VERSION } from '../domain/dossier'
import { DossierError } from '../domain/errors'
import type { RecordTables } from './record-table'

/** One step from a version of the records' shape to the next. */
export interface Migration {
  from: number
  /** Changes the tables in place; must give the same for the same tables. */
  migrate(tables: RecordTables): void
}

/** The shape that this program reads and writes, and how older ones become it. */
export interface Shape {
  version: number
  migrations: readonly Migration[]
}

/**
 * The shape of this version of the app. A change of the records' schemas raises SCHEMA_VERSION and adds a step here, and a data
 * folder of the version before to tests/fixtures/storage, from which a test migrates.
 */
export const SHAPE: Shape = { version: SCHEMA_VERSION, migrations: [] }

/** Takes tables from one version to another, step by step. *Errors*: `storage-failed` when a step is missing or fails. */
export function migrateTables(tables: RecordTables, from: number, to: number, shape: Shape): void {
  for (let version = from; version < to; version += 1) {
    const step = shape.migrations.find((migration) => migration.from === version)
    if (!step)
      throw new DossierError('storage-failed', `There is no way from version ${version} of the dossier’s files.`)
    step.migrate(tables)
  }
}
