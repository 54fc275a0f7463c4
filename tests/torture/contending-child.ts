import { writeSync } from 'node:fs'
import { openDossierStorage } from '../../src-main/storage/dossiers/dossier-storage'
import { change, note } from '../support/notes'

// Takes its turn again and again: opens the data folder, counts one up, writes a note of its own, closes. Tells each turn that was
// acknowledged. Arguments: data folder, name, turns.
const [, , dataFolder = '', name = '', turns = '1'] = process.argv

for (let turn = 1; turn <= Number(turns); turn += 1) {
  const storage = await openDossierStorage({
    dataFolder,
    now: () => '2025-06-01T10:00:00.000Z',
    makeId: () => 'r-1',
    lockWaitMs: 120_000,
    snapshotAfterBytes: 2_000,
  })
  const store = await storage.open('sahel')
  if (store.undecided !== null) throw new Error(store.undecided)
  const before = store.layer.records.notes['counter'] ?? null
  const after = note('counter', String(Number(before?.body ?? '0') + 1))
  const own = note(`${name}-${turn}`)
  writeSync(1, `begin ${name}-${turn}\n`)
  await store.commit(
    change(`c-${name}-${turn}`, [
      { collection: 'notes', id: 'counter', before, after },
      { collection: 'notes', id: own.id, before: null, after: own },
    ]),
  )
  writeSync(1, `saved ${name}-${turn}\n`)
  await storage.close()
}
