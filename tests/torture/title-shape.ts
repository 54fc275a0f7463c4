import type { Shape } from '../../src-main/storage/history/migrations'
import { rewriteRecord, tableOf } from '../../src-main/storage/tables/record-table'

/** A shape of any version: each migration writes its number into the title of every note, which shows what it reached. */
export function titleShape(version: number): Shape {
  const migrations = Array.from({ length: version }, (_, index) => ({
    from: index + 1,
    migrate(tables: Parameters<Shape['migrations'][number]['migrate']>[0]) {
      for (const id of tableOf(tables, 'notes').stamps.keys()) {
        const record = tableOf(tables, 'notes').byId[id]
        rewriteRecord(tables, 'notes', id, { ...record, title: `migrated to ${index + 2}` })
      }
    },
  }))
  return { version, migrations }
}
