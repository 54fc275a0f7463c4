import { describe, expect, it } from 'vitest'
import { readSnapshot } from '../../../src-main/storage/history/read-snapshot'
import { tableOf } from '../../../src-main/storage/tables/record-table'
import { MemoryDisk } from '../../support/memory-disk'
import { change, note } from '../../support/notes'
import { seededRandom } from '../../support/random'
import { asWritten, FOLDER, openAfterKill, openStorage } from '../../support/storage'

const HOME = `${FOLDER}/dossiers/sahel`

describe('a snapshot', () => {
  it('holds exactly the changes up to its number, however fast changes come while it begins and runs', async () => {
    for (let seed = 1; seed <= 12; seed += 1) {
      const random = seededRandom(seed)
      const disk = new MemoryDisk()
      // Every step of the disk takes another time, so that everything that can overtake something else does.
      disk.afterChange = async () => {
        for (let wait = random.below(6); wait > 0; wait -= 1) await Promise.resolve()
      }
      const storage = await openStorage({ disk, snapshotAfterBytes: 400, whenDiskFails: 'refuse' })
      const store = await storage.open('sahel')
      const states = new Map<number, Record<string, string>>([[0, {}]])
      const seen = new Set<string>()
      for (let seq = 1; seq <= 60; seq += 1) {
        if (random.next() < 0.4) await new Promise((resolve) => setImmediate(resolve))
        const id = `n-${random.below(8)}`
        const before = store.layer.records.notes[id] ?? null
        const body = before ? `${before.body.slice(0, 600)}${seq}${before.body.slice(600)}` : `${seq} `.repeat(400)
        const after = before && random.next() < 0.2 ? null : note(id, body)
        await store.commit(change(`c-${seq}`, [{ collection: 'notes', id, before, after }]))
        const { notes } = store.layer.records
        states.set(seq, Object.fromEntries(Object.values(notes).map((kept) => [kept.id, kept.body])))
        for (const name of await disk.list(HOME)) {
          if (!/^snapshot-\d+\.json$/.test(name) || seen.has(name)) continue
          seen.add(name)
          const snapshot = await readSnapshot(asWritten(disk), `${HOME}/${name}`)
          if (typeof snapshot === 'string') throw new Error(`${name} is ${snapshot}`)
          const records = Object.values(tableOf(snapshot.tables, 'notes').byId)
          const held = Object.fromEntries(records.map((record) => [record['id'], record['body']]))
          expect(held, `${name}, seed ${seed}`).toEqual(states.get(snapshot.head.seq))
        }
      }
      expect(seen.size).toBeGreaterThan(2)
      const again = await (await openAfterKill(disk)).open('sahel')
      expect(again.undecided).toBeNull()
      expect(again.layer.records.notes).toEqual(store.layer.records.notes)
      await storage.close()
    }
  })
})
