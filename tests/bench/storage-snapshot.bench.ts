import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Low } from 'lowdb'
import { JSONFile } from 'lowdb/node'
import { emptyLayer, type ReaderLayer } from '../../src-main/domain/records/records'
import { openDossierStorage } from '../../src-main/storage/dossiers/dossier-storage'
import { change, note, putNote } from '../support/notes'
import { figure, finish, median, percentile, timed } from './figures'

const BODY = 'The ministers met in Bamako and agreed on little. '.repeat(12)
const COUNT = 100_000

const dataFolder = await mkdtemp(join(tmpdir(), 'dossier-bench-'))
const options = { dataFolder, now: () => '2025-06-01T10:00:00.000Z', makeId: () => 'r-1' }
try {
  const layer = emptyLayer('sahel')
  for (let index = 0; index < COUNT; index += 1) layer.records.notes[`n-${index}`] = note(`n-${index}`, BODY)
  const storage = await openDossierStorage(options)
  await storage.create(layer)
  const store = await storage.open('sahel')
  // The backup that opening makes is over before anything is measured.
  await new Promise((resolve) => setTimeout(resolve, 5_000))

  const quiet = await blocksDuring(async () => {
    for (let round = 0; round < 300; round += 1)
      await store.commit(change(`q-${round}`, [putNote(note(`q-${round}`, BODY))]))
  })
  const ours: Blocks[] = []
  const saves: number[] = []
  for (let snapshot = 0; snapshot < 5; snapshot += 1) {
    ours.push(
      await blocksDuring(async () => {
        let finished = false
        const copy = storage.backups.create('sahel').then(() => (finished = true))
        for (let round = 0; !finished; round += 1) {
          const id = `s-${snapshot}-${round}`
          saves.push(await timed(() => store.commit(change(id, [putNote(note(id, BODY))]))))
        }
        await copy
      }),
    )
  }
  const db = new Low(new JSONFile<ReaderLayer>(join(dataFolder, 'lowdb.json')), layer)
  const lowdb = await blocksDuring(() => db.write())

  console.log(
    `the main thread while ${COUNT} notes of ${BODY.length} characters are written whole; 300 saves before it for comparison`,
  )
  show('while only saving', quiet)
  for (const [index, blocks] of ours.entries()) show(`while saving beside snapshot ${index + 1}`, blocks, 16)
  figure('a save during a snapshot, median', median(saves), 'ms')
  figure('  95th percentile', percentile(saves, 95), 'ms')
  show("while lowdb's own JSONFile writes", lowdb)
  await storage.close()
} finally {
  await rm(dataFolder, { recursive: true, force: true })
}
finish()

function show(when: string, { longest, longestWall, total }: Blocks, atMost?: number): void {
  figure(
    `longest block ${when}`,
    longest,
    `ms of work; by the clock ${longestWall.toFixed(1)}; all of it took ${total.toFixed(0)}`,
    atMost,
  )
}

interface Blocks {
  longest: number
  longestWall: number
  total: number
}

/** The longest time for which nothing else had a turn: of work, and by the clock, in which other programs count too. *Units*: milliseconds. */
async function blocksDuring(work: () => Promise<unknown>): Promise<Blocks> {
  globalThis.gc?.()
  const blocks = { longest: 0, longestWall: 0 }
  let last = { cpu: mainThreadMs(), wall: performance.now() }
  let running = true
  const watch = () => {
    const now = { cpu: mainThreadMs(), wall: performance.now() }
    blocks.longest = Math.max(blocks.longest, now.cpu - last.cpu)
    blocks.longestWall = Math.max(blocks.longestWall, now.wall - last.wall)
    last = now
    if (running) setImmediate(watch)
  }
  setImmediate(watch)
  const total = await timed(work)
  await new Promise((resolve) => setImmediate(resolve))
  running = false
  return { ...blocks, total }
}

/** Time for which this thread had a processor. *Source*: Linux, proc(5) `schedstat`; elsewhere the clock has to do. */
function mainThreadMs(): number {
  if (process.platform !== 'linux') return performance.now()
  return Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'latin1').split(' ')[0]) / 1e6
}
