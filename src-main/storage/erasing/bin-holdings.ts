import type { Id } from '../../domain/records/ids'
import type { BinHoldings } from '../../domain/ports'
import type { Disk } from '../disk/disk'
import { ownersOf } from './erased-records'
import type { StoredRecord } from '../tables/record-patch'
import type { RecordTables } from '../tables/record-table'
import { readSnapshot } from '../history/read-snapshot'
import { Pace } from '../../pace/pace'
import type { LoggedChange } from '../history/undo-log'

/** Counts where what is in the bin is kept besides: as versions, marked passages, steps of undo, and in backups. */
export class HoldingsCount {
  private readonly held = new Map<string, BinHoldings>()

  constructor(private readonly bin: readonly { id: Id; collection: string; recordId: Id }[]) {
    for (const { collection, recordId } of bin) {
      this.held.set(`${collection}/${recordId}`, { versions: 0, marks: 0, undo: 0, backups: 0 })
    }
  }

  /** What the dossier itself holds. */
  async present(tables: RecordTables, log: readonly LoggedChange[]): Promise<void> {
    for await (const { collection, owner } of ownedIn(tables)) {
      const held = this.held.get(owner)
      if (held && collection === 'revisions') held.versions += 1
      if (held && collection === 'highlights') held.marks += 1
    }
    for (const { back } of log) {
      const touched = new Set(
        back.flatMap(({ collection, id, put }) => [
          `${collection}/${id}`,
          ...(put ? ownersOf(collection, put).map(({ key }) => key) : []),
        ]),
      )
      for (const key of touched) {
        const held = this.held.get(key)
        if (held) held.undo += 1
      }
    }
  }

  /** What a backup holds. One that can't be read counts for nothing. */
  async backup(disk: Disk, path: string): Promise<void> {
    const snapshot = await readSnapshot(disk, path).catch(() => 'damaged' as const)
    if (typeof snapshot === 'string') return
    const owners = new Set<string>()
    for await (const { owner } of ownedIn(snapshot.tables)) owners.add(owner)
    for (const owner of owners) {
      const held = this.held.get(owner)
      if (held) held.backups += 1
    }
  }

  /** By the id of the entry in the bin. */
  byEntry(): Record<Id, BinHoldings> {
    return Object.fromEntries(
      this.bin.flatMap(({ id, collection, recordId }) => {
        const held = this.held.get(`${collection}/${recordId}`)
        return held ? [[id, held]] : []
      }),
    )
  }
}

/** Every record under the keys of those that it is kept of, and under its own. */
async function* ownedIn(tables: RecordTables): AsyncGenerator<{ collection: string; owner: string }> {
  const pace = new Pace()
  for (const [collection, { byId, stamps }] of tables) {
    for (const id of stamps.keys()) {
      const record: StoredRecord | undefined = byId[id]
      if (!record) continue
      yield { collection, owner: `${collection}/${id}` }
      for (const { key } of ownersOf(collection, record)) yield { collection, owner: key }
      await pace.pause()
    }
  }
}
