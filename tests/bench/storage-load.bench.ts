import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Low } from 'lowdb'
import { JSONFile } from 'lowdb/node'
import { emptyLayer, type ReaderLayer } from '../../src-main/domain/records/records'
import { openDossierStorage } from '../../src-main/storage/dossiers/dossier-storage'
import { note } from '../support/notes'
import { figure, finish, median, timed } from './figures'

const BODY = 'The ministers met in Bamako and agreed on little. '.repeat(12)
const COUNT = 100_000
const ROUNDS = 11

const dataFolder = await mkdtemp(join(tmpdir(), 'dossier-bench-'))
const options = { dataFolder, now: () => '2025-06-01T10:00:00.000Z', makeId: () => 'r-1' }
try {
  const layer = emptyLayer('sahel')
  for (let index = 0; index < COUNT; index += 1)
    layer.records.notes[`n-${index}`] = note(`n-${index}`, `${index} ${BODY}`)
  const writing = await openDossierStorage(options)
  await writing.create(layer)
  await writing.close()
  const folder = join(dataFolder, 'dossiers', 'sahel')
  const [name = ''] = (await readdir(folder)).filter((candidate) => candidate.startsWith('snapshot'))
  // The same bytes as one JSON text: what is behind the head of the snapshot, its lines as the items of an array.
  const payload = (await readFile(join(folder, name), 'utf8')).slice(4_096)
  const plain = join(dataFolder, 'plain.json')
  await writeFile(plain, `[${payload.trimEnd().split('\n').join(',')}]`)
  const lowdbFile = join(dataFolder, 'lowdb.json')
  await writeFile(lowdbFile, JSON.stringify(layer))

  const times = { bare: [] as number[], ours: [] as number[], lowdb: [] as number[] }
  const work = { bare: [] as number[], ours: [] as number[], lowdb: [] as number[] }
  const measured = async (what: keyof typeof times, run: () => Promise<unknown>) => {
    // Each starts with nothing left over from the one before.
    globalThis.gc?.()
    const before = process.cpuUsage()
    times[what].push(await timed(run))
    const { user, system } = process.cpuUsage(before)
    work[what].push((user + system) / 1_000)
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    await measured('bare', async () => JSON.parse(await readFile(plain, 'utf8')) as unknown)
    await measured('ours', async () => {
      const storage = await openDossierStorage({ ...options, access: 'read' })
      return storage.open('sahel')
    })
    await measured('lowdb', async () => {
      const db = new Low<ReaderLayer | null>(new JSONFile(lowdbFile), null)
      await db.read()
      return db
    })
  }
  console.log(
    `opening ${COUNT} notes of about ${BODY.length} characters (${Math.round(payload.length / 1e6)} MB), medians of ${ROUNDS}`,
  )
  figure('bare readFile and JSON.parse of the same bytes', median(times.bare), 'ms')
  figure('verified open', median(times.ours), 'ms')
  figure('  against bare, medians', median(times.ours) / median(times.bare), 'times', 1.5)
  figure('  against bare, fastest rounds', Math.min(...times.ours) / Math.min(...times.bare), 'times')
  figure('  against bare, medians of processor time', median(work.ours) / median(work.bare), 'times')
  figure("lowdb's own JSONFile, which verifies nothing", median(times.lowdb), 'ms')
} finally {
  await rm(dataFolder, { recursive: true, force: true })
}
finish()
