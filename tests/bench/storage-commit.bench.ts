import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { emptyLayer } from '../../src-main/domain/records/records'
import { openDossierStorage } from '../../src-main/storage/dossiers/dossier-storage'
import { change, note, putNote } from '../support/notes'
import { figure, finish, median, percentile, timed } from './figures'

const BODY = 'The ministers met in Bamako and agreed on little. '.repeat(12)
const ROUNDS = 600

const folder = await mkdtemp(join(tmpdir(), 'dossier-bench-'))
const now = () => '2025-06-01T10:00:00.000Z'
try {
  const stores = []
  for (const count of [1_000, 10_000, 100_000]) {
    const storage = await openDossierStorage({ dataFolder: join(folder, String(count)), now, makeId: () => 'r-1' })
    const layer = emptyLayer('sahel')
    for (let index = 0; index < count; index += 1) layer.records.notes[`n-${index}`] = note(`n-${index}`, BODY)
    await storage.create(layer)
    stores.push({ count, storage, store: await storage.open('sahel'), times: [] as number[] })
  }
  const bare = await open(join(folder, 'bare'), 'w')
  const line = Buffer.from(`${JSON.stringify(note('n-1', BODY))}\n`)
  let at = 0
  const bareTimes: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    bareTimes.push(
      await timed(async () => {
        await bare.write(line, 0, line.length, at)
        await bare.datasync()
      }),
    )
    at += line.length
    for (const { store, times } of stores) {
      const id = `new-${round}`
      times.push(await timed(() => store.commit(change(`c-${round}`, [putNote(note(id, BODY))]))))
    }
  }
  await bare.close()
  console.log(`durable save of a note of ${BODY.length} characters, ${ROUNDS} rounds, interleaved; medians`)
  figure('bare append and fdatasync', median(bareTimes), 'ms')
  for (const { count, times } of stores) {
    figure(`save at ${count} notes`, median(times), 'ms')
    figure(`  95th percentile`, percentile(times, 95), `ms; bare ${percentile(bareTimes, 95).toFixed(2)}`)
    figure(`  against bare`, median(times) / median(bareTimes), 'times', 2)
  }
  const [small, , large] = stores.map(({ times }) => median(times))
  figure('100,000 notes against 1,000', (large ?? NaN) / (small ?? NaN), 'times', 1.2)
  for (const { storage } of stores) await storage.close()
} finally {
  await rm(folder, { recursive: true, force: true })
}
finish()
