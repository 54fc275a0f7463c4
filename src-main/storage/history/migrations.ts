import { SCHEMA_VERSION, type DossierContent } from '../../domain/records/dossier'
import { DossierError } from '../../domain/errors'
import { say } from '../../domain/messages/message'
import type { Id } from '../../domain/records/ids'
import type { OldRecords } from '../../domain/migration/old-records'
import { TO_VERSION_2 } from '../../domain/migration/to-version-2'
import type { StoredRecord } from '../tables/record-patch'
import { rewriteRecord, tableOf, type RecordTables } from '../tables/record-table'

/** Finds a record of the dossier that came with the app, over which the reader's records stand. */
export type FindBundled = (collection: string, id: Id) => StoredRecord | undefined

/** One step from a version of the records' shape to the next. */
export interface Migration {
  from: number
  /** Changes the tables in place; must give the same for the same tables. */
  migrate(tables: RecordTables, findBundled: FindBundled): void
}

/** The shape that this program reads and writes, and how older ones become it. */
export interface Shape {
  version: number
  migrations: readonly Migration[]
  /** The dossier that came with the app under this id, in the present shape; null when there is none. */
  bundled?: (dossierId: Id) => Promise<DossierContent | null>
}

/**
 * The shape of this version of the app. A change of the records' schemas raises SCHEMA_VERSION and adds a step here, and a data
 * folder of the version before to tests/fixtures/storage, from which a test migrates. The steps themselves are in domain/migration,
 * because files that are brought in take them too.
 */
export const SHAPE: Shape = {
  version: SCHEMA_VERSION,
  migrations: [
    {
      from: 1,
      migrate(tables, findBundled) {
        const records = recordsOf(tables, findBundled)
        for (const step of TO_VERSION_2) step(records)
      },
    },
  ],
}

/**
 * Takes the tables of a dossier from one version to another, step by step.
 * *Errors*: `storage-failed` when a step is missing or fails; those of the bundle that stands under the dossier.
 */
export async function migrateTables(
  tables: RecordTables,
  versions: { from: number; to: number },
  shape: Shape,
  dossierId: Id,
): Promise<void> {
  if (versions.from >= versions.to) return
  const bundle = (await shape.bundled?.(dossierId)) ?? null
  const findBundled = bundledRecords(bundle)
  for (let version = versions.from; version < versions.to; version += 1) {
    const step = shape.migrations.find((migration) => migration.from === version)
    if (!step) throw new DossierError('storage-failed', say('storage.no-way-from-version', { version }))
    step.migrate(tables, findBundled)
  }
}

function bundledRecords(bundle: DossierContent | null): FindBundled {
  const lists: Readonly<Record<string, readonly (StoredRecord & { id: Id })[]>> = bundle
    ? { entities: bundle.entities, claims: bundle.claims, sources: bundle.sources, meta: [bundle.dossier] }
    : {}
  const tables = new Map(
    Object.entries(lists).map(([name, list]) => [name, new Map(list.map((record) => [record.id, record]))]),
  )
  return (collection, id) => tables.get(collection)?.get(id)
}

/** The tables as the steps of a migration see them. */
function recordsOf(tables: RecordTables, findBundled: FindBundled): OldRecords {
  return {
    change(collection, change) {
      for (const [id, record] of Object.entries(tableOf(tables, collection).byId)) {
        const changed = change(record)
        if (changed !== record) rewriteRecord(tables, collection, id, changed)
      }
    },
    find(collection, id) {
      const { byId } = tableOf(tables, collection)
      return Object.hasOwn(byId, id) ? byId[id] : findBundled(collection, id)
    },
  }
}
